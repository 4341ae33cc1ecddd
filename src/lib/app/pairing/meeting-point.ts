/**
 * Where two devices meet that share a secret and nothing else: the lobby of a workspace which exists
 * for this one meeting. Everything about it follows from the secret, so both found the same one, and
 * the relay sees an ordinary founder enter an ordinary lobby (ADR 14).
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { importSigner, textToBytes } from '#lib/kernel/identity/index.ts';
import type { MeetingPoint } from '../session/index.ts';
import { foundWorkspace } from '../session/index.ts';

const utf8 = new TextEncoder();
const SALT = utf8.encode('tongban/meeting-point/1');

/** The meeting point of a secret of 22 characters. */
export const meetingPoint = async (secret: string): Promise<MeetingPoint> => {
	const bytes = textToBytes(secret) ?? new Uint8Array();
	const derive = (name: string, length: number) =>
		hkdf(sha256, bytes, SALT, utf8.encode(name), length);
	const signer = await importSigner(derive('founder', 32));
	let drawn = 0;
	const draw = (length: number) => derive(`draw ${drawn++}`, length);
	const founding = { name: 'meeting-point', template: 'meeting-point', timezone: 'UTC' };
	const { workspace, entries } = await foundWorkspace(signer, founding, 0, draw);
	return { workspace, signer, entries };
};
