import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskContents, masks } from './masking.ts';

describe('[RE-23] a mask', () => {
	it('leaves of a name the first character, and of a longer one the last', () => {
		const names = ['张三', '张三丰', '欧阳虚构', '张', '', ' 张三丰 ', '𠮷野家'];
		expect(names.map(masks.name)).toEqual(['张*', '张*丰', '欧**构', '*', '', '张*丰', '𠮷*家']);
	});

	it('leaves of an identity number the first three and the last four', () => {
		expect(masks.identity('110101199001011234')).toBe('110***********1234');
		expect(masks.identity('11010119900101123X')).toBe('110***********123X');
		expect(masks.identity('123456')).toBe('******');
	});

	it('leaves of a phone number the first three and the last four', () => {
		expect(masks.phone('13812345678')).toBe('138****5678');
		expect(masks.phone('5678')).toBe('****');
	});

	it('leaves of a mail address its first letter and its server', () => {
		expect(masks.email('someone@example.org')).toBe('s***@example.org');
		expect(masks.email('no address')).toBe('**********');
	});

	it('leaves of an address what comes up to its district', () => {
		expect(masks.address('虚构市示例区某某路1号')).toBe('虚构市示例区****');
		expect(masks.address('虛構縣示例區某某路1號')).toBe('虛構縣****');
		expect(masks.address('某某路1号')).toBe('****');
	});

	it('makes the masked document from the full one, with nothing in it that is not named', () => {
		const full = {
			name: '张三丰',
			identity: '110101199001011234',
			class: '三年二班',
			phone: 13812345678,
			illness: '虚构'
		};
		const masking = {
			...{ name: 'name', identity: 'identity', class: 'shown' },
			...{ phone: 'phone', address: 'address' }
		} as const;
		expect(maskContents(full, masking)).toEqual({
			name: '张*丰',
			identity: '110***********1234',
			class: '三年二班'
		});
	});

	it('never shows a number whole, whatever is typed into the field', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 40 }), (text) => {
				const plain = text.trim();
				for (const mask of [masks.identity, masks.phone]) {
					if (!/^\**$/.test(plain)) expect(mask(text)).not.toBe(plain);
					expect(mask(text)).toHaveLength(plain.length);
				}
			}),
			{ seed: 23, numRuns: 500 }
		);
	});
});
