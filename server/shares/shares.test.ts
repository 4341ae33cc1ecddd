import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
	bytesToText,
	controlSpace,
	membersSpace,
	textToBytes,
	type EntryId,
	type Space
} from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import { readFrame, writeFrame, type Room } from '#lib/kernel/protocol/index.ts';
import type { DocumentId } from '#lib/kernel/sealed/index.ts';
import { shareLine } from '#lib/kernel/sync/index.ts';
import { Replica, seedBytes, type Line } from '../../tests/convergence/replica.ts';
import {
	answerOf,
	connect,
	foundOrganisation,
	knock,
	lineTo,
	startGuarded,
	type Guarded
} from '../test-members.ts';

const records = 'records:1' as Space;
const documentOf = (seed: number) => bytesToText(seedBytes(seed)) as DocumentId;
const [document, share] = [documentOf(50), seedBytes(60)];
const refused = (code: string) => ({ ok: false, error: { code } });
const MINUTE = 60_000;

/** The shares of the space, as a member speaks of them. */
const sharesOf = ({ socket, url, pace }: Line, replica: Replica, space = records) =>
	shareLine({
		...{ socket, url, space, workspace: replica.workspace, signer: replica.signer },
		now: () => 5,
		proof: () => Promise.resolve([]),
		after: (ms, run) => pace.after(ms, run)
	});

type Stated = {
	readonly auth?: readonly EntryId[];
	readonly type?: string;
	readonly space?: Space;
};

/** States a reading, without sending it; where it stands. */
const state = async (
	replica: Replica,
	of: DocumentId,
	{ auth, type = 'read.stated', space = records }: Stated = {}
): Promise<Tip> => {
	const box = { epoch: seedBytes(1), nonce: seedBytes(2, 12), body: seedBytes(3, 144) };
	const payload = { document: textToBytes(of) ?? new Uint8Array(), ...box };
	const [id] = await replica.say({ space, type, payload, ...(auth && { auth }) });
	const entry = replica.entries().find((each) => each.id === id)?.entry;
	if (!id || !entry) throw new Error('a reading is one entry');
	return { id, chain: entry.chain, seq: entry.seq };
};

/** Brings what a member has stated to the relay's disk. */
const bring = async (line: Line, replica: Replica, space = records): Promise<void> => {
	const { client, live } = connect(line, replica, space);
	await live();
	client.disconnect();
};

const read = async (line: Line, replica: Replica, of = document, stated: Stated = {}) => {
	const fact = await state(replica, of, stated);
	await bring(line, replica, stated.space);
	return fact;
};

/** Alice may do all; Bob keeps and opens; Carol is in the space and may do neither; Dave is not in it. */
const atWork = async (data?: string) => {
	const clock = { now: 1_700_000_000_000 };
	const guarded = await startGuarded({ now: () => clock.now }, { data });
	const [carol, dave] = [new Replica(5), new Replica(6)];
	const { alice, bob } = await foundOrganisation(guarded.line, carol, dave);
	const spaces = [controlSpace, records];
	const capabilities = ['share.keep', 'record.open'];
	const grant = await alice.grant(bob.person, 2, spaces, capabilities);
	await alice.grant(carol.person, 2, spaces, ['minutes.write']);
	const { client, live } = connect(guarded.line, alice, controlSpace);
	await live();
	client.disconnect();
	for (const each of [bob, carol, dave]) await each.receive(alice.entries());
	return { ...guarded, clock, alice, bob, carol, dave, grant };
};

const metricsOf = async ({ relay }: Guarded): Promise<readonly string[]> =>
	(await (await fetch(`${relay.url}/metrics`)).text())
		.split('\n')
		.filter((line) => line.startsWith('tongban_shares_total'));

describe('the relay’s share of a key', () => {
	it('is given to whoever has stated why, as it was kept', async () => {
		const { line, bob, alice } = await atWork();
		expect(await sharesOf(line, bob).keep(document, share)).toEqual({ ok: true, value: null });
		for (const reader of [bob, alice]) {
			const fact = await read(line, reader);
			expect(await sharesOf(line, reader).ask(document, fact)).toEqual({ ok: true, value: share });
		}
	});

	it('is kept once, never replaced, and gone for good when it is dropped', async () => {
		const { line, bob, alice } = await atWork();
		const [his, hers] = [sharesOf(line, bob), sharesOf(line, alice)];
		expect(await his.keep(document, share)).toMatchObject({ ok: true });
		expect(await his.keep(document, share)).toMatchObject({ ok: true });
		expect(await his.keep(document, seedBytes(61))).toEqual(refused('share_exists'));
		expect(await his.drop(document)).toEqual(refused('not_permitted'));
		expect(await hers.drop(document)).toEqual({ ok: true, value: null });
		const fact = await read(line, bob);
		expect(await his.ask(document, fact)).toEqual(refused('unknown_share'));
	});

	it('and against what it was given, outlive the relay’s process', async () => {
		const data = await mkdtemp(join(tmpdir(), 'tongban-shares-'));
		onTestFinished(() => rm(data, { recursive: true, force: true }));
		const { line, relay, bob, clock } = await atWork(data);
		await sharesOf(line, bob).keep(document, share);
		const [spent, fresh] = [await read(line, bob), await read(line, bob)];
		expect(await sharesOf(line, bob).ask(document, spent)).toMatchObject({ ok: true });
		await relay.close();
		const again = await startGuarded({ now: () => clock.now }, { data });
		const his = sharesOf(again.line, bob);
		expect(await his.ask(document, spent)).toEqual(refused('used_fact'));
		expect(await his.ask(document, fresh)).toEqual({ ok: true, value: share });
	});

	it('is counted without ids when it is kept, given or refused', async () => {
		const { line, relay, bob, carol } = await atWork();
		const his = sharesOf(line, bob);
		await his.keep(document, share);
		await his.ask(document, await read(line, bob));
		await sharesOf(line, carol).keep(document, share);
		expect(await metricsOf({ line, relay })).toEqual([
			'tongban_shares_total{outcome="kept"} 1',
			'tongban_shares_total{outcome="given"} 1',
			'tongban_shares_total{outcome="not_permitted"} 1'
		]);
	});
});

describe('[I11] a share is not given', () => {
	const kept = async () => {
		const work = await atWork();
		await sharesOf(work.line, work.bob).keep(document, share);
		return { ...work, his: sharesOf(work.line, work.bob) };
	};

	it('against a fact that the relay received more than ten minutes ago', async () => {
		const { line, bob, clock, his } = await kept();
		const [fact, late] = [await read(line, bob), await read(line, bob)];
		clock.now += 10 * MINUTE;
		expect(await his.ask(document, fact)).toMatchObject({ ok: true });
		clock.now += 1;
		expect(await his.ask(document, late)).toEqual(refused('too_late'));
	});

	it('against a fact from what the relay’s clock, set back, calls the future', async () => {
		const { line, bob, clock, his } = await kept();
		const fact = await read(line, bob);
		clock.now -= 11 * MINUTE;
		expect(await his.ask(document, fact)).toEqual(refused('too_late'));
	});

	it('whatever the claimed time of the fact is', async () => {
		const { line, bob, clock, his } = await kept();
		bob.clockOffMs = 365 * 86_400_000;
		const fact = await read(line, bob);
		clock.now += 11 * MINUTE;
		expect(await his.ask(document, fact)).toEqual(refused('too_late'));
	});

	it('a second time against one fact, not even to two who ask at once', async () => {
		const { line, bob, his } = await kept();
		const fact = await read(line, bob);
		const answers = await Promise.all([1, 2, 3].map(() => his.ask(document, fact)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter(({ ok }) => !ok)).toEqual([refused('used_fact'), refused('used_fact')]);
	});

	it('against a fact about another document', async () => {
		const { line, bob, his } = await kept();
		const fact = await read(line, bob, documentOf(51));
		expect(await his.ask(document, fact)).toEqual(refused('other_document'));
	});

	it('against a fact that another device has stated', async () => {
		const { line, bob, alice, his } = await kept();
		const fact = await read(line, alice);
		expect(await his.ask(document, fact)).toEqual(refused('other_device'));
		expect(await sharesOf(line, alice).ask(document, await read(line, bob))).toEqual(
			refused('other_device')
		);
	});

	it('against a fact that is not on the relay’s disk, or not where it is said to be', async () => {
		const { line, bob, his } = await kept();
		const fact = await state(bob, document);
		expect(await his.ask(document, fact)).toEqual(refused('unknown_fact'));
		await bring(line, bob);
		expect(await his.ask(document, { ...fact, seq: fact.seq + 1 })).toEqual(
			refused('unknown_fact')
		);
		expect(await his.ask(document, { ...fact, id: bytesToText(seedBytes(9)) as EntryId })).toEqual(
			refused('unknown_fact')
		);
		expect(await his.ask(document, fact)).toMatchObject({ ok: true });
	});

	it('against an entry of another type, or of another space', async () => {
		const { line, bob, his } = await kept();
		const sealed = await read(line, bob, document, { type: 'sealed' });
		expect(await his.ask(document, sealed)).toEqual(refused('unknown_fact'));
		const elsewhere = await read(line, bob, document, { space: membersSpace });
		expect(await his.ask(document, elsewhere)).toEqual(refused('unknown_fact'));
	});

	it('against a fact that does not count, for it cites a grant that does not name the right', async () => {
		const { line, bob, alice, his } = await kept();
		const other = await alice.grant(bob.person, 2, [controlSpace, records], ['minutes.write']);
		await bring(line, alice, controlSpace);
		await bob.receive(alice.entries());
		const fact = await read(line, bob, document, { auth: [other] });
		expect(await his.ask(document, fact)).toEqual(refused('void_fact'));
	});

	it('to whoever has been removed since they stated why', async () => {
		const { line, bob, alice, grant, his } = await kept();
		const fact = await read(line, bob);
		await alice.receive(bob.entries());
		await alice.revoke(grant);
		await bring(line, alice, controlSpace);
		expect(await his.ask(document, fact)).toEqual(refused('lacks_space'));
		for (const { id } of alice.authority().grantsOf(bob.person)) await alice.revoke(id);
		await bring(line, alice, controlSpace);
		expect(await his.ask(document, fact)).toEqual(refused('revoked'));
	});

	it('to a member of the space without the right, nor kept for them', async () => {
		const { line, carol } = await kept();
		const hers = sharesOf(line, carol);
		const fact = await read(line, carol);
		expect(await hers.ask(document, fact)).toEqual(refused('not_permitted'));
		expect(await hers.keep(documentOf(51), share)).toEqual(refused('not_permitted'));
		expect(await hers.drop(document)).toEqual(refused('not_permitted'));
	});

	it('to a member of another space, or to nobody’s device', async () => {
		const { line, dave, bob } = await kept();
		const fact = await read(line, bob);
		expect(await sharesOf(line, dave).ask(document, fact)).toEqual(refused('lacks_space'));
		const mallory = new Replica(8);
		await mallory.found();
		mallory.workspace = bob.workspace;
		expect(await sharesOf(line, mallory).ask(document, fact)).toEqual(refused('unknown_device'));
	});

	it('more often than people open records one by one', async () => {
		const { line, bob, clock, his } = await kept();
		const fact = await read(line, bob, documentOf(51));
		for (let asked = 0; asked < 20; asked++) {
			expect(await his.ask(document, fact)).toEqual(refused('other_document'));
		}
		expect(await his.ask(document, fact)).toEqual(refused('too_often'));
		clock.now += MINUTE / 6;
		expect(await his.ask(document, fact)).toEqual(refused('other_document'));
		expect(await his.ask(document, fact)).toEqual(refused('too_often'));
	});

	it('by a relay that is not there', async () => {
		const { relay, bob } = await kept();
		const line = lineTo(relay);
		await relay.close();
		expect(await sharesOf(line, bob).keep(document, share)).toEqual(refused('unreachable'));
	});
});

describe('a room of shares', () => {
	const roomOf = ({ workspace }: Replica, space: Space = records): Room => ({
		type: 'share',
		workspace,
		space
	});
	const pathOf = ({ workspace }: Replica, space: Space = records) =>
		`/share/${workspace}/${encodeURIComponent(space)}`;

	it('[I10] takes no answer that was signed for the log, or in its version', async () => {
		const { line, bob } = await atWork();
		const log: Room = { type: 'log', workspace: bob.workspace, space: records };
		const proof = { version: 3, proof: [] };
		expect(await knock(line, pathOf(bob), answerOf(bob, log, proof))).toBe('4401 bad_proof');
		expect(await knock(line, pathOf(bob), answerOf(bob, roomOf(bob), { proof: [] }))).toBe(
			'4403 other_version'
		);
		expect(await knock(line, pathOf(bob), answerOf(bob, roomOf(bob), proof))).toBe('ready');
	});

	it('is closed to whoever waits for a grant, also that of the control space', async () => {
		const { line, alice } = await atWork();
		const erin = new Replica(7);
		const invitation = [...alice.authority().invitations.keys()][0];
		if (!invitation) throw new Error('Alice has invited');
		await erin.join(alice.workspace, invitation, seedBytes(99));
		await connect(line, erin, controlSpace).live();
		for (const space of [controlSpace, records]) {
			const answer = answerOf(erin, roomOf(erin, space), { version: 3 });
			expect(await knock(line, pathOf(erin, space), answer)).toBe('4403 pending');
		}
	});

	/** How the room ends after these bytes. */
	const endAfter = async (
		line: Line,
		bob: Replica,
		...sent: readonly Uint8Array<ArrayBuffer>[]
	) => {
		const socket = bob.socket(line, roomOf(bob), pathOf(bob));
		return new Promise((resolve) => {
			socket.onopen = () => sent.forEach((bytes) => socket.send(bytes));
			socket.onclose = ({ code, reason }) => resolve(`${code} ${reason}`);
		});
	};

	it('answers one message at a time, and takes no other messages', async () => {
		const { line, bob } = await atWork();
		bob.proof = [];
		const keep = writeFrame({ type: 'keep', document, share });
		expect(await endAfter(line, bob, keep, keep)).toBe('1008 out_of_turn');
		const done = writeFrame({ type: 'done', document });
		expect(await endAfter(line, bob, done)).toBe('1008 out_of_turn');
		expect(await endAfter(line, bob, Uint8Array.of(1, 2, 3))).toBe('1007 malformed');
		expect(await endAfter(line, bob, new Uint8Array(2_000))).toBe('1007 malformed');
	});

	it('goes on after a refusal', async () => {
		const { line, bob } = await atWork();
		bob.proof = [];
		const socket = bob.socket(line, roomOf(bob), pathOf(bob));
		const heard: unknown[] = [];
		await new Promise<void>((resolve) => {
			socket.onopen = () => socket.send(writeFrame({ type: 'drop', document }));
			socket.onmessage = ({ data }) => {
				const read = readFrame(new Uint8Array(data as ArrayBuffer));
				heard.push(read.ok && read.value);
				if (heard.length === 1) socket.send(writeFrame({ type: 'keep', document, share }));
				else resolve();
			};
		});
		socket.close();
		expect(heard).toEqual([
			{ type: 'declined', document, code: 'not_permitted' },
			{ type: 'done', document }
		]);
	});
});
