import { describe, expect, it } from 'vitest';
import { Scene } from '../../../../tests/convergence/scene.ts';
import type { Space } from '../identity/index.ts';
import { covers } from './types.ts';

describe('a grant', () => {
	it('reaches the spaces that it names, and no others', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 2, { spaces: ['unit:one', 'unit:two'] });
		const done = ['unit:one', 'unit:two', 'unit:three', '*'].map((space) =>
			scene.work('bob', 'bob', bob, { space: space as Space })
		);
		expect(scene.verdicts(...done)).toEqual([
			...['accepted', 'accepted', 'lacks_space', 'lacks_space']
		]);
	});

	it('covers what is wanted where it holds all of it', () => {
		expect(covers(['a', 'b'], ['b', 'a'])).toBe(true);
		expect(covers(['a', 'b'], ['a', 'c'])).toBe(false);
		expect(covers(['a', '*'], ['a', 'c'])).toBe(true);
		expect(covers([], [])).toBe(true);
		expect(covers(['a'], ['*'])).toBe(false);
	});
});
