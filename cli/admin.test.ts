import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { fileHash } from '#lib/kernel/files/index.ts';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import { roomPath } from '#lib/kernel/protocol/index.ts';
import { step1Message, updateMessage } from '../server/drafts/protocol.ts';
import {
	answerOf,
	connect,
	draftOf,
	foundOrganisation,
	knock,
	logOf,
	said,
	startGuarded
} from '../server/test-members.ts';
import { Replica } from '../tests/convergence/replica.ts';

/** Each command is a process that compiles what it runs. */
const patienceMs = 120_000;

type Ran = { readonly code: number; readonly out: string; readonly err: string };

const admin = (data: string, ...words: readonly string[]): Promise<Ran> =>
	new Promise((resolve) => {
		const flags = ['--import', 'tsx', 'cli/admin.ts', '--data', data, ...words];
		execFile(process.execPath, flags, (error, out, err) => {
			resolve({ code: error ? Number(error.code) : 0, out, err });
		});
	});

const temporaryFolder = async (): Promise<string> => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-admin-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
};

const secretRoom = 'room-canary';
const secretWords = 'words-canary';

/** Alice's organisation on a relay with a folder; Bob is connected and has written a fact and a draft. */
const atWork = async () => {
	const data = await temporaryFolder();
	const guarded = await startGuarded({}, { data });
	const { alice, bob } = await foundOrganisation(guarded.line);
	const b = connect(guarded.line, bob);
	await bob.say(said(secretWords));
	await b.live();
	const room = draftOf(bob, secretRoom);
	const socket = bob.socket(guarded.line, room, roomPath(room));
	await new Promise<void>((resolve) => (socket.onopen = () => resolve()));
	const doc = new Y.Doc();
	const echoed = new Promise<void>((resolve) => {
		socket.onmessage = ({ data: bytes }) => {
			if (bytes instanceof ArrayBuffer && Buffer.from(bytes).includes('last')) resolve();
		};
	});
	socket.send(Uint8Array.from(step1Message(Y.encodeStateVector(doc))));
	doc.on('update', (update) => socket.send(Uint8Array.from(updateMessage(update))));
	for (const word of [secretWords, 'and', 'last']) doc.getText('t').insert(0, word);
	await echoed;
	return { ...guarded, data, alice, bob, b };
};

/** A file as the relay keeps it in its folder; answers where. */
const putFile = async (
	data: string,
	{ workspace }: Replica,
	bytes: Uint8Array<ArrayBuffer>
): Promise<string> => {
	const hex = (id: string) => Buffer.from(id, 'base64url').toString('hex');
	const space = Buffer.from(membersSpace).toString('hex');
	const folder = join(data, 'files', hex(workspace), space);
	await mkdir(folder, { recursive: true });
	const path = join(folder, hex(await fileHash(bytes)));
	await writeFile(path, bytes);
	return path;
};

describe('the admin command', () => {
	test(
		'tells in numbers what a running relay holds and who is connected, and no name, room or word',
		async () => {
			const { data, bob, alice } = await atWork();
			await putFile(data, bob, new Uint8Array(1024 * 1024));
			const { code, out, err } = await admin(data, 'inspect');
			expect({ code, err }).toEqual({ code: 0, err: '' });
			const lines = out.split('\n');
			expect(lines[0]).toBe(`workspace ${bob.workspace}`);
			expect(lines[1]).toBe('  log     2 spaces, 3 chains, 7 entries, 0.0 MB');
			expect(lines[2]).toBe('  drafts  1 rooms, 0.0 MB');
			expect(lines[3]).toBe('  files   1 files, 1.0 MB');
			expect(lines.slice(4, 6).sort()).toEqual(
				[
					`  device  ${alice.signer.device} (1 sockets)`,
					`  device  ${bob.signer.device} (2 sockets)`
				].sort()
			);
			const json = await admin(data, '--json', 'inspect');
			for (const text of [out, json.out]) {
				expect(text).not.toMatch(/canary|虚构互助会|members|thing\.said/);
			}
		},
		patienceMs
	);

	test(
		'turns a device away at once, also after a restart, and lets it in again',
		async () => {
			const { data, bob, b, relay, line } = await atWork();
			const evicted = await admin(data, 'evict', 'device', bob.signer.device);
			expect(evicted).toEqual({ code: 0, out: 'Done: evict. Connections ended: 2\n', err: '' });
			await b.until(() => b.client.state.type === 'refused');
			expect(b.client.state).toEqual({ type: 'refused', code: 'evicted' });
			const room = logOf(bob, membersSpace);
			const answer = answerOf(bob, room);
			expect(await knock(line, roomPath(room), answer)).toBe('4403 evicted');
			await relay.close();
			const again = await startGuarded({}, { data });
			expect(await knock(again.line, roomPath(room), answer)).toBe('4403 evicted');
			await again.relay.close();
			const readmitted = await admin(data, 'readmit', 'device', bob.signer.device);
			expect(readmitted.out).toBe('Done: readmit. Connections ended: 0\n');
			const third = await startGuarded({}, { data });
			expect(await knock(third.line, roomPath(room), answer)).toBe('ready');
		},
		patienceMs
	);

	test(
		'turns a whole workspace away, and no other',
		async () => {
			const { data, bob, b, line } = await atWork();
			const other = new Replica(9);
			await other.found();
			const o = connect(line, other, controlSpace);
			await o.live();
			const { out } = await admin(data, 'evict', 'workspace', bob.workspace);
			expect(out).toBe('Done: evict. Connections ended: 3\n');
			await b.until(() => b.client.state.type === 'refused');
			expect(o.client.state.type).toBe('live');
		},
		patienceMs
	);

	test(
		'merges drafts that people are in, and those of a relay that does not run',
		async () => {
			const { data, bob, relay } = await atWork();
			const key = ['draft', bob.workspace, 'members', secretRoom].map(encodeURIComponent).join('/');
			expect((await relay.store.readDraft(key)).tail).toHaveLength(3);
			const live = await admin(data, '--json', 'compact');
			expect(JSON.parse(live.out)).toMatchObject({ type: 'compacted', drafts: 1, merged: 1 });
			const { snapshot, tail } = await relay.store.readDraft(key);
			expect(tail).toEqual([]);
			expect(Buffer.from(snapshot?.bytes ?? []).includes('last')).toBe(true);
			await relay.close();
			const offline = await admin(data, '--json', 'compact');
			expect(JSON.parse(offline.out)).toMatchObject({ type: 'compacted', drafts: 1, merged: 0 });
		},
		patienceMs
	);

	test(
		'finds what is damaged, and nothing where all is well',
		async () => {
			const { data, relay, bob } = await atWork();
			const path = await putFile(data, bob, Uint8Array.from([1, 2, 3]));
			const live = await admin(data, 'check');
			expect(live).toEqual({
				code: 0,
				out: '7 entries: 0 damaged, 0 not verified\n1 drafts: 0 damaged\n1 files: 0 damaged\n',
				err: ''
			});
			await relay.close();
			const level = new ClassicLevel<string, Uint8Array>(data, { valueEncoding: 'view' });
			const [[key, row] = ['', new Uint8Array()]] = await level
				.iterator({ gte: 'e/', lt: 'e0', limit: 1 })
				.all();
			const flipped = Uint8Array.from(row);
			flipped[20] = (flipped[20] ?? 0) ^ 1;
			await level.put(key, flipped, { sync: true });
			await level.close();
			await writeFile(path, Uint8Array.from([1, 2, 4]));
			const damaged = await admin(data, 'check');
			expect(damaged.code).toBe(74);
			expect(damaged.out).toMatch(/^6 entries: 1 damaged, \d+ not verified\n/);
			expect(damaged.out).toContain('\n1 files: 1 damaged\n');
		},
		patienceMs
	);

	test(
		'allows a workspace where founding is closed',
		async () => {
			const data = await temporaryFolder();
			const { line } = await startGuarded({}, { data, founding: 'closed' });
			const alice = new Replica(1);
			await alice.found();
			const room = logOf(alice);
			const answer = answerOf(alice, room);
			expect(await knock(line, roomPath(room), answer)).toBe('4403 founding_closed');
			expect((await admin(data, 'allow', alice.workspace)).code).toBe(0);
			expect(await knock(line, roomPath(room), answer)).toBe('ready');
		},
		patienceMs
	);

	test(
		'says in a sentence what it cannot do',
		async () => {
			const data = await temporaryFolder();
			const wrong = await admin(data, 'evict', 'device', 'Bob');
			expect({ code: wrong.code, out: wrong.out }).toEqual({ code: 64, out: '' });
			expect(wrong.err).toContain('This is no command: evict device Bob\nUsage:');
			const nowhere = await admin(join(data, 'missing'), 'inspect');
			expect(nowhere.code).toBe(73);
			expect(nowhere.err).toContain('There is no folder');
		},
		patienceMs
	);
});

describe('the channel to a running relay', () => {
	test('is open to who can read the file in the data folder, and closes with the relay', async () => {
		const data = await temporaryFolder();
		const { relay } = await startGuarded({}, { data });
		const file = join(data, 'operator.json');
		const { mode } = await stat(file);
		expect(mode & 0o077).toBe(0);
		const { port, token }: { port: number; token: string } = JSON.parse(
			await readFile(file, 'utf8')
		);
		const order = (headers: Record<string, string>, body = '{"type":"inspect"}') =>
			fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body });
		const Authorization = `Bearer ${token}`;
		expect((await order({})).status).toBe(401);
		expect((await order({ Authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(401);
		expect((await order({ Authorization, Origin: 'http://localhost' })).status).toBe(403);
		expect((await order({ Authorization }, 'nonsense')).status).toBe(400);
		expect((await order({ Authorization }, 'x'.repeat(10_000))).status).toBe(400);
		expect((await order({ Authorization })).status).toBe(200);
		await relay.close();
		await expect(stat(file)).rejects.toThrow('ENOENT');
		await expect(order({ Authorization })).rejects.toThrow('fetch failed');
	});
});
