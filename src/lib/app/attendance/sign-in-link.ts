import {
	textToToken,
	tokenToText,
	type MeetingId,
	type SlotToken
} from '#lib/domains/attendance/index.ts';
import { textToBytes, type WorkspaceId } from '#lib/kernel/identity/index.ts';

/** What the code on a big screen says: where, at which meeting, in which slot. */
export interface SignInLink {
	readonly workspace: WorkspaceId;
	readonly meeting: MeetingId;
	readonly token: SlotToken;
}

/** The address behind the code. All of it is in the fragment, so no server sees who signs in where. */
export const signInToUrl = (origin: string, { workspace, meeting, token }: SignInLink): string =>
	`${origin}/sign-in#${workspace}.${meeting}.${tokenToText(token)}`;

/** Reads a scanned address, or only its fragment; undefined where it is something else. */
export const urlToSignIn = (text: string): SignInLink | undefined => {
	const compact = text.replaceAll(/\s/g, '');
	const fragment = compact.slice(compact.indexOf('#') + 1);
	const [workspace = '', meeting = '', ...rest] = fragment.split('.');
	const token = textToToken(rest.join('.'));
	const isIds = textToBytes(workspace)?.length === 32 && /^[\w-]{22}$/.test(meeting);
	if (!isIds || !token) return undefined;
	return { workspace: workspace as WorkspaceId, meeting: meeting as MeetingId, token };
};
