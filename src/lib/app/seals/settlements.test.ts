import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TermSeal } from '#lib/kernel/authority/index.ts';
import { controlSpace } from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import { carry, value } from '../session/testing.ts';
import { countersign, sealTerm } from './close-term.ts';
import { entriesWithin } from './frontier.ts';
import { disagreements } from './report.ts';
import {
	alliance,
	autumn,
	called,
	closed,
	closing,
	exchange,
	instant,
	observer,
	opened,
	recorded,
	scoresIn,
	settled,
	spring,
	termOf,
	type Officer
} from './testing.ts';

const sealOf = ({ workspace }: Officer) => {
	const [seal] = workspace.settlements.seals;
	if (!seal) throw new Error('a term is closed');
	return seal;
};

const scoreOf = ({ workspace }: Officer, title: string, member: string) => {
	const scores = workspace.settlements.scores(termOf(workspace, title));
	return scores?.find((score) => score.member === member);
};

/** A term with one meeting, at which Dora was late, closed by Alice and Bob. */
const closedAutumn = async () => {
	const world = await alliance();
	const { alice, bob, carol, dora } = world;
	const meeting = await called(alice, '2025-10-13 19:00');
	await recorded(alice, meeting, dora, 'late');
	await exchange(alice, bob, carol);
	await closed(autumn.title, alice, bob, carol);
	return { ...world, meeting };
};

describe('closing a term', () => {
	it('takes two persons who come to the same totals, and then shows them on every device', async () => {
		const { alice, bob, carol, dora } = await closedAutumn();
		const totals = scoresIn(alice, autumn.title);
		expect(totals.get(dora)).toBe(69);
		expect(totals.size).toBe(4);
		for (const officer of [alice, bob, carol]) {
			expect(scoresIn(officer, autumn.title)).toEqual(totals);
			expect(officer.workspace.settlements.check(sealOf(officer))).toEqual({ state: 'agrees' });
			expect(officer.workspace.settlements.disputes()).toEqual([]);
		}
		expect(sealOf(carol)).toMatchObject({
			...{ from: autumn.from, to: autumn.to, label: autumn.title },
			...{ by: alice.workspace.person, countersignedBy: bob.workspace.person }
		});
	});

	it('waits for the second person, who cannot be the first', async () => {
		const { alice, bob } = await alliance();
		value(await sealTerm(closing(alice), termOf(alice.workspace, autumn.title)));
		await exchange(alice, bob);
		for (const { workspace } of [alice, bob]) {
			expect(workspace.settlements.seals).toEqual([]);
			expect(workspace.settlements.requests).toMatchObject([{ by: alice.workspace.person }]);
		}
		const [request] = alice.workspace.settlements.requests;
		if (!request) throw new Error('it waits');
		expect(await countersign(closing(alice), request)).toEqual({
			ok: false,
			error: { code: 'own_request' }
		});
	});

	it('is refused before the term is over, and once it is closed', async () => {
		const early = await alliance(instant('2026-01-15 23:00'));
		const term = termOf(early.alice.workspace, autumn.title);
		expect(await sealTerm(closing(early.alice), term)).toMatchObject({
			error: { code: 'not_over' }
		});
		const { bob } = await closedAutumn();
		expect(await sealTerm(closing(bob), termOf(bob.workspace, autumn.title))).toMatchObject({
			error: { code: 'already_sealed' }
		});
	});

	it('is countersigned by nobody who lacks some of its facts', async () => {
		const { alice, bob, dora } = await alliance();
		const meeting = await called(alice, '2025-10-13 19:00');
		await recorded(alice, meeting, dora, 'absent');
		value(await sealTerm(closing(alice), termOf(alice.workspace, autumn.title)));
		const held = (await alice.device.stores.get(alice.workspace.id)?.after(0, 1_000)) ?? [];
		value(await bob.workspace.log.receive(held.filter(({ entry }) => entry.space === 'control')));
		const [request] = bob.workspace.settlements.requests;
		if (!request) throw new Error('the request has come before the facts');
		expect(await countersign(closing(bob), request)).toMatchObject({
			error: { code: 'incomplete' }
		});
		await carry(alice.device, bob.workspace);
		expect(await countersign(closing(bob), request)).toMatchObject({ ok: true });
	});
});

describe('what comes late', () => {
	it('leaves the closed term as it is, counts in the next one, and is listed', async () => {
		const { alice, bob, carol, dora, meeting } = await closedAutumn();
		await opened(alice, spring);
		await recorded(carol, meeting, dora, 'absent');
		await exchange(alice, bob, carol);
		for (const officer of [alice, bob, carol]) {
			await settled(officer);
			void officer.workspace.settlements.scores(termOf(officer.workspace, spring.title));
			await settled(officer);
			expect(scoreOf(officer, autumn.title, dora)).toMatchObject({ score: 69, carried: [] });
			const next = scoreOf(officer, spring.title, dora);
			expect(next?.score).toBe(70 + 1 - 3);
			expect(next?.counts).toMatchObject({ lates: -1, absences: 1 });
			expect(
				next?.carried.map(({ line, isReversed }) => [
					...[line.clause, line.points, line.at],
					isReversed
				])
			).toEqual([
				['AL-20', 1, '2025-10-13 19:00', true],
				['AL-20', -3, '2025-10-13 19:00', false]
			]);
			const late = officer.workspace.settlements.lateFacts(sealOf(officer));
			expect(late).toMatchObject([
				{
					fact: { type: 'attendance.recorded', by: carol.workspace.person },
					meeting: { id: meeting },
					lines: [{ line: { points: -3 } }],
					countedIn: { title: spring.title }
				}
			]);
		}
	});

	it('counts once: the term after the next begins anew', async () => {
		const { alice, bob, carol, dora, meeting } = await closedAutumn();
		await opened(alice, spring);
		await recorded(carol, meeting, dora, 'absent');
		await exchange(alice, bob, carol);
		const summer = { ...spring, title: '暑期', from: '2026-07-11', to: '2026-08-31' };
		await opened(alice, summer);
		const later = { ...closing(alice), now: instant('2026-07-12 12:00') };
		value(await sealTerm(later, termOf(alice.workspace, spring.title)));
		await exchange(alice, bob, carol);
		const [request] = bob.workspace.settlements.requests;
		if (!request) throw new Error('it has been sealed');
		value(await countersign(closing(bob), request));
		await exchange(alice, bob, carol);
		await settled(carol);
		expect(carol.workspace.settlements.disputes()).toEqual([]);
		expect(scoreOf(carol, autumn.title, dora)?.score).toBe(69);
		expect(scoreOf(carol, spring.title, dora)?.score).toBe(68);
		expect(scoreOf(carol, summer.title, dora)).toMatchObject({ score: 70, carried: [] });

		await recorded(carol, meeting, dora, 'present');
		await settled(carol);
		expect(scoreOf(carol, spring.title, dora)?.score).toBe(68);
		void scoreOf(carol, summer.title, dora);
		await settled(carol);
		// What was −3 in spring is taken back, and the month of full attendance is hers after all.
		expect(scoreOf(carol, summer.title, dora)?.score).toBe(70 + 3 + 3);
	});

	it('takes nothing out of a closed term when a right is taken back, with a cut before it', async () => {
		const { alice, bob, carol, dora } = await alliance();
		const meeting = await called(alice, '2025-10-13 19:00');
		await exchange(alice, carol);
		await recorded(carol, meeting, dora, 'absent');
		await exchange(alice, bob, carol);
		await closed(autumn.title, alice, bob, carol);
		const { log } = alice.workspace;
		const [grant] = log.authority.grantsOf(carol.workspace.person);
		const revoked = { type: 'grant.revoked', payload: { grant: grant?.id, cut: [] } };
		value(await log.state(controlSpace, (say) => say(revoked)));
		await exchange(alice, bob);
		for (const officer of [alice, bob]) {
			void officer.workspace.settlements.scores(termOf(officer.workspace, autumn.title));
			await settled(officer);
			expect(scoresIn(officer, autumn.title).get(dora)).toBe(67);
			expect(officer.workspace.settlements.check(sealOf(officer))).toEqual({ state: 'agrees' });
		}
	});
});

describe('the totals of a term', () => {
	let alice: Officer;
	let held: readonly SignedEntry[];
	let seal: TermSeal;
	let sealed: ReadonlySet<string>;

	beforeAll(async () => {
		const world = await alliance();
		alice = world.alice;
		const { bob, carol, dora } = world;
		for (const day of ['2025-09-08', '2025-10-13', '2025-11-03']) {
			const meeting = await called(alice, `${day} 19:00`);
			await exchange(alice, bob, carol);
			await recorded(bob, meeting, dora, day < '2025-10' ? 'absent' : 'late');
			if (day < '2025-10') await recorded(carol, meeting, dora, 'late');
		}
		await exchange(alice, bob, carol);
		await closed(autumn.title, alice, bob, carol);
		const late = await called(carol, '2025-12-01 19:00');
		await recorded(carol, late, dora, 'absent');
		await opened(alice, spring);
		await exchange(alice, bob, carol);
		held = (await alice.device.stores.get(alice.workspace.id)?.after(0, 1_000)) ?? [];
		seal = sealOf(alice);
		sealed = entriesWithin(seal.frontier, alice.workspace.log.entries()).ids;
	});

	it('[I9] are the same in any order, with anything else, and whatever the clock says', async () => {
		expect(held.length).toBeGreaterThan(sealed.size);
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray([...held], { minLength: held.length }),
				fc.infiniteStream(fc.boolean()),
				fc.integer({ min: -10, max: 73 }),
				async (shuffled, keeps, years) => {
					const received = shuffled.filter(({ id }) => sealed.has(id) || keeps.next().value);
					const now = instant('2026-01-20 12:00') + years * 365 * 86_400_000;
					const { settlements } = await observer(alice, received, now);
					const { totals, facts, gaps } = await settlements.ownSoon(seal);
					expect([totals, facts, gaps]).toEqual([seal.totals, seal.facts, []]);
				}
			),
			{ seed: 12, numRuns: 40 }
		);
	});

	it('are not those of a device that has lost an entry, which says so and lists what differs', async () => {
		const own = [...alice.workspace.log.entries()];
		const record = own.find(
			({ id, entry }) => entry.payload['status'] === 'absent' && sealed.has(id)
		);
		const kept = held.filter(({ id }) => id !== record?.id);
		const { settlements } = await observer(alice, kept, instant('2026-01-20 12:00'));
		await settlements.review();
		const [dispute, ...others] = settlements.disputes();
		expect(others).toEqual([]);
		if (dispute?.check.state !== 'differs') throw new Error('it is noticed');
		expect(dispute.check.own.gaps).toEqual([
			{
				space: 'members',
				chain: record?.entry.chain,
				seq: record?.entry.seq,
				isLost: true
			}
		]);
		const right = await alice.workspace.settlements.ownSoon(seal);
		expect(right.totals).toBe(seal.totals);
		expect(disagreements(dispute.check.own.scores, right.scores).length).toBeGreaterThan(0);
	});

	it('cannot be told yet where the end of a chain has not arrived', async () => {
		const record = [...alice.workspace.log.entries()].findLast(
			({ id, entry }) => entry.type === 'attendance.recorded' && sealed.has(id)
		);
		const kept = held.filter(
			({ entry }) => entry.chain !== record?.entry.chain || entry.seq < record.entry.seq
		);
		const { settlements } = await observer(alice, kept, instant('2026-01-20 12:00'));
		await settlements.review();
		expect(settlements.disputes()).toMatchObject([{ check: { state: 'incomplete' } }]);
	});
});
