import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { casesOf } from '../counts.ts';
import { RelayChild } from './relay-child.ts';

const { count: rounds, timeLimit } = casesOf('I3');
const timeout = timeLimit(600_000);
const lettersPerRound = 60;
const entriesPerRound = 60;

let folder: string;
let next: RelayChild;

const takeChild = (): RelayChild => {
	const child = next;
	// The next process loads while this one is at work.
	next = new RelayChild();
	return child;
};

const connect = (port: number, room: string): WebsocketProvider =>
	new WebsocketProvider(`ws://127.0.0.1:${port}/open`, room, new Y.Doc(), {
		// The provider only uses what both kinds of websocket have.
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		disableBc: true
	});

const textOf = ({ doc }: WebsocketProvider): Y.Text => doc.getText('t');

const synced = (provider: WebsocketProvider): Promise<void> =>
	new Promise((resolve) => {
		if (provider.synced) resolve();
		else provider.once('sync', () => resolve());
	});

const leave = (provider: WebsocketProvider): void => {
	provider.destroy();
	provider.doc.destroy();
};

const readCold = async (port: number, room: string): Promise<string> => {
	const reader = connect(port, room);
	await synced(reader);
	const text = textOf(reader).toString();
	leave(reader);
	return text;
};

/** Alice types; once Bob has been shown a number of letters, the relay is killed in the same breath. */
const typeUntilKilled = async (child: RelayChild, port: number, room: string, letters: number) => {
	const alice = connect(port, room);
	const bob = connect(port, room);
	await Promise.all([synced(alice), synced(bob)]);
	const shown = new Promise<string>((resolve) => {
		const look = (): void => {
			if (textOf(bob).length < letters) return;
			textOf(bob).unobserve(look);
			child.kill();
			resolve(textOf(bob).toString());
		};
		textOf(bob).observe(look);
	});
	for (let at = 0; at < lettersPerRound; at += 1) {
		textOf(alice).insert(at, String.fromCharCode(97 + (at % 26)));
		if (at % 5 === 0) await new Promise(setImmediate);
	}
	const text = await shown;
	// Gone before the next relay listens, so that nobody can bring the letters back.
	leave(alice);
	leave(bob);
	return text;
};

/** Appends entries; at the acknowledgement of one of them the relay is killed. */
const appendUntilKilled = (child: RelayChild, from: number, until: number) =>
	new Promise<readonly number[]>((resolve) => {
		const acknowledged: number[] = [];
		child.append(from, entriesPerRound, (seq) => {
			acknowledged.push(seq);
			if (acknowledged.length !== until) return;
			child.kill();
			resolve(acknowledged);
		});
	});

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tongban-kill-'));
	next = new RelayChild();
});

afterAll(async () => {
	next.kill();
	await next.gone();
	await rm(folder, { recursive: true });
});

describe('a relay killed with kill -9', () => {
	test('[I3] loses nothing that was shown or acknowledged', { timeout }, async () => {
		const promised = new Set<number>();
		const shown = new Map<string, string>();
		for (let round = 0; round <= rounds; round += 1) {
			const child = takeChild();
			const port = await child.start(folder);
			const last = `room${round - 1}`;
			const kept = await readCold(port, last);
			expect(kept.slice(0, shown.get(last)?.length ?? 0)).toBe(shown.get(last) ?? '');
			const seqs = new Set(await child.readSeqs());
			expect([...promised].filter((seq) => !seqs.has(seq))).toEqual([]);

			if (round === rounds) child.kill();
			const until = 1 + ((round * 7) % 40);
			if (round < rounds && round % 2 === 0) {
				shown.set(`room${round}`, await typeUntilKilled(child, port, `room${round}`, until));
			} else if (round < rounds) {
				const from = round * entriesPerRound;
				for (const seq of await appendUntilKilled(child, from, until)) promised.add(seq);
			}
			await child.gone();
		}
		expect(shown.size + promised.size).toBeGreaterThan(rounds);
	});
});
