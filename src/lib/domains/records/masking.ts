/**
 * How fields look in a masked document: enough to tell two people apart, too little to be of use to
 * anybody else (RE-23). What does not have the shape that is expected is masked altogether.
 */

import type { Contents } from '#lib/kernel/sealed/index.ts';

const STAR = '*';

/** 张三丰 → 张*丰, 张三 → 张*: the family name, and of three and more characters the last. */
const maskName = (name: string): string => {
	const characters = [...name.trim()];
	if (characters.length < 2) return STAR.repeat(characters.length);
	const last = characters.length > 2 ? characters.slice(-1) : [];
	const hidden = characters.length - 1 - last.length;
	return [...characters.slice(0, 1), STAR.repeat(hidden), ...last].join('');
};

/** 110101199001011234 → 110***********1234: the province and city, and the last four. */
const maskIdentityNumber = (number: string): string => keepEnds(number, [3, 4], 15);

/** 13812345678 → 138****5678. */
const maskPhone = (number: string): string => keepEnds(number, [3, 4], 11);

/** someone@example.org → s***@example.org. */
const maskEmail = (address: string): string => {
	const at = address.lastIndexOf('@');
	return at < 1 ? STAR.repeat(address.length) : `${address.slice(0, 1)}***${address.slice(at)}`;
};

/** An address down to its district or county; where none is named, nothing of it. */
const maskAddress = (address: string): string => {
	const [upTo = ''] = /^.*?[区县區縣旗]/u.exec(address.trim()) ?? [];
	return `${upTo}****`;
};

const keepEnds = (text: string, [head, tail]: readonly [number, number], least: number): string => {
	const plain = text.trim();
	if (plain.length < least) return STAR.repeat(plain.length);
	const hidden = STAR.repeat(plain.length - head - tail);
	return plain.slice(0, head) + hidden + plain.slice(-tail);
};

/** The kinds of fields that are masked, and how. */
export const masks = {
	name: maskName,
	identity: maskIdentityNumber,
	phone: maskPhone,
	email: maskEmail,
	address: maskAddress
} as const;

/** How the fields of a full document look in the masked one; a field that is not named is not in it. */
export type Masking = Readonly<Record<string, keyof typeof masks | 'shown'>>;

/** The masked document that goes with a full one. What is to be masked and is no text is left out. */
export const maskContents = (full: Contents, masking: Masking): Contents =>
	Object.fromEntries(
		Object.entries(masking).flatMap(([field, how]) => {
			const said = full[field];
			if (said === undefined) return [];
			if (how === 'shown') return [[field, said]];
			return typeof said === 'string' ? [[field, masks[how](said)]] : [];
		})
	);
