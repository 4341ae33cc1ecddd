import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { History, historyOf, operation } from '../../../../tests/convergence/histories.ts';
import type { SignedEntry } from '../log/index.ts';
import { parseControl, type Authority } from './index.ts';

const histories = fc.array(operation, { minLength: 8, maxLength: 30 });
vi.setConfig({ testTimeout: 120_000 });

const runs = { seed: 20_260_901, endOnFailure: true, numRuns: 500 };

const verdicts = (authority: Authority, entries: readonly SignedEntry[]) =>
	new Map(
		entries.map(({ id, entry }) => {
			const judged = authority.judge({ id, entry }, undefined);
			return [id, [judged.ok ? judged.value.id : judged.error.code, authority.refused.get(id)]];
		})
	);

const shuffled = <T>(all: readonly T[], seed: number): readonly T[] => {
	const left = [...all];
	let state = seed;
	for (let at = left.length - 1; at > 0; at--) {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		const other = state % (at + 1);
		[left[at], left[other]] = [left[other] as T, left[at] as T];
	}
	return left;
};

const grantsById = ({ grants }: Authority) =>
	[...grants.values()]
		.map((grant) => ({ ...grant, cuts: grant.cuts.map((cut) => JSON.stringify(cut)).sort() }))
		.sort((a, b) => (a.id < b.id ? -1 : 1));

/** Revocations that count, with the grant that each of them revokes and its author's own. */
const effective = (history: History, authority: Authority) =>
	history.entries.flatMap(({ id, entry }) => {
		const event = parseControl(entry.type, entry.payload);
		if (event?.type !== 'grant.revoked' || authority.refused.has(id)) return [];
		const revoked = [...authority.grants.values()].find((one) => one.id === event.payload.grant);
		const by = [...authority.grants.values()].find((one) => one.id === entry.auth[0]);
		return revoked && by
			? [{ revoked, by, cut: event.payload.cut, isOwn: entry.by === revoked.to }]
			: [];
	});

describe('authority over random histories', () => {
	it('is the same whatever order the entries came in', () => {
		fc.assert(
			fc.property(histories, fc.nat(), (operations, seed) => {
				const history = historyOf(operations);
				const expected = history.resolve();
				for (const entries of [shuffled(history.entries, seed), history.entries.toReversed()]) {
					const authority = history.resolve(entries);
					expect(grantsById(authority)).toEqual(grantsById(expected));
					expect(authority.invitations).toEqual(expected.invitations);
					expect(authority.joined).toEqual(expected.joined);
					expect(authority.devices).toEqual(expected.devices);
					expect(verdicts(authority, entries)).toEqual(verdicts(expected, entries));
				}
			}),
			runs
		);
	});

	it('gives nobody more than their issuer has, and nobody an equal', () => {
		fc.assert(
			fc.property(histories, (operations) => {
				const history = historyOf(operations);
				const { grants } = history.resolve();
				for (const grant of grants.values()) {
					if (grant.rank === 0) continue;
					const cited = history.entries.find(({ id }) => id === grant.id)?.entry.auth[0];
					const issuer = cited && grants.get(cited);
					if (!issuer) throw new Error('a grant without an issuer');
					const has = (held: readonly string[], given: readonly string[]) =>
						held.includes('*') || given.every((each) => held.includes(each));
					expect(issuer.rank).toBeLessThan(grant.rank);
					expect(has(issuer.capabilities, grant.capabilities)).toBe(true);
					expect(has(issuer.spaces, grant.spaces)).toBe(true);
				}
			}),
			runs
		);
	});

	it('accepts nothing under a revoked grant that is outside the cut', () => {
		let outside = 0;
		fc.assert(
			fc.property(histories, (operations) => {
				const history = historyOf(operations);
				const authority = history.resolve();
				const revocations = effective(history, authority);
				for (const { revoked, cut, isOwn } of revocations) {
					// Of several resignations the one that leaves most counts.
					const cuts = isOwn
						? revocations
								.filter((one) => one.isOwn && one.revoked === revoked)
								.map((one) => one.cut)
						: [cut];
					const within = history.within(cuts.flat());
					for (const { id, entry } of history.entries) {
						if (entry.auth[0] !== revoked.id || within.has(id)) continue;
						outside++;
						expect(authority.judge({ id, entry }, undefined).ok).toBe(false);
						expect(authority.grants.has(id)).toBe(false);
						expect(authority.invitations.has(id)).toBe(false);
					}
				}
			}),
			runs
		);
		// The histories must hold what this is about.
		expect(outside).toBeGreaterThan(500);
	});

	it('lets only a senior, or the holder, revoke a grant', () => {
		let revocations = 0;
		fc.assert(
			fc.property(histories, (operations) => {
				const history = historyOf(operations);
				for (const { isOwn, revoked, by } of effective(history, history.resolve())) {
					revocations++;
					if (!isOwn) expect(by.rank).toBeLessThan(revoked.rank);
				}
			}),
			runs
		);
		expect(revocations).toBeGreaterThan(500);
	});

	it('lets every senior whose own grant counts revoke', () => {
		fc.assert(
			fc.property(histories, (operations) => {
				const history = historyOf(operations);
				const authority = history.resolve();
				for (const { id, entry } of history.entries) {
					const event = parseControl(entry.type, entry.payload);
					if (event?.type !== 'grant.revoked') continue;
					const revoked = [...authority.grants.values()].find((g) => g.id === event.payload.grant);
					const author = authority.judge({ id, entry }, undefined);
					if (!revoked || !author.ok || entry.by === revoked.to) continue;
					if (author.value.rank >= revoked.rank) continue;
					expect(revoked.cuts.map(({ cut }) => cut)).toContainEqual(event.payload.cut);
				}
			}),
			runs
		);
	});

	it('does not let a removed member change any verdict, whatever they write and fork', () => {
		let forged = 0;
		fc.assert(
			fc.property(histories, fc.array(operation, { maxLength: 12 }), (operations, later) => {
				const history = historyOf(operations);
				const before = history.resolve();
				const removed = history.persons.findIndex((person) => {
					const held = [...before.grants.values()].filter(({ to }) => to === person);
					const byOthers = effective(history, before).filter(({ isOwn }) => !isOwn);
					return (
						held.length > 0 &&
						held.every(({ id }) => byOthers.some(({ revoked }) => revoked.id === id))
					);
				});
				if (removed < 0) return;
				const honest = [...history.entries];
				const expected = verdicts(before, honest);
				for (const op of later) history.act({ ...op, actor: removed });
				const after = history.resolve();
				expect(verdicts(after, honest)).toEqual(expected);
				for (const { id, entry } of history.entries.slice(honest.length)) {
					forged++;
					expect(after.judge({ id, entry }, undefined).ok).toBe(false);
				}
			}),
			runs
		);
		expect(forged).toBeGreaterThan(200);
	});

	it('does not let who has left take back what rests on their work', () => {
		let returned = 0;
		fc.assert(
			fc.property(histories, fc.array(operation, { maxLength: 12 }), (operations, later) => {
				const history = historyOf(operations);
				const before = history.resolve();
				const left = history.persons.findIndex(
					(person) =>
						before.grantsOf(person).length === 0 &&
						effective(history, before).some(({ isOwn, revoked }) => isOwn && revoked.to === person)
				);
				if (left < 0) return;
				const honest = [...history.entries];
				// A cut that reaches back over everything they ever wrote.
				for (const op of later) history.act({ ...op, kind: 'leave', actor: left, lag: 100 });
				const after = history.resolve();
				for (const { id, entry } of honest) {
					if (!before.judge({ id, entry }, undefined).ok) continue;
					returned++;
					expect(after.judge({ id, entry }, undefined).ok).toBe(true);
				}
			}),
			runs
		);
		expect(returned).toBeGreaterThan(200);
	});
});
