import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import type { Pace, SocketConstructor } from '#lib/kernel/sync/index.ts';
import { Replica, type Line } from './replica.ts';

const ROUNDS = 2;
const pace: Pace = {
	now: () => performance.now(),
	after: (ms, run) => {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
	random: () => 0
};

const children = new Set<ChildProcess>();
afterEach(() => {
	for (const child of children) child.kill('SIGKILL');
	children.clear();
});

/** Starts the relay as a process of its own; answers where it is. */
const startProcess = (data: string) =>
	new Promise<{ readonly line: Line; readonly kill: () => Promise<void> }>((resolve, reject) => {
		const args = ['--import', 'tsx', 'server/main.ts', '--port', '0', '--data', data];
		const child = spawn(process.execPath, [...args, '--log', 'fatal'], {
			stdio: ['ignore', 'ignore', 'pipe']
		});
		children.add(child);
		const gone = new Promise<void>((end) => child.on('exit', () => end()));
		const kill = () => {
			child.kill('SIGKILL');
			children.delete(child);
			return gone;
		};
		let heard = '';
		child.on('error', reject);
		child.stderr.on('data', (text: Buffer) => {
			heard += text.toString();
			const [, host] = /Tongban is at http:\/\/(\S+)/.exec(heard) ?? [];
			if (!host) return;
			const socket = WebSocket as unknown as SocketConstructor;
			resolve({ line: { socket, url: `ws://${host}`, pace }, kill });
		});
		void gone.then(() => reject(new Error(heard)));
	});

const connected = async (replica: Replica, space: typeof membersSpace, line: Line) => {
	const changed = new Set<() => void>();
	const client = replica.client(space, line, () => {
		for (const run of changed) run();
	});
	client.connect();
	const until = (isSo: () => boolean) =>
		new Promise<void>((resolve) => {
			const check = () => {
				if (!isSo()) return;
				changed.delete(check);
				resolve();
			};
			changed.add(check);
			check();
		});
	await until(() => client.state.type === 'live' && client.unacknowledged === 0);
	return { client, until };
};

describe('what the relay has acknowledged', () => {
	it('is there after kill -9, however often', { timeout: 120_000 }, async () => {
		const data = mkdtempSync(join(tmpdir(), 'tongban-kill-'));
		const alice = new Replica(1);
		await alice.found();
		for (let round = 0; round < ROUNDS; round++) {
			const { line, kill } = await startProcess(data);
			await connected(alice, controlSpace, line);
			const { client, until } = await connected(alice, membersSpace, line);
			const before = alice.acknowledged.size;
			for (let at = 0; at < 200; at++) {
				const payload = { words: `${round}/${at}` };
				await alice.say({ space: membersSpace, type: 'thing.said', payload });
			}
			await until(() => alice.acknowledged.size > before + 20);
			await kill();
			const acknowledged = [...alice.acknowledged.keys()];
			client.disconnect();
			const again = await startProcess(data);
			const witness = new Replica(1);
			witness.workspace = alice.workspace;
			witness.proof = alice.proof;
			await connected(witness, controlSpace, again.line);
			await connected(witness, membersSpace, again.line);
			const there = new Set<string>(witness.ids());
			expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
			expect(acknowledged.length).toBeGreaterThan(20);
			for (const space of [controlSpace, membersSpace]) {
				witness.client(space, again.line).disconnect();
				alice.client(space, again.line).disconnect();
			}
			await again.kill();
		}
		rmSync(data, { recursive: true });
	});
});
