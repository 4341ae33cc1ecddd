import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';
import { commonCharacters, toGb18030 } from './testing.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean) => {
	const bytes = new Uint8Array(text.length * 2);
	const view = new DataView(bytes.buffer);
	for (let index = 0; index < text.length; index++)
		view.setUint16(index * 2, text.charCodeAt(index), isLittle);
	return bytes;
};
const read = (bytes: Uint8Array) => {
	const decoded = decodeText(bytes);
	return decoded.ok ? [decoded.value.encoding, decoded.value.text] : decoded.error.code;
};

const han = fc.constantFrom(...commonCharacters);
const name = fc.string({ unit: han, minLength: 2, maxLength: 4 });
const list = fc
	.array(fc.tuple(fc.stringMatching(/^\d{8,12}$/), name, name), { minLength: 1, maxLength: 20 })
	.map((rows) => rows.map((row) => row.join(',')).join('\r\n'));

describe('the encoding of a list', () => {
	it('of any common Chinese characters is told, with headings or without', () => {
		fc.assert(
			fc.property(list, fc.boolean(), (rows, hasHeadings) => {
				const text = hasHeadings ? `学号,姓名,部门\r\n${rows}` : rows;
				expect(read(toGb18030(text))).toEqual(['gb18030', text]);
				expect(read(utf8(text))).toEqual(['utf-8', text]);
			}),
			{ seed: 20261, numRuns: 1500 }
		);
	});

	it('of a single name is told', () => {
		fc.assert(
			fc.property(name, (text) => {
				expect(read(utf8(text))).toEqual(['utf-8', text]);
				expect(read(toGb18030(text))).toEqual(['gb18030', text]);
			}),
			{ seed: 20262, numRuns: 3000 }
		);
	});

	it('is told for each of the 3755 most common characters alone', () => {
		const wrong = commonCharacters.filter(
			(character) => read(toGb18030(`${character},1`))[0] !== 'gb18030'
		);
		expect(commonCharacters).toHaveLength(3755);
		expect(wrong).toEqual([]);
	});

	it.each(['联通', '李兰', '学习', '美丽', '一种'])(
		'of %s, which can look like UTF-8, is told',
		(text) => {
			expect(read(toGb18030(text))).toEqual(['gb18030', text]);
		}
	);

	it.each(['José,1', 'Zoë Müller', 'Ångström,20260001'])('of %s is UTF-8', (text) => {
		expect(read(utf8(text))).toEqual(['utf-8', text]);
	});

	it('of four bytes and rare characters is told', () => {
		// 㐂 is 0x8139EF31 in GB18030.
		expect(read(Uint8Array.of(0x81, 0x39, 0xef, 0x31))).toEqual(['gb18030', '\u3402']);
		expect(read(utf8('𠮷野'))).toEqual(['utf-8', '𠮷野']);
	});

	it('is what a byte order mark says, and the mark is no text', () => {
		expect(read(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('姓名')))).toEqual(['utf-8', '姓名']);
		expect(read(Uint8Array.of(0xff, 0xfe, ...utf16('姓名', true)))).toEqual(['utf-16le', '姓名']);
		expect(read(Uint8Array.of(0xfe, 0xff, ...utf16('姓名', false)))).toEqual(['utf-16be', '姓名']);
	});

	it('of plain ASCII and of nothing is UTF-8', () => {
		expect(read(utf8('name,id\nAlice,001'))).toEqual(['utf-8', 'name,id\nAlice,001']);
		expect(read(new Uint8Array())).toEqual(['utf-8', '']);
	});

	it.each([
		['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
		['bytes of nothing', Uint8Array.of(0xff, 0xff, 0x0a)],
		['UTF-8 that breaks its word', Uint8Array.of(0xef, 0xbb, 0xbf, 0xff)],
		['zeros', new Uint8Array(8)]
	])('is unknown for %s', (_, bytes) => {
		expect(read(bytes)).toBe('unknown_encoding');
	});
});
