/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { ChronicleEntry, Wording } from './chronicle.ts';
import type { ChronicleFact, ChronicleFactOf, ChroniclePayload } from './events.ts';
import type { Author } from './policy.ts';
import { viewChronicleEntry } from './view.ts';

export { entryId, objectId };

const said = <Type extends ChronicleFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: ChroniclePayload<Type>,
	by: string
): ChronicleFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space: 'members' as Space,
		by: by as PersonId,
		device: 'device' as DeviceId,
		at,
		receivedAt: at,
		payload
	}) as ChronicleFact as ChronicleFactOf<Type>;

export const founding = {
	kind: 'achievement',
	year: 2021,
	date: '2021-10-18',
	title: '联盟成立',
	text: null,
	people: [objectId('Alice')]
} as const satisfies Wording;

/** The entry `e`. */
export const stated = (wording: Wording = founding, by = 'office') =>
	said('e', 1, 'chronicle.stated', { ...wording, people: [...wording.people] }, by);

export const corrected = (name: string, at: number, title: string, by = 'office') => {
	const payload = { ...founding, people: [...founding.people], title, reason: '笔误' };
	return said(name, at, 'chronicle.corrected', { entry: objectId('e'), ...payload }, by);
};

export const withdrawn = (name: string, at: number, by = 'office') =>
	said(name, at, 'chronicle.withdrawn', { entry: objectId('e'), reason: '重复' }, by);

/** The office keeps the chronicle, nobody else. */
export const authorOf = ({ by }: ChronicleFact): Author => ({
	can: () => (by as string) === 'office'
});

/** The entry that was stated, as facts in the order of their times make it. */
export const entryOf = (...facts: readonly ChronicleFact[]): ChronicleEntry => {
	const sorted = [...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
	const entry = viewChronicleEntry(sorted, authorOf);
	if (!entry) throw new Error('the entry has been stated');
	return entry;
};
