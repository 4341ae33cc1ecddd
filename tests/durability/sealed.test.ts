/**
 * Members write canaries into a sealed draft, its awareness and a sealed fact, over a relay in a process
 * of its own. Then every byte of its disk, its log and its memory is searched for them. A canary that was
 * written in the clear has to be found, or the search would prove nothing.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	rmSync,
	statSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	admit,
	invite,
	pendingPersons,
	type Session,
	type Workspace
} from '#lib/app/session/index.ts';
import { templateOf } from '#lib/app/templates/index.ts';
import { createUnit } from '#lib/domains/organisation/index.ts';
import type { Space } from '#lib/kernel/identity/index.ts';
import { nodeSession } from './node-device.ts';

const program = fileURLToPath(new URL('./sealed-relay-process.ts', import.meta.url));
const space = 'closed:1' as Space;
const canaries = {
	draft: '金丝雀写在草稿里Qz7kVbXw',
	awareness: '金丝雀在场Jm4tRsYd',
	fact: '金丝雀部门Wp9cLhNf'
};
const inTheClear = '金丝雀在明处Xe2vTgKa';

let folder: string;
let relay: ChildProcess;
let port: number;
const opened: Workspace[] = [];

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tongban-sealed-'));
	relay = fork(program, { execArgv: ['--import', 'tsx'] });
	relay.send({ type: 'start', data: join(folder, 'data'), log: join(folder, 'log') });
	const [message] = (await once(relay, 'message')) as [{ port: number }];
	port = message.port;
});

afterEach(async () => {
	await Promise.all(opened.splice(0).map((workspace) => workspace.close()));
	relay.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
};

const until = async (isSo: () => boolean): Promise<void> => {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
};

const open = async (session: Session, id: Workspace['id']) => {
	const workspace = value(await session.open(id));
	opened.push(workspace);
	return workspace;
};

/** Alice and Bob, whom she has admitted, in a sealed space whose key both hold. */
const twoHolders = async () => {
	const [hers, his] = [`ws://127.0.0.1:${port}`, `ws://localhost:${port}`].map(nodeSession);
	const officer = templateOf('alliance').roles.at(-1);
	if (!hers || !his || !officer) throw new Error('two devices');
	const words = { name: '虚构', template: 'alliance', timezone: 'Asia/Shanghai' };
	const id = value(await hers.found({ ...words, personName: '甲某', isSample: false }));
	const alice = await open(hers, id);
	value(await alice.spaces.openSealed(space, 'full'));
	const link = value(await invite(alice, { expires: 9e12, uses: 1 }, hers.draw));
	await until(() => alice.exchange?.state.get().isConnected === true);
	value(await his.join(link, { name: '乙某', studentNo: '' }));
	const bob = await open(his, id);
	await until(() => pendingPersons(alice).length > 0);
	const [pending] = pendingPersons(alice);
	if (!pending) throw new Error('Bob waits');
	value(await admit(alice, pending, officer, { type: 'new', unit: null, position: 'officer' }));
	const { person } = bob;
	value(await alice.spaces.grant(space, { person, rank: 5, capabilities: ['minutes.write'] }));
	await until(() => bob.spaces.list()[0]?.holdsKey === true);
	return { alice, bob };
};

const filesIn = (path: string): readonly string[] =>
	statSync(path).isDirectory()
		? readdirSync(path).flatMap((name) => filesIn(join(path, name)))
		: [path];

/** The readable, writable memory of the process: what a heap snapshot leaves out, such as buffers. */
const memoryOf = (pid: number): readonly Buffer[] => {
	const memory = openSync(`/proc/${pid}/mem`, 'r');
	return readFileSync(`/proc/${pid}/maps`, 'utf8')
		.split('\n')
		.flatMap((line) => {
			const [, from, to] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? [];
			if (!from || !to) return [];
			const [start, end] = [parseInt(from, 16), parseInt(to, 16)];
			const bytes = Buffer.alloc(end - start);
			try {
				return [bytes.subarray(0, readSync(memory, bytes, 0, bytes.length, start))];
			} catch {
				return []; // a guard page, or memory that has gone meanwhile
			}
		});
};

const holds = (bytes: Buffer, text: string): boolean =>
	(['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(text, encoding))) ||
	bytes.includes(
		JSON.stringify(text)
			.replace(/[^\x20-\x7e]/g, escaped)
			.slice(1, -1)
	);

/** As V8 writes strings into a heap snapshot. */
const escaped = (letter: string) =>
	`\\u${letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;

/** Names the places in which a text is found. */
const placesOf = (text: string, places: ReadonlyMap<string, readonly Buffer[]>) =>
	[...places].flatMap(([name, buffers]) =>
		buffers.some((each) => holds(each, text)) ? [name] : []
	);

describe('a relay that carries a sealed space', () => {
	it.skipIf(process.platform !== 'linux')(
		'[I11] never holds a word of it: not on disk, not in its log, not in its memory',
		async () => {
			const { alice, bob } = await twoHolders();
			const [hers, his] = [alice, bob].map((each) => each.openDraft(space, 'minutes-1'));
			const clear = alice.openDraft('members', 'clear');
			if (!hers || !his) throw new Error('two drafts');
			hers.doc.getText('t').insert(0, canaries.draft);
			hers.awareness.setLocalState({ name: canaries.awareness });
			clear.doc.getText('t').insert(0, inTheClear);
			const unit = { name: canaries.fact, parent: null };
			const decided = createUnit(alice.projections.organisation(), unit, alice.speaker(space));
			const { type, payload } = value(decided);
			value(await alice.stateAll((say) => say({ type, payload }), space));
			const unitsOf = ({ projections }: Workspace) => [
				...projections.organisation().units.values()
			];
			await until(() => his.doc.getText('t').toString() === canaries.draft);
			await until(() => unitsOf(bob).some(({ name }) => name === canaries.fact));
			await until(() =>
				[...his.awareness.getStates().values()].some(({ name }) => name === canaries.awareness)
			);
			await until(() => clear.state.get().isSynced && hers.state.get().isSynced);

			const snapshot = join(folder, 'heap');
			const memory = memoryOf(relay.pid ?? 0);
			relay.send({ type: 'dump', file: snapshot });
			await once(relay, 'message');
			const places = new Map([
				['disk', filesIn(join(folder, 'data')).map((file) => readFileSync(file))],
				['log', [readFileSync(join(folder, 'log'))]],
				['heap', [readFileSync(snapshot)]],
				['memory', memory]
			]);
			for (const canary of Object.values(canaries)) expect(placesOf(canary, places)).toEqual([]);
			expect(placesOf(inTheClear, places)).toEqual(expect.arrayContaining(['disk', 'memory']));
			for (const draft of [hers, his, clear]) await draft.close();
		},
		120_000 // starts a process, and reads all of its memory
	);
});
