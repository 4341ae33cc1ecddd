/** Answers requests for files; the requests are described in kernel/protocol. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { MAX_STORED_BYTES } from '#lib/kernel/files/index.ts';
import { isSignedBy, type DeviceId } from '#lib/kernel/identity/index.ts';
import {
	accessRefusals,
	CHALLENGE_PATH,
	fileMessage,
	filePath,
	fileRefusals,
	type AccessRefusal,
	type FilePlace
} from '#lib/kernel/protocol/index.ts';
import { isOriginAllowed } from '../origin.ts';
import type { FileBytes } from '../quotas/index.ts';
import type { Blobs, Incoming, Refusal } from './blobs.ts';
import { Challenges } from './challenges.ts';
import { lengthOf, parseFilePath, readCredentials } from './request.ts';

/** What a proven device may do where a file lies, for as long as its request lasts. */
export type FilesEntry = {
	/** Why it may not be there, now; undefined where it may. */
	refusal(): AccessRefusal | undefined;
	/** Takes bytes from what the device may still send today. */
	spend(bytes: number): boolean;
	release(): void;
};

/** Asks what a device that has proved its key may do. */
export type EnterFiles = (device: DeviceId, place: FilePlace) => Promise<FilesEntry>;

/** What requests for files are answered with. */
export type FilesParts = {
	readonly blobs: Blobs;
	readonly enter: EnterFiles;
	readonly quota: FileBytes;
	readonly origins: readonly string[];
	/** Milliseconds of a clock that is never set back. */
	readonly ticks: () => number;
	/** Tells the metrics what became of a request. */
	readonly filed: (outcome: string) => void;
	readonly limited: (limit: string) => void;
	readonly logger: Logger;
};

/** Answers one request. */
export type FilesHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Serving = FilesParts & {
	readonly challenges: Challenges;
	/** The files that are coming in, by address. */
	readonly coming: Set<string>;
};

/** Files that may come in at once; each costs a file on disk and a few buffers. */
const MOST_COMING = 64;

/** Makes the handler. */
export const answerFiles = (parts: FilesParts): FilesHandler => {
	const serving = { ...parts, challenges: new Challenges(parts.ticks), coming: new Set<string>() };
	return async (request, response) => {
		response.setHeader('Cache-Control', 'no-store');
		try {
			const refusal = await serve(serving, request, response);
			if (refusal) refuse(serving, response, refusal);
		} catch (reason) {
			// Whoever hung up is told nothing. What the disk said names paths, and they hold ids.
			if (request.errored || response.destroyed) return;
			const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown';
			parts.logger.error({ code }, 'a file could not be kept or read');
			if (response.headersSent) response.destroy();
			else refuse(serving, response, fullDisk.includes(code) ? 'disk_full' : 'failed');
		}
	};
};

const fullDisk: readonly string[] = ['ENOSPC', 'EDQUOT'];

const serve = async (
	serving: Serving,
	request: IncomingMessage,
	response: ServerResponse
): Promise<Refusal | undefined> => {
	const { method, url = '' } = request;
	if (!isOriginAllowed(request, serving.origins)) return 'foreign_origin';
	if (url === CHALLENGE_PATH && method === 'GET') {
		response.setHeader('Content-Type', 'text/plain; charset=utf-8');
		response.end(serving.challenges.issue());
		return undefined;
	}
	const place = parseFilePath(url);
	if (!place || (method !== 'GET' && method !== 'PUT')) return 'malformed';
	const device = await prove(serving, request, { method, place });
	if (typeof device !== 'object') return device;
	const entry = await serving.enter(device.device, place);
	try {
		const refusal = entry.refusal();
		if (refusal) return refusal;
		return method === 'GET'
			? await give(serving, place, response)
			: await take(serving, { entry, place }, request, response);
	} finally {
		entry.release();
	}
};

/** The device that has signed for this very request. */
const prove = async (
	{ challenges }: Serving,
	request: IncomingMessage,
	{ method, place }: { readonly method: 'GET' | 'PUT'; readonly place: FilePlace }
): Promise<{ readonly device: DeviceId } | Refusal> => {
	const credentials = readCredentials(request);
	if (!credentials) return 'bad_proof';
	const said = fileMessage(request.headers.host ?? '', method, place, credentials);
	const { device, challenge, signature } = credentials;
	if (!(await isSignedBy(device, said, signature))) return 'bad_proof';
	return challenges.use(challenge) ? { device } : 'used_challenge';
};

/** A file is never a page: whatever is in it, a browser saves it or hands it to the one who asked. */
const give = async (
	{ blobs, filed }: Serving,
	place: FilePlace,
	response: ServerResponse
): Promise<Refusal | undefined> => {
	const size = await blobs.size(place);
	const bytes = size === undefined ? undefined : await blobs.read(place);
	if (size === undefined || !bytes) return 'unknown_file';
	response.setHeader('Content-Type', 'application/octet-stream');
	response.setHeader('Content-Disposition', 'attachment');
	response.setHeader(
		'Content-Security-Policy',
		"default-src 'none'; sandbox; frame-ancestors 'none'"
	);
	response.setHeader('Content-Length', size);
	await pipeline(Readable.from(bytes, { objectMode: false }), response);
	filed('given');
	return undefined;
};

const take = async (
	serving: Serving,
	{ entry, place }: { readonly entry: FilesEntry; readonly place: FilePlace },
	request: IncomingMessage,
	response: ServerResponse
): Promise<Refusal | undefined> => {
	const { blobs, coming, limited, filed } = serving;
	const size = lengthOf(request);
	if (size === undefined) return 'malformed';
	if (size > MAX_STORED_BYTES) return 'file_too_large';
	if (!entry.spend(size)) return readThrough(request, 'daily_limit');
	const name = filePath(place);
	if (coming.size >= MOST_COMING || coming.has(name)) return readThrough(request, 'busy');
	coming.add(name);
	try {
		const isHere = (await blobs.size(place)) !== undefined;
		const refusal = isHere
			? await readThrough(request, undefined)
			: await keep(serving, place, request, { size, mayKeep: () => entry.refusal() });
		if (refusal === 'files_full') limited(refusal);
		if (refusal) return refusal;
	} finally {
		coming.delete(name);
	}
	response.statusCode = 204;
	response.end();
	filed('kept');
	return undefined;
};

const keep = async (
	{ blobs, quota }: Serving,
	place: FilePlace,
	request: IncomingMessage,
	incoming: Omit<Incoming, 'bytes'>
): Promise<Refusal | undefined> => {
	const giveBack = await quota.take(place.workspace, incoming.size);
	if (!giveBack) return readThrough(request, 'files_full');
	let isKept = false;
	try {
		const received = await blobs.receive(place, { ...incoming, bytes: request });
		isKept = received.ok;
		return received.ok ? undefined : received.error;
	} finally {
		if (!isKept) giveBack();
	}
};

/** A browser that is still sending when it is answered takes that for a broken line. */
const readThrough = async <Answer>(request: IncomingMessage, answer: Answer): Promise<Answer> => {
	request.resume();
	if (!request.readableEnded) await once(request, 'end');
	return answer;
};

const refuse = (
	{ filed, limited }: Serving,
	response: ServerResponse,
	code: Refusal | 'failed'
): void => {
	if (code === 'daily_limit') limited(code);
	filed(code);
	response.statusCode = statusOf(code);
	// What was refused before it came is not waited for.
	response.setHeader('Connection', 'close');
	response.setHeader('Content-Type', 'application/json');
	response.end(JSON.stringify({ code }));
};

const statusOf = (code: Refusal | 'failed'): number => {
	if (code === 'failed') return 500;
	if (code === 'daily_limit') return 429;
	if (code in fileRefusals) return fileRefusals[code as keyof typeof fileRefusals];
	return accessRefusals[code as AccessRefusal] === accessRefusals.bad_proof ? 401 : 403;
};
