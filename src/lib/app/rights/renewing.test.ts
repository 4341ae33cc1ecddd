import { describe, expect, it } from 'vitest';
import type { Workspace } from '../session/index.ts';
import { carry, value } from '../session/testing.ts';
import {
	changeRight,
	endingRights,
	giveRight,
	heldRights,
	isInForce,
	renewRights
} from './index.ts';
import { aliceAndBob } from './testing.ts';

const DAY_MS = 86_400_000;
const end = 100 * DAY_MS;

/** Bob's role ends on a day; both devices know. */
const limited = async () => {
	const scene = await aliceAndBob('officer');
	const { alice, hers, his } = scene;
	const [right] = rightsOf(hers, his.person);
	if (!right) throw new Error('Bob is an officer');
	const { rank, capabilities, spaces } = right;
	const terms = { rank, capabilities, spaces, role: 'officer', until: end };
	value(await changeRight(hers, right, terms));
	await carry(alice, his);
	return { ...scene, terms };
};

const rightsOf = (workspace: Workspace, person: Workspace['person']) =>
	heldRights(workspace).filter((right) => right.person === person && !right.ended);

const ends = (workspace: Workspace, now: number) =>
	endingRights(workspace, now).map(({ person, until, mayRenew }) => [person, until, mayRenew]);

describe('a right that ends', () => {
	it('is told 14 days before, to its holder and to whoever may renew it', async () => {
		const { hers, his } = await limited();
		expect(ends(hers, end - 14 * DAY_MS - 1)).toEqual([]);
		expect(ends(hers, end - 14 * DAY_MS)).toEqual([[his.person, end, true]]);
		expect(ends(his, end - 14 * DAY_MS)).toEqual([[his.person, end, false]]);
	});

	it('is still listed after its end, for 60 days', async () => {
		const { hers, his } = await limited();
		expect(ends(hers, end + 60 * DAY_MS)).toEqual([[his.person, end, true]]);
		expect(ends(hers, end + 60 * DAY_MS + 1)).toEqual([]);
	});

	it('is not told where another right gives as much for longer', async () => {
		const { hers, his, terms } = await limited();
		const less = { ...terms, capabilities: ['meeting.call'], role: undefined };
		value(await giveRight(hers, his.person, { ...less, until: undefined }));
		expect(ends(hers, end)).toHaveLength(1);
		value(await giveRight(hers, his.person, { ...terms, until: undefined }));
		expect(ends(hers, end)).toEqual([]);
	});

	it('is renewed for several people at once, and the earlier one ends by itself', async () => {
		const { alice, hers, his, carol, terms } = await limited();
		await carry(alice, his);
		value(await giveRight(hers, carol.person, terms));
		const ending = endingRights(hers, end - DAY_MS);
		expect(ending.map(({ person }) => person)).toEqual(
			expect.arrayContaining([his.person, carol.person])
		);
		value(await renewRights(hers, ending, 2 * end));
		await carry(alice, his);
		const all = rightsOf(his, his.person);
		expect(all.map(({ until, ended }) => [until, ended])).toEqual([
			[end, undefined],
			[2 * end, undefined]
		]);
		const later = all.filter((right) => isInForce(right, end + 1));
		expect(later).toMatchObject([{ role: 'officer', until: 2 * end, isOutdated: false }]);
		expect(rightsOf(hers, carol.person)).toHaveLength(2);
		expect(ends(hers, end)).toEqual([]);
	});
});
