import type { Card, MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { Say } from '../log/index.ts';
import type { SamplePerson } from './cast.ts';

interface Seated extends SamplePerson {
	readonly member: MemberId;
}

interface Frame {
	readonly units: ReadonlyMap<string, UnitId>;
	readonly people: readonly Seated[];
	/** The term's first day. */
	readonly from: string;
	/** Epoch ms. */
	readonly at: number;
}

const titles = ['部长', '副部长'];

/**
 * In each department a minister and a deputy, and a college's unit with somebody to ask there. Answers
 * the cards of those who are no members.
 */
export const sampleStructure = (say: Say, { units, people, from, at }: Frame): readonly Card[] => {
	// One after the other, for what is named first is listed first.
	let time = at;
	const made = (type: string, payload: object) => entryToObject(say({ type, payload, at: time++ }));
	for (const [name, unit] of units) {
		const cadres = people.filter((each) => each.unit === name && each.position === 'cadre');
		for (const [index, { member: holder }] of cadres.entries()) {
			const position = made('position.named', { unit, title: titles[index] ?? '干部' });
			made('holder.appointed', { position, holder, from });
		}
	}
	const unit = made('unit.created', { name: '示例学院心理部', parent: null });
	made('unit.classified', { unit, kind: 'college' });
	const contact = made('contact.listed', { unit });
	const position = made('position.named', { unit, title: '院部长' });
	made('holder.appointed', { position, holder: contact, from });
	made('position.named', { unit, title: '院心健代表' });
	// A contact's id stands where a member's would.
	return [
		{ member: contact as MemberId, name: '子同学', title: '学生助理', phone: '0000-0000', at }
	];
};
