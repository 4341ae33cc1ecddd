import { describe, expect, it } from 'vitest';
import { removePerson } from '../session/index.ts';
import { carry, value } from '../session/testing.ts';
import { changeRight, heldRights, standingOf } from './index.ts';
import { aliceAndBob } from './testing.ts';

describe('where somebody stands', () => {
	it('is that of a member while a right is in force', async () => {
		const { hers, his } = await aliceAndBob('officer');
		for (const workspace of [hers, his]) {
			expect(standingOf(workspace, 5_000_000, undefined)).toEqual({ type: 'member' });
		}
	});

	it('tells a removal with who did it and when, once this device has heard', async () => {
		const { alice, hers, his } = await aliceAndBob('officer');
		value(await removePerson(hers, his.person));
		await carry(alice, his);
		const at = heldRights(his).find(({ person }) => person === his.person)?.ended?.at;
		expect(standingOf(his, 5_000_000, undefined)).toEqual({ type: 'removed', by: hers.person, at });
	});

	it('believes the relay that rights are over before it knows more', async () => {
		const { his } = await aliceAndBob('officer');
		expect(standingOf(his, 5_000_000, 'revoked')).toEqual({ type: 'turned_away' });
		expect(standingOf(his, 5_000_000, 'grant_ended')).toEqual({ type: 'ended', at: undefined });
		expect(standingOf(his, 5_000_000, 'daily_limit')).toEqual({ type: 'member' });
	});

	it('is over with the last millisecond of the right that lasts longest', async () => {
		const { alice, hers, his } = await aliceAndBob('officer');
		const right = heldRights(hers).find(({ person }) => person === his.person);
		if (!right) throw new Error('Bob is an officer');
		const { rank, capabilities, spaces, role } = right;
		const terms = { rank, capabilities, spaces, role, until: 5_000_000 };
		value(await changeRight(hers, right, terms));
		await carry(alice, his);
		expect(standingOf(his, 5_000_000, undefined)).toEqual({ type: 'member' });
		expect(standingOf(his, 5_000_001, undefined)).toEqual({ type: 'ended', at: 5_000_000 });
	});

	it('is waiting while nobody has given a right', async () => {
		const { carol } = await aliceAndBob('officer');
		expect(standingOf(carol, 5_000_000, undefined)).toEqual({ type: 'waiting' });
	});
});
