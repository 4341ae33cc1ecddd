import { describe, expect, it } from 'vitest';
import type { Card, Unit } from '#lib/domains/organisation/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { guessLayout } from './columns.ts';
import { planRoster } from './make-plan.ts';
import type { KnownMember } from './plan.ts';

const id = (name: string) => name.padEnd(22, '0') as ObjectId;
const unit = (name: string): readonly [ObjectId, Unit] => [
	id(name),
	{ id: id(name), name, parent: null }
];
const units = new Map([unit('宣传部'), unit('办公室')]);

const member = (
	name: string,
	studentNo: string | null,
	card: Partial<Card> = {},
	more: Partial<KnownMember> = {}
): KnownMember => ({
	member: id(name),
	unit: id('宣传部'),
	position: 'officer',
	card: { member: id(name), name, ...(studentNo && { studentNo }), at: 1, ...card },
	...more
});

const HEADINGS = ['学号', '姓名', '部门', '职务'];
const plan = (
	rows: readonly (readonly string[])[],
	members: readonly KnownMember[] = [],
	choices?: { readonly addsSameNames: boolean }
) => {
	const grid = [HEADINGS, ...rows];
	return planRoster(grid, guessLayout(grid), { units, members }, choices);
};
const skipped = (...args: Parameters<typeof plan>) =>
	plan(...args).skipped.map(({ row, reason }) => [row, reason]);

describe('a row of somebody new', () => {
	it('is added with unit, position and card', () => {
		const { added, commands } = plan([['0020260001', '林晓棠', '宣传部', '副部长']]);
		expect(added).toEqual([
			{
				row: 2,
				name: '林晓棠',
				unit: { unit: id('宣传部') },
				position: 'cadre',
				studentNo: '0020260001'
			}
		]);
		expect(commands).toEqual([
			{
				type: 'enrol',
				row: 2,
				unit: { unit: id('宣传部') },
				position: 'cadre',
				card: { name: '林晓棠', studentNo: '0020260001', title: '副部长' }
			}
		]);
	});

	it('makes the department that is not there, once, before its members', () => {
		const { newUnits, commands } = plan([
			['1', '甲某', 'Out reach', '干事'],
			['2', '乙某', 'Out  reach', '干事'],
			['3', '丙某', '办 公 室', '干事']
		]);
		expect(newUnits).toEqual(['Out reach']);
		expect(commands.map((command) => [command.type, 'unit' in command && command.unit])).toEqual([
			['create_unit', false],
			['enrol', { made: 'Out reach' }],
			['enrol', { made: 'Out reach' }],
			['enrol', { unit: id('办公室') }]
		]);
	});

	it.each([
		['干事', 'officer'],
		['幹事', 'officer'],
		['officer', 'officer'],
		['', 'officer'],
		['总部长', 'cadre'],
		['組長', 'cadre'],
		['cadre', 'cadre'],
		['主席团成员', 'presidium'],
		['副主席', 'presidium']
	])('as %s is %s', (word, position) => {
		expect(plan([['1', '甲某', '', word]]).added[0]?.position).toBe(position);
	});

	it('may have the name of another: the number says who somebody is', () => {
		const { added, skipped: none } = plan(
			[
				['2', '张某', '宣传部', '干事'],
				['3', '张某', '宣传部', '干事']
			],
			[member('张某', '1')]
		);
		expect(added.map(({ studentNo }) => studentNo)).toEqual(['2', '3']);
		expect(none).toEqual([]);
	});

	it('loses the blanks by which lists align short names', () => {
		expect(plan([['1', '李　明', '', '']]).added[0]?.name).toBe('李明');
		expect(plan([['1', 'Alice  Example', '', '']]).added[0]?.name).toBe('Alice Example');
	});
});

describe('a row of somebody known', () => {
	it('changes nothing where it says the same', () => {
		const rows = [['００20260001', '林晓棠', '宣传部', '干事']];
		const result = plan(rows, [member('林晓棠', '0020260001')]);
		expect(result).toMatchObject({ added: [], changed: [], unchanged: [2], commands: [] });
	});

	it('moves them, and signs a card only where personal data changed', () => {
		const moved = plan([['1', '林晓棠', '办公室', '部长']], [member('林晓棠', '1')]);
		expect(moved.changed).toEqual([
			{ row: 2, member: id('林晓棠'), name: '林晓棠', changed: ['unit', 'position', 'title'] }
		]);
		expect(moved.commands).toEqual([
			{
				type: 'move',
				row: 2,
				member: id('林晓棠'),
				unit: { unit: id('办公室') },
				position: 'cadre'
			},
			{
				type: 'sign_card',
				row: 2,
				member: id('林晓棠'),
				card: { name: '林晓棠', studentNo: '1', title: '部长' }
			}
		]);
	});

	it('keeps what an empty cell does not state', () => {
		const known = member('林晓棠', '1', { phone: '13800000001' }, { position: 'cadre' });
		expect(plan([['1', '林晓棠', '', '']], [known])).toMatchObject({ unchanged: [2] });
		const renamed = plan([['1', '林小棠', '', '']], [known]);
		expect(renamed.commands).toEqual([
			{
				type: 'sign_card',
				row: 2,
				member: id('林晓棠'),
				card: { name: '林小棠', studentNo: '1', phone: '13800000001' }
			}
		]);
	});

	it('is a question where neither has a number to tell them by', () => {
		const known = [member('林晓棠', null)];
		const rows = [['', '林晓棠', '宣传部', '干事']];
		expect(skipped(rows, known)).toEqual([[2, { code: 'maybe_known', member: id('林晓棠') }]]);
		expect(plan(rows, known, { addsSameNames: true }).added).toHaveLength(1);
		expect(plan([['', '林晓棠', '办公室', '干事']], known).added).toHaveLength(1);
		expect(skipped([['7', '林晓棠', '宣传部', '干事']], known)).toHaveLength(1);
	});
});

describe('a row that is left out says why', () => {
	it.each([
		['without a name', ['1', ' ', '宣传部', '干事'], { code: 'no_name' }],
		[
			'whose number became powers of ten',
			['1.20E+11', '甲某', '', ''],
			{ code: 'number_damaged', number: '1.20E+11' }
		],
		[
			'of an unknown position',
			['1', '甲某', '', '吉祥物'],
			{ code: 'unknown_position', word: '吉祥物' }
		],
		[
			'with a name of 41 characters',
			['1', '甲'.repeat(41), '', ''],
			{ code: 'too_long', column: 'name', most: 40 }
		],
		[
			'with a number of 33 characters',
			['1'.repeat(33), '甲某', '', ''],
			{ code: 'too_long', column: 'studentNo', most: 32 }
		]
	])('%s', (_, row, reason) => {
		expect(skipped([row])).toEqual([[2, reason]]);
	});

	it('where the number was there before', () => {
		const rows = [
			['1', '甲某', '', ''],
			['', '', '', ''],
			['1', '乙某', '', '']
		];
		expect(skipped(rows)).toEqual([[4, { code: 'repeated_number', firstRow: 2 }]]);
	});

	it('where two members have the number, or two departments the name', () => {
		expect(skipped([['1', '甲某', '', '']], [member('甲', '1'), member('乙', '1')])).toEqual([
			[2, { code: 'ambiguous_number' }]
		]);
		const grid = [HEADINGS, ['1', '甲某', '宣传部', '']];
		const twice = new Map([...units, [id('x'), { id: id('x'), name: '宣 传部', parent: null }]]);
		const { skipped: rows } = planRoster(grid, guessLayout(grid), { units: twice, members: [] });
		expect(rows[0]?.reason).toEqual({ code: 'ambiguous_unit' });
	});

	it('and the others are taken', () => {
		const result = plan([
			['1', '', '', ''],
			['2', '乙某', '', '']
		]);
		expect(result.added.map(({ row }) => row)).toEqual([3]);
		expect(result.commands).toHaveLength(1);
	});

	it('where no column holds names', () => {
		const layout = { headingRow: 0, columns: ['studentNo', null] } as const;
		const { skipped: rows } = planRoster(
			[
				['学号', '?'],
				['1', '甲']
			],
			layout,
			{ units, members: [] }
		);
		expect(rows.map(({ reason }) => reason.code)).toEqual(['no_name']);
	});
});
