/**
 * A directory card: the personal data of one member, signed by the person or by a keeper of the
 * roster, kept in the directory draft so that it can be corrected and erased. Facts never carry it.
 *
 * Signed bytes: 'tongban/card/1' ‖ 0 ‖ CBOR of
 * `[workspace, member, name, studentNo, phone, email, title, at]`, absent fields null.
 * The workspace is part of them, so that a card cannot be carried into another organisation.
 * These bytes are forever: a new shape is a new number.
 */
import { encode } from 'cborg';
import * as v from 'valibot';
import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import { line, objectId } from '#lib/kernel/fields/index.ts';
import type { MemberId } from './organisation.ts';

const optional = (max: number) => v.exactOptional(line(max));

/** `studentNo` is text: numbers lose leading zeros. `at` is epoch ms, the signer's claim. */
export const cardSchema = v.strictObject({
	member: objectId,
	name: line(40),
	studentNo: optional(32),
	phone: optional(32),
	email: optional(120),
	title: optional(40),
	at: v.pipe(v.number(), v.integer(), v.minValue(0))
});

export type Card = Readonly<v.InferOutput<typeof cardSchema>>;

/** A card found in the directory, with what became of its signature. */
export interface CardCandidate {
	readonly card: Card;
	/** The signer's device; breaks ties between cards of the same time. */
	readonly device: string;
	/**
	 * Whether the signature holds, and the signer is the linked person or has the roster of the
	 * member's unit. Verified by the caller: this domain has no keys.
	 */
	readonly isAuthentic: boolean;
}

const DOMAIN = new TextEncoder().encode('tongban/card/1\0');

/** The bytes that a card's signature covers. */
export const cardBytes = (workspace: WorkspaceId, card: Card): Uint8Array<ArrayBuffer> => {
	const { member, name, studentNo, phone, email, title, at } = card;
	const fields = [studentNo, phone, email, title].map((field) => field ?? null);
	const body = encode([workspace, member, name, ...fields, at]);
	const bytes = new Uint8Array(DOMAIN.length + body.length);
	bytes.set(DOMAIN);
	bytes.set(body, DOMAIN.length);
	return bytes;
};

/**
 * The card in force for `member`: the latest authentic one. Cards dated after `notAfter` (epoch ms)
 * are passed over, or a clock set to the next century would block every later correction.
 */
export const cardInForce = (
	member: MemberId,
	candidates: readonly CardCandidate[],
	notAfter: number
): Card | null =>
	candidates
		.filter(({ card, isAuthentic }) => isAuthentic && card.member === member && card.at <= notAfter)
		.sort((a, b) => b.card.at - a.card.at || (a.device < b.device ? -1 : 1))[0]?.card ?? null;
