import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToText, membersSpace, type EntryId, type Space } from '#lib/kernel/identity/index.ts';
import { LONGEST_PART, type MeetingPayload } from './events.ts';
import type { Correction, FinalisedMinutes, Minutes, MinutesPart } from './meeting.ts';

export interface Settlement {
	readonly finalised: EntryId;
	readonly over: MeetingPayload<'minutes.settled'>['over'];
}

/** Where the minutes of a meeting are written, made final and followed up: a sealed space where closed. */
export const minutesSpace = ({ closed }: { readonly closed?: Space }): Space =>
	closed ?? membersSpace;

/** SHA-256 of minutes in UTF-8, base64url: what the seal and the printed code state. */
export const minutesHash = (text: string): string =>
	bytesToText(sha256(new TextEncoder().encode(text)));

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

/** Cuts minutes into slices that fit an entry, never inside a character. */
export const splitMinutes = (text: string): readonly string[] => {
	const slices: string[] = [];
	for (let start = 0; start < text.length;) {
		const end = Math.min(start + LONGEST_PART, text.length);
		const cut = end < text.length && isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;
		slices.push(text.slice(start, cut));
		start = cut;
	}
	return slices;
};

/** The text that the named parts make; null while one of them is missing. */
export const textOfParts = (
	parts: ReadonlyMap<EntryId, MinutesPart>,
	ids: readonly EntryId[]
): string | null => {
	const texts = ids.map((id) => parts.get(id)?.text);
	return texts.includes(undefined) ? null : texts.join('');
};

/**
 * Which of the finalised texts stands. Two devices may finalise at the same time: the first by time
 * stands, equal texts are one, and another text is a question until somebody settles it.
 */
export const minutesInForce = (
	all: readonly FinalisedMinutes[],
	settlement: Settlement | undefined,
	corrections: readonly Correction[]
): Minutes => {
	const inForce = all.find(({ id }) => id === settlement?.finalised) ?? all[0] ?? null;
	const same = new Set(all.filter(({ hash }) => hash === inForce?.hash).map(({ id }) => id));
	// By text: whoever set one aside has read its twin from another device as well.
	const setAside = new Set(
		all.filter(({ id }) => settlement?.over.includes(id)).map(({ hash }) => hash)
	);
	return {
		all,
		inForce,
		question: all.filter(({ id, hash }) => !same.has(id) && !setAside.has(hash)),
		corrections: corrections.filter(({ finalised }) => same.has(finalised))
	};
};
