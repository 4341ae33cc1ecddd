import type { Grid } from './grid.ts';

/** What a column of a roster can hold. */
export const rosterColumns = [
	'studentNo',
	'name',
	'unit',
	'position',
	'title',
	'phone',
	'email'
] as const;

export type RosterColumn = (typeof rosterColumns)[number];

/** How a grid is to be read: the person at the screen may correct the guess. */
export interface Layout {
	/** Index of the row with the headings; null where the first row is a member already. */
	readonly headingRow: number | null;
	/** By index of the column; null: not used. */
	readonly columns: readonly (RosterColumn | null)[];
}

/** Headings in use, as they compare: simplified, without blanks and marks, lower case. */
const headings: Readonly<Record<RosterColumn, readonly string[]>> = {
	studentNo: [
		...['学号', '學號', '工号', '工號', '编号', '編號', '学生编号', '學生編號', '学籍号', '學籍號'],
		...['memberid', 'studentno', 'studentnumber', 'studentid', 'id', 'no']
	],
	name: ['姓名', '名字', '成员', '成員', '学生姓名', '學生姓名', 'name', 'fullname'],
	unit: [
		...[
			'部门',
			'部門',
			'所属部门',
			'所屬部門',
			'所在部门',
			'所在部門',
			'组别',
			'組別',
			'单位',
			'單位'
		],
		...['unit', 'department', 'group']
	],
	position: ['职务', '職務', '职位', '職位', '岗位', '崗位', '身份', '身分', 'position', 'role'],
	title: ['称谓', '稱謂', '头衔', '頭銜', 'title'],
	phone: [
		...['电话', '電話', '手机', '手機', '手机号', '手機號', '手机号码', '手機號碼', '联系电话'],
		...['聯繫電話', '聯絡電話', '联系方式', '聯絡方式', 'phone', 'mobile', 'tel', 'telephone']
	],
	email: ['邮箱', '郵箱', '电子邮箱', '電子郵箱', '电子邮件', '電子郵件', '信箱', 'email', 'mail']
};

const columnByHeading = new Map(
	rosterColumns.flatMap((column) => headings[column].map((heading) => [heading, column] as const))
);

/** What a heading names; null where it is none that is known. */
const columnOf = (cell: string): RosterColumn | null => {
	const plain = cell
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\(.*\)$/, '')
		.replaceAll(/[\s*_:.-]/g, '');
	return columnByHeading.get(plain) ?? null;
};

/** Each column once: a second “编号” beside 学号 is something else. */
const withoutRepeats = (columns: readonly (RosterColumn | null)[]) =>
	columns.map((column, index) => (columns.indexOf(column) === index ? column : null));

/** How far down headings are looked for: lists often begin with their own title. */
const ROWS_ABOVE = 5;

/** Guesses what the columns hold from the headings, or else from what the cells look like. */
export const guessLayout = (grid: Grid): Layout => {
	const guesses = grid.slice(0, ROWS_ABOVE).map((row) => withoutRepeats(row.map(columnOf)));
	const counts = guesses.map((columns) => columns.filter((column) => column !== null).length);
	const most = Math.max(0, ...counts);
	const headingRow = counts.indexOf(most);
	const columns = guesses[headingRow];
	return most > 0 && columns
		? { headingRow, columns: padded(columns, grid) }
		: { headingRow: null, columns: withoutRepeats(columnsByLook(grid)) };
};

const widthOf = (grid: Grid) => Math.max(0, ...grid.map((row) => row.length));

const padded = (columns: readonly (RosterColumn | null)[], grid: Grid) =>
	Array.from({ length: widthOf(grid) }, (_, index) => columns[index] ?? null);

const looks: readonly (readonly [RosterColumn, RegExp])[] = [
	['phone', /^(?:\+?86)?1[3-9]\d{9}$/],
	['email', /^\S+@\S+\.\S+$/],
	['studentNo', /^[A-Za-z]?\d{5,20}$/],
	['position', /^(?:干事|幹事|干部|幹部|副?部[长長]|副?主席|officer|cadre|presidium)$/],
	['unit', /[部组組室处處]$/],
	['name', /^(?:\p{Script=Han}[\s·]*){2,5}$|^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/u]
];

const columnsByLook = (grid: Grid) =>
	Array.from({ length: widthOf(grid) }, (_, index) => {
		const cells = grid.map((row) => row[index] ?? '').filter((cell) => cell !== '');
		const found = looks.find(
			([, look]) => cells.length > 0 && cells.every((cell) => look.test(cell))
		);
		return found?.[0] ?? null;
	});
