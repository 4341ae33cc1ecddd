import { expect, it } from 'vitest';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { found, listed } from './list.ts';

const cards = new Map(
	['王二', '李四', '张三'].map((title, index) => [
		String(index) as ObjectId,
		{ title, line: `${index}班`, rows: [['学号', `A${index}`, 'list']] }
	])
);
const titles = (list: readonly { readonly title: string }[]) => list.map(({ title }) => title);

// 王 has four strokes; 张 and 李 have seven, and the radical 弓 comes before 木.
it('lists cards by pinyin in simplified Chinese and by strokes in traditional', () => {
	expect(titles(listed(cards, 'zh-Hans'))).toEqual(['李四', '王二', '张三']);
	expect(titles(listed(cards, 'zh-Hant'))).toEqual(['王二', '张三', '李四']);
});

it('finds by title, line, what is for lists, and sound', () => {
	const list = listed(cards, 'zh-Hans');
	const sounds = (name: string) => (name === '张三' ? ['zhangsan', 'zs'] : []);
	expect(titles(found(list, '四', undefined))).toEqual(['李四']);
	expect(titles(found(list, '0班', undefined))).toEqual(['王二']);
	expect(titles(found(list, 'a2', undefined))).toEqual(['张三']);
	expect(titles(found(list, 'zs', sounds))).toEqual(['张三']);
	expect(found(list, 'x', sounds)).toEqual([]);
	expect(found(list, ' ', undefined)).toBe(list);
});
