import type { FileHash } from '../files/index.ts';
import { bytesToText, type Signer, type Space, type WorkspaceId } from '../identity/index.ts';
import {
	CHALLENGE_PATH,
	FILE_SCHEME,
	fileMessage,
	filePath,
	toAccessRefusal,
	toFileRefusal,
	type AccessRefusal,
	type FileMethod,
	type FilePlace,
	type FileRefusal
} from '../protocol/index.ts';
import { err, ok, type Result } from '../result/index.ts';

/**
 * Why a file was not brought or fetched: the relay's refusal; that it was not reached, or failed; or
 * that it is too old to know files.
 */
export type FileLineFault = {
	readonly code: AccessRefusal | FileRefusal | 'unreachable' | 'no_files';
};

/** What it takes to speak with a relay about the files of a workspace. */
export interface FileLineParts {
	readonly fetch: typeof globalThis.fetch;
	/** As in `https://relay.example`; requests are signed for its host. */
	readonly url: string;
	readonly workspace: WorkspaceId;
	readonly signer: Signer;
}

/** Brings files to the relay and fetches them; what they hold and whether it is right is not its business. */
export interface FileLine {
	/** The file is on the relay's disk when this answers that all is well. */
	bring(
		space: Space,
		hash: FileHash,
		frame: Uint8Array<ArrayBuffer>
	): Promise<Result<null, FileLineFault>>;
	fetch(space: Space, hash: FileHash): Promise<Result<Uint8Array<ArrayBuffer>, FileLineFault>>;
}

/** Makes the line; nothing is open between two requests. */
export const fileLine = (parts: FileLineParts): FileLine => ({
	bring: async (space, hash, frame) => {
		const answered = await ask(parts, { space, hash, method: 'PUT' }, frame);
		return answered.ok ? ok(null) : answered;
	},
	fetch: (space, hash) => ask(parts, { space, hash, method: 'GET' })
});

type Asked = Omit<FilePlace, 'workspace'> & { readonly method: FileMethod };

const ask = async (
	parts: FileLineParts,
	{ space, hash, method }: Asked,
	body?: Uint8Array<ArrayBuffer>
): Promise<Result<Uint8Array<ArrayBuffer>, FileLineFault>> => {
	const { fetch, url, workspace } = parts;
	const place: FilePlace = { workspace, space, hash };
	try {
		const challenge = await (await fetch(url + CHALLENGE_PATH, { cache: 'no-store' })).text();
		// A relay that does not know the address answers it with a page.
		if (!/^[\w-]{43}$/.test(challenge)) return err({ code: 'no_files' });
		const headers = { Authorization: await authorization(parts, method, place, challenge) };
		const request = { method, headers, cache: 'no-store', ...(body && { body }) } as const;
		const response = await fetch(url + filePath(place), request);
		if (!response.ok) return err({ code: refusalOf(await response.text()) });
		return ok(new Uint8Array(await response.arrayBuffer()));
	} catch {
		return err({ code: 'unreachable' }); // `fetch` rejects where there is no network, and says no more
	}
};

const authorization = async (
	{ url, signer }: FileLineParts,
	method: FileMethod,
	place: FilePlace,
	challenge: string
): Promise<string> => {
	const { device } = signer;
	const message = fileMessage(new URL(url).host, method, place, { device, challenge });
	return `${FILE_SCHEME} ${device}.${challenge}.${bytesToText(await signer.sign(message))}`;
};

const refusalOf = (text: string): FileLineFault['code'] => {
	const code = /^\{"code":"(\w{1,40})"\}$/.exec(text)?.[1] ?? '';
	return toFileRefusal(code) ?? toAccessRefusal(code) ?? 'unreachable';
};
