import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Space } from '../identity/index.ts';
import { holdersWithoutWrap, rotationDue } from './holders.ts';
import { openedSpaces, type SpaceFact } from './spaces.ts';
import { space, stated } from './testing.ts';

const id = (letter: string) => letter.repeat(43);
const opens = (epoch: number, commitment: string, more?: boolean, at?: number): SpaceFact =>
	stated(
		'epoch.opened',
		{
			...{ space, epoch, commitment, wraps: [[id('d'), `${commitment}${more ? '+' : ''}`]] },
			...(more && { more })
		},
		at
	);
const sealed = stated('space.opened', { space, sealed: true, history: 'full' });

describe('the spaces of a workspace', () => {
	it('are sealed if anybody sealed them, and keep the state only if anybody said so', () => {
		const clear = stated('space.opened', { space, sealed: false, history: 'full' });
		const state = stated('space.opened', { space, sealed: true, history: 'state' });
		for (const facts of [
			[clear, state],
			[state, clear]
		]) {
			expect(openedSpaces(facts).get(space)).toMatchObject({ isSealed: true, history: 'state' });
		}
		expect(openedSpaces([clear]).get(space)).toMatchObject({ isSealed: false, current: undefined });
	});

	it('have no epoch where nobody opened the space, or opened it clear', () => {
		expect(openedSpaces([opens(1, id('a'))]).size).toBe(0);
		const clear = stated('space.opened', { space, sealed: false, history: 'full' });
		expect(openedSpaces([clear, opens(1, id('a'))]).get(space)?.epochs).toEqual([]);
		const other = stated('space.opened', { space: 'y', sealed: true, history: 'full' });
		expect(openedSpaces([other, opens(1, id('a'))]).get('y' as Space)?.epochs).toEqual([]);
	});

	it('write under the last epoch, and of two of one number under the lesser id', () => {
		const opened = openedSpaces([opens(2, id('c')), opens(1, id('a')), sealed, opens(2, id('b'))]);
		const { epochs, current } = opened.get(space) ?? {};
		expect(epochs?.map(({ id: epoch }) => epoch[0])).toEqual(['a', 'b', 'c']);
		expect(current?.id).toBe(id('b'));
	});

	it('skip a number that nothing leads to, so that nobody uses them up', () => {
		const far = opens(Number.MAX_SAFE_INTEGER, id('z'));
		const { epochs } =
			openedSpaces([sealed, far, opens(1, id('a')), opens(0, id('0'))]).get(space) ?? {};
		expect(epochs?.map(({ number }) => number)).toEqual([1]);
	});

	it('take wraps that are added later, but no epoch from them alone', () => {
		expect(openedSpaces([sealed, opens(1, id('a'), true)]).get(space)?.epochs).toEqual([]);
		const facts = [sealed, opens(1, id('a'), true, 500), opens(1, id('a'), false, 700)];
		const { current } = openedSpaces(facts).get(space) ?? {};
		expect(current?.wraps.get(id('d') as never)).toEqual([`${id('a')}+`, id('a')]);
		expect(current?.openedAt).toBe(700);
	});

	it('are the same in whatever order the facts came', () => {
		const facts = [
			sealed,
			stated('space.opened', { space, sealed: false, history: 'state' }),
			...[1, 2, 2, 3, 5].flatMap((number, at) => [
				opens(number, id('abcde'[at] ?? 'x')),
				opens(number, id('abcde'[at] ?? 'x'), true)
			])
		];
		const expected = openedSpaces(facts);
		fc.assert(
			fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
				expect(openedSpaces(shuffled)).toEqual(expected);
			}),
			{ seed: 3, numRuns: 200 }
		);
	});
});

describe('a new epoch', () => {
	const when = { now: 10_000, maxAgeMs: 5_000 };
	const holder = { name: id('d') as never, person: id('p') as never, key: undefined };
	const opened = (at: number) => {
		const found = openedSpaces([sealed, opens(1, id('a'), false, at)]).get(space);
		if (!found) throw new Error('the space is open');
		return found;
	};

	it('is due when the first is missing, a holder has been revoked, or the last is old', () => {
		const [none] = openedSpaces([sealed]).values();
		expect(none && rotationDue(none, [holder], when)).toBe('first');
		expect(rotationDue(opened(9_000), [], when)).toBe('revoked');
		expect(rotationDue(opened(4_000), [holder], when)).toBe('schedule');
		expect(rotationDue(opened(9_000), [holder], when)).toBeUndefined();
	});

	it('is not needed for who came later: the key is wrapped for them', () => {
		const newcomer = { name: id('n') as never, person: id('q') as never, key: id('k') };
		const { current } = opened(9_000);
		const unpublished = { ...newcomer, name: id('u') as never, key: undefined };
		expect(current && holdersWithoutWrap(current, [holder, newcomer, unpublished])).toEqual([
			{ name: newcomer.name, key: newcomer.key }
		]);
		expect(rotationDue(opened(9_000), [holder, newcomer], when)).toBeUndefined();
	});

	it('is due for a new person where newcomers read the state only, but not for a new device', () => {
		const state = { ...opened(9_000), history: 'state' as const };
		const fresh = { name: id('n') as never, key: id('k') };
		const due = (person: string) =>
			rotationDue(state, [holder, { ...fresh, person: person as never }], when);
		expect([due(id('q')), due(id('p'))]).toEqual(['newcomer', undefined]);
	});
});
