/**
 * A steward's card: a secret of 32 bytes, whose public half stands in the founding entry (ADR 18). It
 * is drawn when a workspace is founded, shown once, and kept nowhere but on the card.
 */
import {
	bytesToText,
	importKeys,
	textToBytes,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Council, Draw } from '../session/index.ts';

/** What a card's link or QR code carries. The secret is in the fragment: no server sees it. */
export interface StewardCard {
	readonly workspace: WorkspaceId;
	readonly secret: Uint8Array;
}

/** Why a text is not a card. */
export type CardFault = { readonly code: 'not_a_card' | 'incomplete_card' };

/** Draws the secrets of as many stewards, and what the founding entry says of them. */
export const drawCouncil = async (
	draw: Draw,
	count: number,
	quorum: number
): Promise<{ readonly council: Council; readonly secrets: readonly Uint8Array[] }> => {
	const secrets = Array.from({ length: count }, () => draw(32));
	const keys = await Promise.all(secrets.map(async (secret) => (await importKeys(secret)).device));
	return { council: { keys, quorum }, secrets };
};

/** The address to print or send. */
export const cardToUrl = (origin: string, { workspace, secret }: StewardCard): string =>
	`${origin}/steward#${workspace}.${bytesToText(secret)}`;

/** Reads a card's link, or only its part after `#`; spaces and line breaks of a chat are ignored. */
export const urlToCard = (text: string): Result<StewardCard, CardFault> => {
	const compact = text.replaceAll(/\s/g, '');
	const [workspace, secretText, ...rest] = compact.slice(compact.indexOf('#') + 1).split('.');
	if (!workspace || textToBytes(workspace)?.length !== 32) return err({ code: 'not_a_card' });
	const secret = textToBytes(secretText ?? '');
	// Three parts are an invitation.
	if (rest.length > 0) return err({ code: 'not_a_card' });
	if (secret?.length !== 32) return err({ code: 'incomplete_card' });
	return ok({ workspace: workspace as WorkspaceId, secret });
};
