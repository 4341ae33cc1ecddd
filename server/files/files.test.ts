import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileHash, MAX_STORED_BYTES, sealFile, type FileHash } from '#lib/kernel/files/index.ts';
import { bytesToText, controlSpace, membersSpace, type Space } from '#lib/kernel/identity/index.ts';
import {
	CHALLENGE_PATH,
	fileMessage,
	filePath,
	type FileMethod,
	type FilePlace
} from '#lib/kernel/protocol/index.ts';
import { fileLine } from '#lib/kernel/sync/index.ts';
import { Replica, seedBytes } from '../../tests/convergence/replica.ts';
import type { RelayOptions } from '../relay.ts';
import { startTestRelay } from '../test-clients.ts';
import {
	connect,
	foundOrganisation,
	grantOf,
	SECRET,
	startGuarded,
	type Guarded
} from '../test-members.ts';

const words = '<script>alert("机密canary")</script>';
const sealed = await sealFile(new TextEncoder().encode(words), (length) => seedBytes(7, length));

/** An organisation at a relay: Alice, who may do all, Bob, a member, and Carol, who waits. */
const atWork = async (options: RelayOptions = {}) => {
	const guarded = await startGuarded({}, options);
	const { alice, bob, invitation } = await foundOrganisation(guarded.line);
	const carol = new Replica(3);
	await carol.join(alice.workspace, invitation, seedBytes(SECRET));
	await connect(guarded.line, carol, controlSpace).live();
	return { guarded, alice, bob, carol };
};

const placeOf = (replica: Replica, hash = sealed.hash, space: Space = membersSpace): FilePlace => ({
	...{ workspace: replica.workspace, space, hash }
});

const challengeOf = async ({ relay }: Guarded) =>
	(await fetch(`${relay.url}${CHALLENGE_PATH}`)).text();

type Claim = {
	readonly method?: FileMethod;
	readonly place?: FilePlace;
	readonly host?: string;
	readonly challenge?: string;
};

/** The header of a request, with what is signed wrongly in `claim`. */
const authorization = async (
	guarded: Guarded,
	replica: Replica,
	asked: { readonly method: FileMethod; readonly place: FilePlace },
	claim: Claim = {}
): Promise<string> => {
	const challenge = claim.challenge ?? (await challengeOf(guarded));
	const { device } = replica.signer;
	const message = fileMessage(
		claim.host ?? `127.0.0.1:${guarded.relay.port}`,
		claim.method ?? asked.method,
		claim.place ?? asked.place,
		{ device, challenge }
	);
	return `Tongban ${device}.${challenge}.${bytesToText(await replica.signer.sign(message))}`;
};

const send = async (
	{ relay }: Guarded,
	{ method, place }: { readonly method: FileMethod; readonly place: FilePlace },
	header: string | undefined,
	body?: Uint8Array<ArrayBuffer>
) => {
	const response = await fetch(`${relay.url}${filePath(place)}`, {
		method,
		headers: header === undefined ? {} : { Authorization: header },
		...(body && { body })
	});
	const bytes = new Uint8Array(await response.arrayBuffer());
	return { status: response.status, bytes, headers: response.headers };
};

const said = ({ status, bytes }: { readonly status: number; readonly bytes: Uint8Array }) =>
	bytes.length === 0 ? `${status}` : `${status} ${Buffer.from(bytes).toString()}`;

const put = async (
	guarded: Guarded,
	replica: Replica,
	place = placeOf(replica),
	body = sealed.frame,
	claim: Claim = {}
) => {
	const asked = { method: 'PUT', place } as const;
	return said(
		await send(guarded, asked, await authorization(guarded, replica, asked, claim), body)
	);
};

const get = async (
	guarded: Guarded,
	replica: Replica,
	place = placeOf(replica),
	claim: Claim = {}
) => {
	const asked = { method: 'GET', place } as const;
	return send(guarded, asked, await authorization(guarded, replica, asked, claim));
};

const code = (status: number, name: string) => `${status} {"code":"${name}"}`;

describe('a file at the relay', () => {
	it('is fetched by the other members as it was put, and is never a page', async () => {
		const { guarded, alice, bob } = await atWork();
		expect(await put(guarded, bob)).toBe('204');
		const { status, bytes, headers } = await get(guarded, alice);
		expect(status).toBe(200);
		expect(bytes).toEqual(new Uint8Array(sealed.frame));
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-type': 'application/octet-stream',
			'content-disposition': 'attachment',
			'content-length': String(sealed.frame.length),
			'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
			'x-content-type-options': 'nosniff',
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'no-store'
		});
	});

	it('may be put again, and says so while nobody has put it', async () => {
		const { guarded, alice, bob } = await atWork();
		expect(said(await get(guarded, alice))).toBe(code(404, 'unknown_file'));
		expect(await put(guarded, bob)).toBe('204');
		expect(await put(guarded, bob)).toBe('204');
		expect(await put(guarded, alice)).toBe('204');
		expect((await get(guarded, bob)).status).toBe(200);
	});

	it('belongs to its space', async () => {
		const { guarded, alice, bob } = await atWork();
		expect(await put(guarded, bob)).toBe('204');
		const elsewhere = placeOf(alice, sealed.hash, 'records:1' as Space);
		expect(said(await get(guarded, alice, elsewhere))).toBe(code(404, 'unknown_file'));
		expect(said(await get(guarded, bob, elsewhere))).toBe(code(403, 'lacks_space'));
		expect(await put(guarded, bob, elsewhere)).toBe(code(403, 'lacks_space'));
	});

	it('outlives the process, as ciphertext, and no log tells of it', async () => {
		const data = await mkdtemp(join(tmpdir(), 'tongban-files-'));
		onTestFinished(() => rm(data, { recursive: true, force: true }));
		let output = '';
		const write = (line: string) => void (output += line);
		const logger = pino({ level: 'trace', base: null }, { write });
		const { guarded, alice, bob } = await atWork({ data, logger });
		expect(await put(guarded, bob)).toBe('204');
		expect(await put(guarded, bob, placeOf(bob, 'A'.repeat(43) as FileHash))).toBe(
			code(422, 'wrong_hash')
		);
		await guarded.relay.close();
		const again = await startGuarded({}, { data, logger });
		expect((await get(again, alice)).bytes).toEqual(new Uint8Array(sealed.frame));
		const names = await readdir(join(data, 'files'), { recursive: true, withFileTypes: true });
		const files = names.filter((each) => each.isFile());
		expect(files).toHaveLength(1);
		for (const { parentPath, name } of files) {
			expect((await readFile(join(parentPath, name))).includes('canary')).toBe(false);
		}
		for (const word of ['canary', sealed.hash, bob.workspace, bob.person, bob.signer.device]) {
			expect(output).not.toContain(word);
		}
	});
});

describe('the client’s line for files', () => {
	const lineOf = ({ relay }: Guarded, { workspace, signer }: Replica) =>
		fileLine({ fetch, url: relay.url, workspace, signer });

	it('brings a file and fetches it', async () => {
		const { guarded, alice, bob } = await atWork();
		const brought = await lineOf(guarded, bob).bring(membersSpace, sealed.hash, sealed.frame);
		expect(brought).toEqual({ ok: true, value: null });
		const fetched = await lineOf(guarded, alice).fetch(membersSpace, sealed.hash);
		expect(fetched.ok && Buffer.from(fetched.value).equals(sealed.frame)).toBe(true);
	});

	it('says why it does not', async () => {
		const { guarded, alice, bob } = await atWork();
		const fault = (name: string) => ({ ok: false, error: { code: name } });
		const { hash, frame } = sealed;
		expect(await lineOf(guarded, bob).fetch(membersSpace, hash)).toEqual(fault('unknown_file'));
		expect(await lineOf(guarded, bob).fetch('unit:1' as Space, hash)).toEqual(fault('lacks_space'));
		await alice.revoke(grantOf(alice, bob));
		await connect(guarded.line, alice, controlSpace).live();
		expect(await lineOf(guarded, bob).bring(membersSpace, hash, frame)).toEqual(fault('revoked'));
		const { url } = await startTestRelay();
		const old = fileLine({ fetch, url, workspace: bob.workspace, signer: bob.signer });
		expect(await old.fetch(membersSpace, hash)).toEqual(fault('no_files'));
		await guarded.relay.close();
		expect(await lineOf(guarded, bob).fetch(membersSpace, hash)).toEqual(fault('unreachable'));
	});
});

describe('the relay gives and takes no file', () => {
	it('without a signature, or by one for something else', async () => {
		const { guarded, alice, bob } = await atWork();
		await put(guarded, bob);
		const place = placeOf(alice);
		const asked = { method: 'GET', place } as const;
		expect(said(await send(guarded, asked, undefined))).toBe(code(401, 'bad_proof'));
		expect(said(await send(guarded, asked, 'Bearer x'))).toBe(code(401, 'bad_proof'));
		const other = await sealFile(new Uint8Array(3), (length) => seedBytes(8, length));
		for (const claim of [
			{ method: 'PUT' },
			{ place: placeOf(alice, other.hash) },
			{ place: placeOf(alice, sealed.hash, 'unit:1' as Space) },
			{ host: 'elsewhere.example' }
		] as const) {
			expect(said(await get(guarded, alice, place, claim))).toBe(code(401, 'bad_proof'));
		}
	});

	it('by a challenge that was used, is too long ago, or is none of its own', async () => {
		const { guarded, alice, bob } = await atWork();
		await put(guarded, bob);
		const asked = { method: 'GET', place: placeOf(alice) } as const;
		const header = await authorization(guarded, alice, asked);
		expect((await send(guarded, asked, header)).status).toBe(200);
		expect(said(await send(guarded, asked, header))).toBe(code(401, 'used_challenge'));
		const mine = bytesToText(seedBytes(9));
		const claimed = await get(guarded, alice, asked.place, { challenge: mine });
		expect(said(claimed)).toBe(code(401, 'used_challenge'));
		const taken = await challengeOf(guarded);
		expect(await put(guarded, bob, undefined, undefined, { challenge: taken })).toBe('204');
		expect(await put(guarded, bob, undefined, undefined, { challenge: taken })).toBe(
			code(401, 'used_challenge')
		);
	});

	it('to strangers, to whoever waits for a grant, and to members of other workspaces', async () => {
		const { guarded, bob, carol } = await atWork();
		await put(guarded, bob);
		const stranger = new Replica(8);
		stranger.workspace = bob.workspace;
		expect(said(await get(guarded, stranger))).toBe(code(403, 'unknown_device'));
		expect(await put(guarded, stranger)).toBe(code(403, 'unknown_device'));
		const control = placeOf(carol, sealed.hash, controlSpace);
		expect(said(await get(guarded, carol))).toBe(code(403, 'pending'));
		expect(await put(guarded, carol, control)).toBe(code(403, 'pending'));
		const mallory = new Replica(9);
		await mallory.found();
		await connect(guarded.line, mallory, controlSpace).live();
		expect(said(await get(guarded, mallory, placeOf(bob)))).toBe(code(403, 'unknown_device'));
		expect(said(await get(guarded, mallory))).toBe(code(404, 'unknown_file'));
	});

	it('to a member who has been removed', async () => {
		const { guarded, alice, bob } = await atWork();
		expect(await put(guarded, bob)).toBe('204');
		await alice.revoke(grantOf(alice, bob));
		await connect(guarded.line, alice, controlSpace).live();
		expect(said(await get(guarded, bob))).toBe(code(403, 'revoked'));
		expect(await put(guarded, bob)).toBe(code(403, 'revoked'));
	});

	it('to a member who is removed while it comes in', async () => {
		const { guarded, alice, bob } = await atWork();
		const place = placeOf(bob);
		const asked = { method: 'PUT', place } as const;
		const header = await authorization(guarded, bob, asked);
		const answered = new Promise<string>((resolve, reject) => {
			const sending = request(`${guarded.relay.url}${filePath(place)}`, {
				method: 'PUT',
				headers: { Authorization: header, 'Content-Length': sealed.frame.length }
			});
			sending.on('error', reject);
			sending.on('response', (response) => {
				let text = '';
				response.on('data', (part: Buffer) => (text += part.toString()));
				response.on('end', () => resolve(`${response.statusCode} ${text}`));
			});
			sending.write(sealed.frame.slice(0, 5));
			const remove = async () => {
				await alice.revoke(grantOf(alice, bob));
				await connect(guarded.line, alice, controlSpace).live();
				sending.end(sealed.frame.slice(5));
			};
			void remove();
		});
		expect(await answered).toBe(code(403, 'revoked'));
		expect(said(await get(guarded, alice))).toBe(code(404, 'unknown_file'));
	});

	it('under another hash, cut off, or with more than was announced', async () => {
		const { guarded, alice, bob } = await atWork();
		const other = await fileHash(Uint8Array.from([1, 2, 3]));
		expect(await put(guarded, bob, placeOf(bob, other))).toBe(code(422, 'wrong_hash'));
		const cut = sealed.frame.slice(0, -1);
		expect(await put(guarded, bob, placeOf(bob), cut)).toBe(code(422, 'wrong_hash'));
		const place = placeOf(bob);
		const header = await authorization(guarded, bob, { method: 'PUT', place });
		await new Promise<void>((resolve) => {
			const sending = request(`${guarded.relay.url}${filePath(place)}`, {
				method: 'PUT',
				headers: { Authorization: header, 'Content-Length': sealed.frame.length }
			});
			sending.on('error', () => undefined);
			sending.on('close', resolve);
			sending.write(sealed.frame.slice(0, 5), () => sending.destroy());
		});
		expect(said(await get(guarded, alice))).toBe(code(404, 'unknown_file'));
		expect(said(await get(guarded, alice, placeOf(alice, other)))).toBe(code(404, 'unknown_file'));
		expect(await put(guarded, bob)).toBe('204');
	});

	it('that is too large, or says nothing of its length', async () => {
		const { guarded, bob } = await atWork({ limits: { deviceDailyBytes: 1 << 30 } });
		const large = new Uint8Array(MAX_STORED_BYTES + 1);
		const place = placeOf(bob, await fileHash(large));
		const asked = { method: 'PUT', place } as const;
		const announce = async (headers: Record<string, string | number>) => {
			const header = await authorization(guarded, bob, asked);
			return new Promise<number | undefined>((resolve) => {
				const sending = request(`${guarded.relay.url}${filePath(place)}`, {
					method: 'PUT',
					headers: { Authorization: header, ...headers }
				});
				sending.on('error', () => undefined);
				sending.on('response', (response) => {
					resolve(response.statusCode);
					sending.destroy();
				});
				sending.flushHeaders();
			});
		};
		expect(await announce({ 'Content-Length': large.length })).toBe(413);
		expect(await announce({ 'Transfer-Encoding': 'chunked' })).toBe(400);
	});

	it('beyond what the device may send in a day, or the workspace may keep', async () => {
		const day = await atWork({ limits: { deviceDailyBytes: 4096 } });
		const large = await sealFile(new Uint8Array(5000), (length) => seedBytes(3, length));
		const place = placeOf(day.bob, large.hash);
		expect(await put(day.guarded, day.bob, place, large.frame)).toBe(code(429, 'daily_limit'));
		expect(await put(day.guarded, day.bob)).toBe('204');
		const full = await atWork({ limits: { workspaceFileBytes: sealed.frame.length + 100 } });
		expect(await put(full.guarded, full.bob)).toBe('204');
		const next = await sealFile(new Uint8Array(500), (length) => seedBytes(4, length));
		const further = placeOf(full.bob, next.hash);
		expect(await put(full.guarded, full.bob, further, next.frame)).toBe(code(507, 'files_full'));
		expect((await get(full.guarded, full.alice)).status).toBe(200);
	});

	it('gives the room back that refused bytes had taken', async () => {
		const { guarded, bob } = await atWork({ limits: { workspaceFileBytes: sealed.frame.length } });
		const wrong = sealed.frame.map((byte) => byte ^ 1);
		expect(await put(guarded, bob, placeOf(bob), wrong)).toBe(code(422, 'wrong_hash'));
		expect(await put(guarded, bob)).toBe('204');
	});

	it('at an address that is not written as one, nor to a page of elsewhere', async () => {
		const { guarded, bob } = await atWork();
		await put(guarded, bob);
		const ask = (path: string, headers: Record<string, string> = {}) =>
			new Promise<number | undefined>((resolve) => {
				// A path as it is: `fetch` would tidy it up.
				const asking = request({ host: '127.0.0.1', port: guarded.relay.port, path, headers });
				asking.on('response', (response) => {
					response.resume();
					resolve(response.statusCode);
				});
				asking.end();
			});
		const { workspace } = bob;
		for (const path of [
			`/file/${workspace}/members`,
			`/file/${workspace}/members/${sealed.hash}/more`,
			`/file/${workspace}/members/${sealed.hash}?x=1`,
			`/file/${workspace}/members/${sealed.hash.slice(0, -1)}`,
			`/file/${workspace}/members/..%2f..%2f..%2fetc%2fpasswd`,
			`/file/${workspace}/../members/${sealed.hash}`,
			`/file/../../../${sealed.hash}`,
			`/file/${workspace}/a%00b/${sealed.hash}`,
			`/file/${workspace}/a%2fb/${sealed.hash}`
		]) {
			expect([path, await ask(path)]).toEqual([path, 400]);
		}
		expect(await ask(CHALLENGE_PATH, { origin: 'https://elsewhere.example' })).toBe(403);
	});
});
