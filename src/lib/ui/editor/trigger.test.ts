import { describe, expect, it } from 'vitest';
import { triggerIn } from './trigger.ts';

describe('signs that open a menu', () => {
	it.each([
		['请@', { kind: 'person', query: '', offset: 1 }],
		['请＠张', { kind: 'person', query: '张', offset: 1 }],
		['见 #AL-2', { kind: 'clause', query: 'AL-2', offset: 2 }],
		['/', { kind: 'command', query: '', offset: 0 }],
		['说完 /db', { kind: 'command', query: 'db', offset: 3 }],
		['、jy', { kind: 'command', query: 'jy', offset: 0 }]
	])('%s opens one', (text, expected) => {
		expect(triggerIn(text)).toEqual(expected);
	});

	it.each(['alice@example', '甲、乙', '1/2', '@张三 来了', '/todo now', ''])(
		'%s opens none',
		(text) => {
			expect(triggerIn(text)).toBeUndefined();
		}
	);
});
