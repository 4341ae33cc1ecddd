import { describe, expect, it } from 'vitest';
import { makeFinder } from './finder.ts';
import type { PaletteItem } from './item.ts';
import { soundsOf } from './sounds.ts';

const person = (title: string): PaletteItem => ({ id: title, kind: 'person', title, href: '/' });
const items: readonly PaletteItem[] = [
	{ id: 'meetings', kind: 'page', title: '会议', hint: '例会与纪要', href: '/meetings' },
	{ id: 'late', kind: 'clause', title: '迟到扣一分', words: ['AL-20'], href: '/rulebook' },
	person('张三丰'),
	person('单小双'),
	person('吕布衣'),
	person('李四维')
];
const find = makeFinder(items, soundsOf);
const ids = (query: string) => find(query).map((item) => item.id);

describe('makeFinder', () => {
	it('finds by initials, by pinyin and from any syllable on', () => {
		expect(ids('zsf')).toEqual(['张三丰']);
		expect(ids('zhangsan')).toEqual(['张三丰']);
		expect(ids('zhang san')).toEqual(['张三丰']);
		expect(ids('sanfeng')).toEqual(['张三丰']);
		expect(ids('lv')).toEqual(['吕布衣']);
	});

	it('reads a surname as a surname', () => {
		expect(ids('shan')).toEqual(['单小双']);
		expect(ids('sxs')).toEqual(['单小双']);
	});

	it('finds by simplified and traditional characters, single or together', () => {
		expect(ids('張三豐')).toEqual(['张三丰']);
		expect(ids('三')).toEqual(['张三丰']);
		expect(ids('會議')).toEqual(['meetings']);
	});

	it('finds by hint and by hidden words', () => {
		expect(ids('纪要')).toEqual(['meetings']);
		expect(ids('al-20')).toEqual(['late']);
	});

	it('needs every word to match', () => {
		expect(ids('张 四')).toEqual([]);
		expect(ids('张 sanfeng')).toEqual(['张三丰']);
	});

	it('gives everything in the order offered while nothing is asked', () => {
		expect(ids(' ')).toEqual(items.map((item) => item.id));
	});

	it('finds by characters before the sounds have arrived', () => {
		const silent = makeFinder(items);
		expect(silent('张三').map((item) => item.id)).toEqual(['张三丰']);
		expect(silent('zsf')).toEqual([]);
	});
});
