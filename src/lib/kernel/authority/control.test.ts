import { describe, expect, it } from 'vitest';
import { Scene } from '../../../../tests/convergence/scene.ts';
import { membersSpace, type EntryId } from '../identity/index.ts';
import { byId, readControl } from './control.ts';
import type { AuthorityFault, Identified } from './types.ts';

const introduction = (name = 'bob'): Identified => {
	const scene = new Scene();
	scene.enter(name);
	const stated = scene.entries.at(-1);
	if (!stated) throw new Error('somebody has entered');
	return stated;
};

const read = (control: readonly Identified[]) => {
	const refused = new Map<EntryId, AuthorityFault>();
	return { control: readControl(control, refused), refused };
};

describe('the control entries', () => {
	it('are sorted by type, each in the order of ids', () => {
		const introductions = ['bob', 'carol', 'dora', 'erin', 'frank'].map(introduction);
		const ids = introductions.map(({ id }) => id);
		for (const entries of [introductions, introductions.toReversed()]) {
			const { control, refused } = read(entries);
			expect(control.of('person.introduced').map(({ id }) => id)).toEqual(ids.toSorted());
			expect(control.of('grant.issued')).toEqual([]);
			expect(refused.size).toBe(0);
		}
	});

	it('are unknown of a newer version, in another space, of no known type, or malformed', () => {
		const { id, entry } = introduction();
		for (const other of [
			{ ...entry, version: 3 },
			{ ...entry, space: membersSpace },
			{ ...entry, type: 'grant.lent' },
			{ ...entry, payload: {} }
		]) {
			// However often they are read.
			for (const { control, refused } of [
				read([{ id, entry: other }]),
				read([{ id, entry: other }])
			]) {
				expect(control.of('person.introduced')).toEqual([]);
				expect([...refused]).toEqual([[id, { code: 'unknown_event' }]]);
			}
		}
	});

	it('are parsed once, however often they are read', () => {
		const { id, entry } = introduction();
		let parsed = 0;
		const watched = {
			...entry,
			get payload() {
				parsed++;
				return entry.payload;
			}
		};
		const [first] = read([{ id, entry: watched }]).control.of('person.introduced');
		const [again] = read([{ id, entry: watched }]).control.of('person.introduced');
		expect(parsed).toBe(1);
		expect(again).toBe(first);
	});
});

it('orders by id', () => {
	const [a, b] = [{ id: 'a' }, { id: 'b' }];
	expect([byId(a, b), byId(b, a), byId(a, a)]).toEqual([-1, 1, 0]);
});
