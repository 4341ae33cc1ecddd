import { describe, expect, it } from 'vitest';
import { guessLayout } from './columns.ts';

describe('guessing columns', () => {
	it.each([
		[
			['学号', '姓名', '部门', '职务'],
			['studentNo', 'name', 'unit', 'position']
		],
		[
			['學號', '姓名', '部門', '職務'],
			['studentNo', 'name', 'unit', 'position']
		],
		[
			['member_id', 'name', 'unit', 'position'],
			['studentNo', 'name', 'unit', 'position']
		],
		[
			['Student No.', 'Name', 'Department', 'Role'],
			['studentNo', 'name', 'unit', 'position']
		],
		[
			['序号', ' 姓 名 ', '手机号*', '电子邮箱', '备注'],
			[null, 'name', 'phone', 'email', null]
		],
		[
			['姓名(必填)', '联系电话'],
			['name', 'phone']
		],
		[
			['学号', '编号', '姓名'],
			['studentNo', null, 'name']
		]
	])('by the headings %j', (headings, columns) => {
		expect(guessLayout([headings, headings.map(() => 'x')])).toEqual({ headingRow: 0, columns });
	});

	it('finds headings below the list’s own title, and as wide as the widest row', () => {
		const grid = [['朋辈互助联盟通讯录'], [''], ['姓名', '学号'], ['林晓棠', '1', '多一格']];
		expect(guessLayout(grid)).toEqual({ headingRow: 2, columns: ['name', 'studentNo', null] });
	});

	it('takes the first row as a member where there are no headings, and looks at the cells', () => {
		const grid = [
			['2026000101', '林晓棠', '宣传部', '干事', '13800000001', 'lin@example.org'],
			['2026000102', '欧阳 望舒', '办公室', '副部长', '13800000002', 'wang@example.org']
		];
		expect(guessLayout(grid)).toEqual({
			headingRow: null,
			columns: ['studentNo', 'name', 'unit', 'position', 'phone', 'email']
		});
	});

	it('leaves open what it cannot tell', () => {
		expect(guessLayout([['!', '?']])).toEqual({ headingRow: null, columns: [null, null] });
		expect(guessLayout([])).toEqual({ headingRow: null, columns: [] });
	});
});
