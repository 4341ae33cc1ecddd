/** What one history changes beside another, asked of both ways round; see `scene.ts`. */
import { expect } from 'vitest';
import {
	authorityChanges,
	resolveAuthority,
	type Authority,
	type ChangedDevices,
	type Cut
} from '#lib/kernel/authority/index.ts';
import { controlSpace, type EntryId, type PersonId } from '#lib/kernel/identity/index.ts';
import { fakeProves } from './histories.ts';
import { keyOf, Scene } from './scene.ts';

/** The authority of a scene in which these entries have not arrived. */
const resolveWithout = ({ workspace, entries }: Scene, without: readonly EntryId[]): Authority => {
	const known = entries.filter(({ id }) => !without.includes(id));
	const byId = new Map(known.map(({ id, entry }) => [id, entry]));
	const control = known.filter(({ entry }) => entry.space === controlSpace);
	return resolveAuthority(workspace, control, (id) => byId.get(id), fakeProves);
};

type Changed = Partial<Record<'grants' | 'entries', readonly EntryId[]>> & {
	readonly persons?: readonly PersonId[];
};

/** That two states of a history differ in this and in nothing else, whichever comes first. */
export const expectChanges = (
	scene: Scene,
	[without, withoutOthers]: readonly [readonly EntryId[], readonly EntryId[]],
	{ grants = [], persons = [], entries = [] }: Changed
): void => {
	const [one, other] = [resolveWithout(scene, without), resolveWithout(scene, withoutOthers)];
	for (const changes of [authorityChanges(one, other), authorityChanges(other, one)]) {
		expect({
			grants: [...changes.grants].sort(),
			persons: [...changes.persons.keys()].sort(),
			entries: [...changes.entries].sort()
		}).toEqual({
			grants: [...grants].sort(),
			persons: [...persons].sort(),
			entries: [...entries].sort()
		});
	}
};

/** Of which devices a person's verdicts may differ once this entry has arrived, and before it has. */
export const devicesChangedBy = (
	scene: Scene,
	id: EntryId,
	person: PersonId
): readonly (ChangedDevices | undefined)[] => {
	const [before, after] = [resolveWithout(scene, [id]), resolveWithout(scene, [])];
	return [authorityChanges(before, after), authorityChanges(after, before)].map(({ persons }) =>
		persons.get(person)
	);
};

/** That these entries change this. */
export const expectChangesBy = (scene: Scene, by: readonly EntryId[], changed: Changed): void => {
	expectChanges(scene, [by, []], changed);
};

/** Bob has a laptop and a phone; the cut holds what they have written. */
export const office = (): {
	readonly scene: Scene;
	readonly bob: EntryId;
	readonly cut: Cut;
} => {
	const scene = new Scene(['north', 'east']);
	const bob = scene.appoint('bob', 4);
	scene.add('bob', 'bob', 'phone');
	const cut = scene.cut('bob', 'phone');
	return { scene, bob, cut };
};

/** Somebody revokes a grant. */
export const end = (
	scene: Scene,
	grant: EntryId,
	cut: Cut,
	by = 'alice',
	auth = scene.root
): EntryId => scene.say(by, by, 'grant.revoked', { grant, cut }, { auth });

/** One of Bob's devices is revoked: by a device of his, or under a grant by somebody else. */
export const retire = (
	scene: Scene,
	by: string,
	device: string,
	cut: Cut,
	auth?: EntryId
): EntryId =>
	scene.say(
		...([by, auth ? by : 'bob', 'device.revoked'] as const),
		{ person: scene.person('bob'), device: keyOf(device), cut },
		{ auth }
	);
