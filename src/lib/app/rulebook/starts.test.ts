import { describe, expect, it } from 'vitest';
import type { Term } from '#lib/domains/organisation/index.ts';
import { startsFrom } from './starts.ts';

const term = (from: string, to: string) => ({ title: from, from, to }) as Term;
const [autumn, spring] = [term('2025-09-01', '2026-01-15'), term('2026-02-20', '2026-07-10')];
const starts = (terms: readonly Term[], today: string, closed: readonly Term[] = []) =>
	startsFrom(terms, today, (each) => closed.includes(each)).map(({ from, term: of }) => [
		...[from, of?.title ?? null]
	]);

describe('[AL-4] an amendment may count from', () => {
	it('the first day of the running term, of those opened, and after the last', () => {
		expect(starts([autumn, spring], '2026-01-10')).toEqual([
			...[
				['2025-09-01', '2025-09-01'],
				['2026-02-20', '2026-02-20'],
				['2026-07-11', null]
			]
		]);
	});

	it('no day of a term that is over or closed', () => {
		expect(starts([autumn, spring], '2026-03-01')).toEqual([
			...[
				['2026-02-20', '2026-02-20'],
				['2026-07-11', null]
			]
		]);
		expect(starts([autumn], '2026-01-10', [autumn])).toEqual([['2026-01-16', null]]);
	});

	it('today on where every term is over, or none was ever opened', () => {
		expect(starts([autumn], '2026-02-01')).toEqual([['2026-02-01', null]]);
		expect(starts([], '2026-02-01')).toEqual([['2026-02-01', null]]);
	});
});
