import { describe, expect, it } from 'vitest';
import type { EntryId, WorkspaceId } from '#lib/kernel/identity/index.ts';
import { alliance } from '#lib/domains/scorebook/index.ts';
import { builtInFigures } from '../scores/index.ts';
import { disagreements, readReport, sealReport } from './report.ts';

const seal = {
	id: 'seal' as EntryId,
	...{ from: '2025-09-01', to: '2026-01-15', label: '秋季学期', facts: 12, totals: 'theirs' }
};
const score = {
	...{ member: 'dora', score: 67, lines: [], findings: [], ineligibleBecause: [], carried: [] },
	counts: { lates: 0, absences: 1, leaves: 0, missingNotes: 0 }
};
const own = {
	figures: builtInFigures,
	scores: [score],
	...{ totals: 'mine', facts: 11 },
	gaps: [{ space: 'members', chain: 'a', seq: 3, isLost: true }]
};

describe('a report on a seal', () => {
	it('holds what was sealed, what this device computes, and what it lacks, without names', () => {
		const report = sealReport('workspace' as WorkspaceId, seal, own, {
			rulebook: alliance,
			version: '1'
		});
		expect(report).toEqual({
			format: 'tongban/seal-report/1',
			workspace: 'workspace',
			seal,
			rulebook: { id: 'alliance', version: '1' },
			version: '1',
			mine: { facts: 11, totals: 'mine' },
			gaps: [{ space: 'members', chain: 'a', seq: 3, isLost: true }],
			members: [{ member: 'dora', score: 67 }]
		});
		expect(readReport(JSON.stringify(report))).toEqual(report);
	});

	it('is not read from anything else', () => {
		for (const text of ['', '{', '[]', '{"format":"tongban/seal-report/2"}']) {
			expect(readReport(text)).toBeUndefined();
		}
	});
});

describe('two devices', () => {
	it('disagree about those whose scores differ, or whom only one of them knows', () => {
		const mine = [
			{ member: 'a', score: 70 },
			{ member: 'b', score: 67 },
			{ member: 'c', score: 71 }
		];
		const theirs = [
			{ member: 'd', score: 70 },
			{ member: 'b', score: 70 },
			{ member: 'a', score: 70 }
		];
		expect(disagreements(mine, theirs)).toEqual([
			{ member: 'b', mine: 67, theirs: 70 },
			{ member: 'c', mine: 71, theirs: null },
			{ member: 'd', mine: null, theirs: 70 }
		]);
	});
});
