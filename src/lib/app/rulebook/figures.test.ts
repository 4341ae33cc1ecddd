import { describe, expect, it } from 'vitest';
import { builtInFigures, editionOf, withFigures } from '../scores/index.ts';
import {
	alliance,
	autumn,
	called,
	closed,
	closing,
	exchange,
	instant,
	opened,
	recorded,
	scoresIn,
	settled,
	spring,
	termOf,
	type Officer
} from '../seals/testing.ts';
import { countersign, sealTerm } from '../seals/index.ts';
import { value } from '../session/testing.ts';
import { decides, proposes } from './testing.ts';

/** A term that is over and one that runs; in each of them Dora was late once. */
const twoTerms = async (now = instant('2026-03-20 12:00')) => {
	const world = await alliance(now);
	const { alice, bob, carol, dora } = world;
	await recorded(alice, await called(alice, '2025-10-13 19:00'), dora, 'late');
	await opened(alice, spring);
	await recorded(alice, await called(alice, '2026-03-02 19:00'), dora, 'late');
	await exchange(alice, bob, carol);
	return world;
};

const lateFigure = ({ workspace }: Officer, title: string) =>
	workspace.settlements.figures.of(termOf(workspace, title))['AL-20.late'];

describe('[AL-4] [AL-20] figures that were amended', () => {
	it('move the scores of the running term on every device, once adopted, and no closed term', async () => {
		const { alice, bob, carol, dora } = await twoTerms();
		await closed(autumn.title, alice, bob, carol);
		const before = scoresIn(carol, autumn.title);
		const amendment = await proposes(bob, { 'AL-20.late': '-4' }, spring.from);
		await exchange(alice, bob, carol);
		expect(scoresIn(alice, spring.title).get(dora)).toBe(69);
		await decides(alice, amendment);
		await exchange(alice, bob, carol);
		for (const officer of [alice, bob, carol]) {
			await settled(officer);
			const { workspace } = officer;
			expect(scoresIn(officer, spring.title).get(dora)).toBe(66);
			expect(workspace.scoreBook.score(dora)?.score).toBe(66);
			expect(workspace.scoreBook.figures['AL-20.late']).toBe(-4);
			expect(scoresIn(officer, autumn.title)).toEqual(before);
			expect([lateFigure(officer, autumn.title), lateFigure(officer, spring.title)]).toEqual([
				...[-1, -4]
			]);
			expect(workspace.settlements.disputes()).toEqual([]);
		}
	});

	it('leave a closed term alone also where they are adopted for it afterwards', async () => {
		const { alice, bob, carol, dora } = await twoTerms();
		await closed(autumn.title, alice, bob, carol);
		await decides(alice, await proposes(alice, { 'AL-20.late': '-4' }, autumn.from));
		await exchange(alice, bob, carol);
		for (const officer of [alice, bob, carol]) {
			await settled(officer);
			expect(scoresIn(officer, autumn.title).get(dora)).toBe(69);
			// Nothing of it comes back as recorded late in the term that follows.
			expect(scoresIn(officer, spring.title).get(dora)).toBe(66);
			const term = termOf(officer.workspace, spring.title);
			const scores = officer.workspace.settlements.scores(term) ?? [];
			expect(scores.flatMap(({ carried }) => carried)).toEqual([]);
			expect(officer.workspace.settlements.disputes()).toEqual([]);
		}
	});

	it('are those that a term was closed with, and what comes late is counted by them', async () => {
		const { alice, bob, carol, dora } = await twoTerms();
		await decides(alice, await proposes(alice, { 'AL-20.late': '-4' }, autumn.from));
		await exchange(alice, bob, carol);
		await closed(autumn.title, alice, bob, carol);
		expect(scoresIn(bob, autumn.title).get(dora)).toBe(66);
		await decides(alice, await proposes(alice, { 'AL-20.late': '-2' }, autumn.from));
		const forgotten = await called(alice, '2025-11-03 19:00');
		await recorded(alice, forgotten, dora, 'late');
		await exchange(alice, bob, carol);
		for (const officer of [alice, bob, carol]) {
			// Asking begins to fold what the term was closed with.
			void officer.workspace.settlements.scores(termOf(officer.workspace, spring.title));
			await settled(officer);
			expect(scoresIn(officer, autumn.title).get(dora)).toBe(66);
			// −2 of its own, and −4 by the figures of the term to which it belongs.
			expect(scoresIn(officer, spring.title).get(dora)).toBe(64);
		}
	});

	it('are named by the totals that are signed, so that nobody signs others', async () => {
		const { alice, bob, carol } = await twoTerms();
		await decides(alice, await proposes(alice, { 'AL-21.late': '-9' }, autumn.from));
		value(await sealTerm(closing(alice), termOf(alice.workspace, autumn.title)));
		await exchange(alice, bob, carol);
		const request = bob.workspace.settlements.requestFor(termOf(bob.workspace, autumn.title));
		if (!request) throw new Error('it waits');
		value(await countersign(closing(bob), request));
		await exchange(alice, bob, carol);
		await settled(carol);
		const { settlements } = carol.workspace;
		const [seal] = settlements.seals;
		expect(seal && settlements.check(seal)).toEqual({ state: 'agrees' });
		const edition = editionOf(settlements.figures.of(termOf(carol.workspace, autumn.title)));
		expect(edition).toMatch(/^1\+[\w-]{12}$/);
		expect(edition).toBe(
			editionOf(withFigures(builtInFigures, [{ key: 'AL-21.late', value: '-9' }]))
		);
	});

	it('have the edition of the rulebook that seals have named since the first amendment', () => {
		const edition = (figures: Readonly<Record<string, string>>) => {
			const stated = Object.entries(figures).map(([key, value]) => ({ key, value }));
			return editionOf(withFigures(builtInFigures, stated));
		};
		expect(edition({})).toBe('1');
		expect(edition({ 'AL-20.late': '-1' })).toBe('1');
		expect(edition({ 'AL-20.late': '-4' })).toBe('1+m5UYtFGX9syl');
		expect(edition({ 'AL-24.period': 'term', 'AL-20.late': '-4' })).toBe('1+uSw2gUGFzmOa');
	});

	it('say how many minutes are late, on the sheet of each meeting by its term', async () => {
		const { alice } = await twoTerms();
		await decides(alice, await proposes(alice, { 'AL-25.minutes': '5' }, spring.from));
		const { projections } = alice.workspace;
		const minutes = projections
			.meetings()
			.map(({ id }) => projections.attendance(id)?.frame.lateMinutes);
		expect(minutes).toEqual([5, 10]);
	});
});
