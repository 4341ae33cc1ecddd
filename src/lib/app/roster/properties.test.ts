import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card, Unit } from '#lib/domains/organisation/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { guessLayout } from './columns.ts';
import { readRosterFile, type Grid } from './grid.ts';
import { planRoster } from './make-plan.ts';
import type { KnownMember, RosterPlan } from './plan.ts';
import { commonCharacters, toGb18030 } from './testing.ts';

const han = fc.constantFrom(...commonCharacters);
const name = fc.string({ unit: han, minLength: 2, maxLength: 4 });
const number = fc.stringMatching(/^0{0,3}[1-9]\d{4,10}$/);
const unit = fc.constantFrom('', '宣传部', '办公室', '外联部');
const position = fc.constantFrom('', '干事', '部长', '主席', '吉祥物');
const row = fc.tuple(fc.oneof(number, fc.constant('')), name, unit, position);
const rows = fc.array(row, { minLength: 1, maxLength: 15 });

const HEADINGS = ['学号', '姓名', '部门', '职务'];
const units = new Map(
	['宣传部', '办公室'].map((each): [ObjectId, Unit] => {
		const id = each.padEnd(22, '0') as ObjectId;
		return [id, { id, name: each, parent: null }];
	})
);

const planOf = (body: Grid, members: readonly KnownMember[] = []): RosterPlan => {
	const grid = [HEADINGS, ...body];
	return planRoster(grid, guessLayout(grid), { units, members });
};

/** The members that a plan's enrolments make. */
const membersOf = ({ commands }: RosterPlan): readonly KnownMember[] =>
	commands.flatMap((command) => {
		if (command.type !== 'enrol') return [];
		const member = `row${command.row}-`.padEnd(22, '0') as ObjectId;
		const card: Card = { ...command.card, member, at: 1 };
		const made = 'made' in command.unit ? (command.unit.made.padEnd(22, '0') as ObjectId) : null;
		const of = 'unit' in command.unit ? command.unit.unit : made;
		return [{ member, unit: of, position: command.position, card }];
	});

describe('every roster', () => {
	it('is read alike from UTF-8, from GB18030 and from a paste', async () => {
		await fc.assert(
			fc.asyncProperty(rows, async (body) => {
				const grid = [HEADINGS, ...body];
				const csv = grid.map((cells) => cells.join(',')).join('\r\n');
				const tsv = grid.map((cells) => cells.join('\t')).join('\n');
				const read = (bytes: Uint8Array) => readRosterFile({ name: '名单.csv', bytes });
				const expected = { ok: true, value: grid };
				expect(await read(new TextEncoder().encode(csv))).toEqual(expected);
				expect(await read(toGb18030(csv))).toEqual(expected);
				expect(await read(new TextEncoder().encode(tsv))).toEqual(expected);
			}),
			{ seed: 20261, numRuns: 200 }
		);
	});

	it('accounts for every row once', () => {
		fc.assert(
			fc.property(rows, (body) => {
				const { added, changed, unchanged, skipped } = planOf(body);
				const numbers = [...added, ...changed, ...skipped].map((each) => each.row);
				const all = [...numbers, ...unchanged].sort((a, b) => a - b);
				expect(all).toEqual(body.map((_, index) => index + 2));
			}),
			{ seed: 20262, numRuns: 300 }
		);
	});

	it('adds nobody whose number is known, and no number twice', () => {
		fc.assert(
			fc.property(rows, rows, (before, after) => {
				const known = membersOf(planOf(before));
				const numbers = planOf(after, known).added.flatMap(({ studentNo }) => studentNo ?? []);
				expect(new Set(numbers).size).toBe(numbers.length);
				for (const { card } of known)
					if (card?.studentNo) expect(numbers).not.toContain(card.studentNo);
			}),
			{ seed: 20263, numRuns: 300 }
		);
	});

	it('adds nobody when it is imported again', () => {
		fc.assert(
			fc.property(rows, (body) => {
				const again = planOf(body, membersOf(planOf(body)));
				expect(again.added.filter(({ studentNo }) => studentNo !== null)).toEqual([]);
			}),
			{ seed: 20264, numRuns: 300 }
		);
	});
});
