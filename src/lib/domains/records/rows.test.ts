import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cardOf, documentsOfForm, hasFullOf, maskRow, rowsOf, type RecordRow } from './rows.ts';

const row = (label: string, value: string, level: RecordRow['level'] = 'full') => ({
	...{ label, value, level }
});

const rows = [
	row('班级', '三班', 'list'),
	row('爱好', '下棋', 'everyday'),
	row('证件号码', '110101199001011234')
];

describe('a record that is filled in row by row', () => {
	it('hides what is only to be read in full by its shape, its label, or altogether', () => {
		expect(
			[
				row('证件号码', '110101199001011234'),
				row('电话', '13812345678'),
				row('邮箱', 'someone@example.org'),
				row('家庭住址', '虚构市东城区一号'),
				row('监护人姓名', '张三丰'),
				row('病史', '花粉'),
				row('电话', '13812345678', 'everyday')
			].map(maskRow)
		).toEqual([
			'110***********1234',
			'138****5678',
			's***@example.org',
			'虚构市东城区****',
			'张*丰',
			'****',
			'13812345678'
		]);
	});

	it('becomes a card, a masked document and a full one', () => {
		const { card, masked, full } = documentsOfForm({ title: '张三丰', line: '三班', rows }, false);
		expect(cardOf(card)).toEqual({ title: '张三丰', line: '三班', rows: rows.slice(0, 1) });
		expect(rowsOf(masked)).toEqual([...rows.slice(0, 2), row('证件号码', '110***********1234')]);
		expect(hasFullOf(masked)).toBe(true);
		expect(full && rowsOf(full)).toEqual(rows);
	});

	it('is written as it was first released', () => {
		const pinned: unknown = JSON.parse(
			readFileSync('tests/fixtures/facts/record-rows-1.json', 'utf8')
		);
		expect(documentsOfForm({ title: '虚构某某', line: '三班', rows }, false)).toEqual(pinned);
	});

	it('has no full document where nothing needs one, unless there was one to replace', () => {
		const form = { title: '甲', line: '', rows: rows.slice(0, 2) };
		const { masked, full } = documentsOfForm(form, false);
		expect([full, hasFullOf(masked)]).toEqual([undefined, false]);
		const replaced = documentsOfForm(form, true);
		expect(replaced.full && rowsOf(replaced.full)).toEqual(form.rows);
		expect(hasFullOf(replaced.masked)).toBe(true);
	});

	it('is read as far as it can be where it was written otherwise', () => {
		expect(rowsOf({ phone: '138****5678', count: 3 })).toEqual([
			row('phone', '138****5678', 'everyday')
		]);
		expect(rowsOf({ rows: ['junk', ['a', 1, 'secret']] })).toEqual([row('a', '', 'everyday')]);
		expect(cardOf({ name: '甲' })).toEqual({ title: '', line: '', rows: [] });
	});
});
