import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bytesToText, controlSpace } from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { readFrame, type MessageOf, type Room } from '#lib/kernel/protocol/index.ts';
import { askRecovery } from '#lib/kernel/sync/index.ts';
import { Replica, seedBytes } from '../../tests/convergence/replica.ts';
import { openLevelStore } from '../store/index.ts';
import {
	answerBytes,
	connect,
	knock,
	lineTo,
	logOf,
	SECRET,
	startGuarded,
	type Guarded
} from '../test-members.ts';

const words = secretSigner(seedBytes(77));
const recovery = { sign: words.device as string, wrap: bytesToText(seedBytes(78)) };
const place = ({ workspace, person }: Replica) => ({ workspace, person });

const ask = ({ line }: Pick<Guarded, 'line'>, signer = words) =>
	askRecovery(line.socket, line.url, signer);

/** Somebody with words who founds, and joins what another has founded. */
const person = async ({ line }: Guarded) => {
	const [founder, other, joined] = [new Replica(1), new Replica(2), new Replica(3)];
	for (const replica of [founder, joined]) replica.recovery = recovery;
	await founder.found();
	await connect(line, founder, controlSpace).live();
	await other.found();
	const invitation = await other.invite(SECRET);
	await connect(line, other, controlSpace).live();
	await joined.join(other.workspace, invitation, seedBytes(SECRET));
	await connect(line, joined, controlSpace).live();
	return { founder, other, joined };
};

describe('whoever holds the words', () => {
	it('learns of every workspace that they are a person of, from the relay alone', async () => {
		const guarded = await startGuarded();
		const { founder, joined } = await person(guarded);
		const found = await ask(guarded);
		expect(found.ok && new Set(found.value)).toEqual(new Set([place(founder), place(joined)]));
	});

	it('learns of nothing by other words', async () => {
		const guarded = await startGuarded();
		await person(guarded);
		expect(await ask(guarded, secretSigner(seedBytes(5)))).toEqual({ ok: true, value: [] });
	});

	it('learns of it also where the relay was started anew, or kept the entries before it had an index', async () => {
		const data = await mkdtemp(join(tmpdir(), 'tongban-recovery-'));
		onTestFinished(() => rm(data, { recursive: true, force: true }));
		const founder = new Replica(1);
		founder.recovery = recovery;
		await founder.found();
		const first = await startGuarded({}, { data });
		await connect(first.line, founder, controlSpace).live();
		const key = { workspace: founder.workspace, space: controlSpace };
		const rows = await first.relay.store.readEntries(key, 1, 10);
		await first.relay.close();
		const again = await startGuarded({}, { data });
		expect(await ask(again)).toEqual({ ok: true, value: [place(founder)] });

		const older = join(data, 'older');
		const opened = await openLevelStore(older);
		if (!opened.ok) throw new Error(opened.error.cause);
		await opened.value.appendEntries(key, rows);
		await opened.value.close();
		const upgraded = await startGuarded({}, { data: older });
		expect(await ask(upgraded)).toEqual({ ok: true, value: [place(founder)] });
	});

	it('hears that no relay answers', async () => {
		const { relay } = await startGuarded();
		const line = lineTo(relay);
		await relay.close();
		expect(await ask({ line })).toEqual({ ok: false, error: { code: 'unreachable' } });
	});
});

describe('the door of a recovery room', () => {
	const room: Room = { type: 'recovery', key: words.device };

	it('[I10] opens to the key in its address only, whoever else has proved theirs', async () => {
		const { line } = await startGuarded();
		const mallory = new Replica(6);
		await mallory.found();
		const answer = async (
			challenge: MessageOf<'challenge'>,
			send: (bytes: Uint8Array) => void
		): Promise<void> => send(await answerBytes(mallory, room, challenge, { version: 2 }));
		expect(await knock(line, `/recovery/${words.device}`, answer)).toBe('4401 bad_proof');
	});

	it('[I10] takes no answer that was signed for the log', async () => {
		const { line } = await startGuarded();
		const mallory = new Replica(6);
		await mallory.found();
		const path = `/recovery/${mallory.signer.device}`;
		expect(
			await knock(line, path, async (challenge, send) =>
				send(await answerBytes(mallory, logOf(mallory), challenge, { version: 2 }))
			)
		).toBe('4401 bad_proof');
	});

	it('says goodbye once it has told', async () => {
		const { line } = await startGuarded();
		const mallory = new Replica(6);
		await mallory.found();
		const own: Room = { type: 'recovery', key: mallory.signer.device };
		const heard: unknown[] = [];
		const socket = mallory.socket(line, own, `/recovery/${mallory.signer.device}`);
		socket.onmessage = ({ data }) => {
			if (data instanceof ArrayBuffer) heard.push(readFrame(new Uint8Array(data)));
		};
		const code = await new Promise((resolve) => (socket.onclose = (end) => resolve(end.code)));
		expect(code).toBe(1000);
		expect(heard).toEqual([{ ok: true, value: { type: 'workspaces', found: [], isLast: true } }]);
	});
});
