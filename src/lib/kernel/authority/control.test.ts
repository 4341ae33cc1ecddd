import { describe, expect, it } from 'vitest';
import { Scene } from '../../../../tests/convergence/scene.ts';
import { membersSpace } from '../identity/index.ts';
import { byId, Control, onceOf } from './control.ts';
import type { Identified } from './types.ts';

const introduction = (name = 'bob'): Identified => {
	const scene = new Scene();
	scene.enter(name);
	const stated = scene.entries.at(-1);
	if (!stated) throw new Error('somebody has entered');
	return stated;
};

describe('the control entries', () => {
	it('are sorted by type, each in the order of ids', () => {
		const introductions = ['bob', 'carol', 'dora', 'erin', 'frank'].map(introduction);
		const ids = introductions.map(({ id }) => id);
		for (const entries of [introductions, introductions.toReversed()]) {
			const [first, ...others] = entries;
			const control = Control.none.with(first ? [first] : []).with(others);
			expect(control.of('person.introduced').map(({ id }) => id)).toEqual(ids.toSorted());
			expect(control.of('grant.issued')).toEqual([]);
			expect(control.unknown).toEqual([]);
		}
	});

	it('are a set that never changes; a larger one shares the lists that nothing was added to', () => {
		const [alice, bob] = [introduction('alice'), introduction('bob')];
		const founding = new Scene().entries[0];
		if (!founding) throw new Error('a scene begins with its founding');
		const one = Control.none.with([founding, alice]);
		const two = one.with([bob]);
		expect(one.with([])).toBe(one);
		expect(one.of('person.introduced').map(({ id }) => id)).toEqual([alice.id]);
		expect(two.of('workspace.founded')).toBe(one.of('workspace.founded'));
		expect(two.of('grant.issued')).toBe(one.of('grant.issued'));
		expect(two.of('person.introduced')).toHaveLength(2);
		expect(Control.none.of('person.introduced')).toEqual([]);
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
			for (let times = 0; times < 2; times++) {
				const control = Control.none.with([{ id, entry: other }]);
				expect(control.of('person.introduced')).toEqual([]);
				expect(control.unknown).toEqual([id]);
				expect(control.with([{ id: membersSpace as never, entry: other }]).unknown).toEqual([
					id,
					membersSpace
				]);
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
		const [first] = Control.none.with([{ id, entry: watched }]).of('person.introduced');
		const [again] = Control.none.with([{ id, entry: watched }]).of('person.introduced');
		expect(parsed).toBe(1);
		expect(again).toBe(first);
	});
});

it('orders by id', () => {
	const [a, b] = [{ id: 'a' }, { id: 'b' }];
	expect([byId(a, b), byId(b, a), byId(a, a)]).toEqual([-1, 1, 0]);
});

describe('what follows from a list', () => {
	it('is computed once, and again for another list or together with something else', () => {
		let computed = 0;
		const sum = onceOf((list: readonly number[], factor: number, more: readonly number[]) => {
			computed++;
			return [...list, ...more].reduce((total, each) => total + each * factor, 0);
		});
		const [list, more] = [[1, 2], [3]];
		expect([sum(list, 2, more), sum(list, 2, more), computed]).toEqual([12, 12, 1]);
		expect([sum(list, 3, more), sum(list, 3, [4]), sum([1, 2], 3, more)]).toEqual([18, 21, 18]);
		expect(computed).toBe(4);
		expect([sum(list, 3, more), computed]).toEqual([18, 5]);
	});
});
