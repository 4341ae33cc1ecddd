import { textToBytes } from '#lib/kernel/identity/index.ts';
import type { Decision } from './award.ts';

/**
 * The number of a certificate (AL-74): the year in which the term ends, six digits of the decision, and
 * the place on its list from 1. It follows from the decision alone, so every device prints the same.
 */
export const certificateNumber = (
	{ id }: Pick<Decision, 'id'>,
	place: number,
	termEnd: string
): string => {
	const [a = 0, b = 0, c = 0] = textToBytes(id) ?? [];
	const code = String(((a << 16) | (b << 8) | c) % 1_000_000).padStart(6, '0');
	return `${termEnd.slice(0, 4)}-${code}-${String(place).padStart(3, '0')}`;
};
