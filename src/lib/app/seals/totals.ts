/**
 * The hash of a term's totals. Bytes: deterministic CBOR (RFC 8949 §4.2) of
 * `[rulebook, version, [[member, score], …]]`, members in the order of their ids as texts, scores as
 * whole numbers; SHA-256 of them, base64url. These bytes are forever.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { encode } from 'cborg';
import { bytesToText } from '#lib/kernel/identity/index.ts';
import type { Rulebook } from '#lib/kernel/rules/index.ts';

/** What everybody has in the end. */
export type Totals = readonly { readonly member: string; readonly score: number }[];

/** The hash that a seal states: the same for the same totals, in whatever order they are given. */
export const totalsHash = (
	{ id, version }: Pick<Rulebook, 'id' | 'version'>,
	totals: Totals
): string => {
	const rows = totals
		.map(({ member, score }) => [member, score] as const)
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	return bytesToText(sha256(encode([id, version, rows])));
};
