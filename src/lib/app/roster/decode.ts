import { err, ok, type Result } from '#lib/kernel/result/index.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const decode = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined; // not in this encoding: the caller tries another
	}
};

const byteOrderMarks: readonly (readonly [Encoding, readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];

/**
 * The text of a file in UTF-8, with or without BOM, GB18030 or UTF-16 with BOM (what Excel calls
 * Unicode text). A file that says what it is, is taken at its word.
 */
export const decodeText = (
	bytes: Uint8Array
): Result<
	{ readonly text: string; readonly encoding: Encoding },
	{ readonly code: 'unknown_encoding' }
> => {
	const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
	const encoding = marked ? marked[0] : guess(bytes);
	const text = decode(bytes, encoding);
	return text === undefined || text.includes('\0')
		? err({ code: 'unknown_encoding' })
		: ok({ text, encoding });
};

/**
 * Chinese in GB18030 is hardly ever valid UTF-8, but a short list can be: each character whose bytes
 * lie in C2–DF and 80–BF looks like one letter of Greek, Cyrillic or Arabic. So where both readings
 * are possible and the one as UTF-8 has no Chinese in it, Chinese that stands by itself wins. Next to
 * Latin letters it is one of their accents, as in “José”.
 */
const guess = (bytes: Uint8Array): Encoding => {
	const utf8 = decode(bytes, 'utf-8');
	if (utf8 === undefined) return 'gb18030';
	if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u.test(utf8)) return 'utf-8';
	const chinese = decode(bytes, 'gb18030') ?? '';
	const hasOnlyChinese = /^(?:[\0-\x7f]|[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])*$/u.test(
		chinese
	);
	const hasChinese = /[\u4e00-\u9fff]/u.test(chinese);
	const hasAccents = /[A-Za-z][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z]/u.test(chinese);
	return hasOnlyChinese && hasChinese && !hasAccents ? 'gb18030' : 'utf-8';
};
