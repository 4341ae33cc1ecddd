import {
	bytesToText,
	textToBytes,
	type EntryId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** What an invitation's link or QR code carries. The secret is in the fragment: no server sees it. */
export interface InvitationLink {
	readonly workspace: WorkspaceId;
	readonly invitation: EntryId;
	/** 32 bytes, the secret half of the invitation's key. */
	readonly secret: Uint8Array;
}

/** Why a text is not an invitation. */
export type LinkFault = { readonly code: 'not_an_invitation' | 'incomplete_invitation' };

/** The address to send to the invited. */
export const invitationToUrl = (origin: string, link: InvitationLink): string =>
	`${origin}/join#${link.workspace}.${link.invitation}.${bytesToText(link.secret)}`;

/** Reads a pasted link, or only its part after `#`; spaces and line breaks of a chat are ignored. */
export const urlToInvitation = (text: string): Result<InvitationLink, LinkFault> => {
	const compact = text.replaceAll(/\s/g, '');
	const parts = compact.slice(compact.indexOf('#') + 1).split('.');
	const [workspace, invitation, secretText] = parts;
	if (parts.length < 2 || !workspace || !isHash(workspace))
		return err({ code: 'not_an_invitation' });
	const secret = textToBytes(secretText ?? '');
	if (parts.length !== 3 || !invitation || !isHash(invitation) || secret?.length !== 32) {
		return err({ code: 'incomplete_invitation' });
	}
	return ok({ workspace: workspace as WorkspaceId, invitation: invitation as EntryId, secret });
};

const isHash = (text: string) => textToBytes(text)?.length === 32;
