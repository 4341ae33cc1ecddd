import { describe, expect, it } from 'vitest';
import { matchesPerson } from './menu-items.ts';
import { nextChoice } from './menu-keys.ts';

describe('finding a person to mention', () => {
	const person = { id: 'p', name: '张三丰', pinyin: 'zhang san feng' };

	it.each(['', '三丰', 'zsf', 'zs', 'ZHANG', 'zhangsanf', 'zhang', 'ＺＳＦ'])(
		'%s finds 张三丰',
		(query) => {
			expect(matchesPerson(person, query)).toBe(true);
		}
	);

	it.each(['sanfeng', '李', 'zf'])('%s does not', (query) => {
		expect(matchesPerson(person, query)).toBe(false);
	});
});

describe('keys in an open menu', () => {
	it('go round the list, choose and close; others are for the text', () => {
		expect(nextChoice('ArrowDown', 2, 3)).toEqual({ type: 'move', to: 0 });
		expect(nextChoice('ArrowUp', 0, 3)).toEqual({ type: 'move', to: 2 });
		expect(nextChoice('Enter', 0, 3)).toEqual({ type: 'choose' });
		expect(nextChoice('Tab', 0, 3)).toEqual({ type: 'choose' });
		expect(nextChoice('Escape', 0, 0)).toEqual({ type: 'close' });
		expect(nextChoice('Enter', 0, 0)).toBeUndefined();
		expect(nextChoice('a', 0, 3)).toBeUndefined();
	});
});
