import type { FinalisedMinutes, Meeting } from '#lib/domains/meetings/index.ts';
import { minutesHash } from '#lib/domains/meetings/index.ts';

/**
 * What the log on this device says about a printed hash: `verified`, the very text that stands;
 * `superseded`, a text that was sealed but does not stand; `differs`, another text is sealed;
 * `not_final`, nothing is sealed here; `incomplete`, sealed here with that hash, but its text has
 * not arrived, so it cannot be computed again.
 */
export type Verdict =
	| {
			readonly code: 'verified' | 'superseded' | 'incomplete';
			readonly minutes: FinalisedMinutes;
			readonly corrections: number;
	  }
	| { readonly code: 'differs'; readonly minutes: FinalisedMinutes }
	| { readonly code: 'not_final' };

/** Checks a printed hash against what has been sealed; the hash is computed from the text again. */
export const verdictOf = ({ minutes }: Meeting, hash: string): Verdict => {
	const { all, inForce, corrections } = minutes;
	if (!inForce) return { code: 'not_final' };
	const found = all.find((sealed) => sealed.hash === hash);
	if (!found) return { code: 'differs', minutes: inForce };
	const about = { minutes: found, corrections: corrections.length };
	if (inForce.hash !== hash) return { code: 'superseded', ...about };
	const text = all.find((sealed) => sealed.hash === hash && sealed.text !== null)?.text ?? null;
	if (text === null) return { code: 'incomplete', ...about };
	return minutesHash(text) === hash
		? { code: 'verified', ...about }
		: { code: 'differs', minutes: inForce };
};

/** What a printed copy leads to. */
export interface SealedCopy {
	readonly workspace: string;
	readonly meeting: string;
	readonly hash: string;
}

/** The address behind the code on paper: all of it after the `#`, which is sent to no server. */
export const copyToUrl = (origin: string, { workspace, meeting, hash }: SealedCopy): string =>
	`${origin}/verify#${workspace}.${meeting}.${hash}`;

/** What an address or the part after its `#` leads to; undefined where it is no such address. */
export const urlToCopy = (url: string): SealedCopy | undefined => {
	const found = /^([\w-]{43})\.([\w-]{22})\.([\w-]{43})$/.exec(url.split('#').at(-1)?.trim() ?? '');
	const [, workspace, meeting, hash] = found ?? [];
	return workspace && meeting && hash ? { workspace, meeting, hash } : undefined;
};
