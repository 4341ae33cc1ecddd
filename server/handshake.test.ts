import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { controlSpace, membersSpace, type WorkspaceId } from '#lib/kernel/identity/index.ts';
import { nextEntry, signBatch } from '#lib/kernel/log/index.ts';
import { roomPath, toWire, writeFrame } from '#lib/kernel/protocol/index.ts';
import { Replica } from '../tests/convergence/replica.ts';
import { openRawSocket } from './test-clients.ts';
import {
	answerBytes,
	answerOf,
	connect,
	draftOf,
	foundOrganisation,
	grantOf,
	knock,
	logOf,
	startGuarded,
	type Answering,
	type Claim
} from './test-members.ts';

/** Alice's organisation behind a door, and what Bob gets for an answer with something false in it. */
const besieged = async () => {
	const guarded = await startGuarded();
	const { line } = guarded;
	const mallory = new Replica(3);
	const { alice, bob } = await foundOrganisation(line, mallory);
	const room = logOf(bob);
	return {
		...guarded,
		...{ alice, bob, mallory, room },
		claims: (claim: Claim) => knock(line, roomPath(room), answerOf(bob, room, claim)),
		answers: (answer: Answering) => knock(line, roomPath(room), answer)
	};
};

describe('an answer to the relay’s challenge', () => {
	it('[I10] is not taken a second time, from whoever has heard it', async () => {
		const { bob, room, answers } = await besieged();
		let heard = new Uint8Array();
		expect(
			await answers(async (challenge, send) => {
				heard = Uint8Array.from(await answerBytes(bob, room, challenge));
				send(heard);
			})
		).toBe('ready');
		expect(await answers((_, send) => send(heard))).toBe('4401 bad_proof');
	});

	it('[I10] never meets the same challenge twice', async () => {
		const { answers } = await besieged();
		const nonces: string[] = [];
		for (let at = 0; at < 20; at++) {
			await answers(({ nonce }, send) => {
				nonces.push(Buffer.from(nonce).toString('hex'));
				send('enough');
			});
		}
		expect(new Set(nonces).size).toBe(20);
	});

	it('[I10] opens no other room than the one it was signed for', async () => {
		const { bob, claims } = await besieged();
		expect(await claims({ room: draftOf(bob, 'lobby', controlSpace) })).toBe('4401 bad_proof');
	});

	it('[I10] opens no wider space and no other workspace', async () => {
		const { bob, room, claims } = await besieged();
		expect(await claims({ room: logOf(bob, membersSpace) })).toBe('4401 bad_proof');
		const elsewhere = new Replica(4);
		await elsewhere.found();
		expect(await claims({ room: { ...room, workspace: elsewhere.workspace } })).toBe(
			'4401 bad_proof'
		);
	});

	it('[I10] serves no relay in the middle: it is bound to the host that was dialled', async () => {
		const { claims } = await besieged();
		expect(await claims({ host: 'other.example' })).toBe('4401 bad_proof');
	});

	it('[I10] is signed by the device that it names', async () => {
		const { alice, claims } = await besieged();
		expect(await claims({ signature: new Uint8Array(64) })).toBe('4401 bad_proof');
		expect(await claims({ device: alice.signer.device })).toBe('4401 bad_proof');
	});

	it('[I10] is spoken in a version that the relay knows', async () => {
		const { claims } = await besieged();
		expect(await claims({ version: 0 })).toBe('4403 other_version');
		expect(await claims({ version: 99 })).toBe('4403 other_version');
	});
});

describe('a proof at the relay’s door', () => {
	it('[I10] does not make its bearer the root of a workspace that others founded', async () => {
		const { alice, relay, line, mallory } = await besieged();
		const own = new Replica(6);
		await own.found();
		const room = logOf(alice);
		const path = roomPath(room);
		// Her own founding does not have the workspace's hash.
		expect(await knock(line, path, answerOf(own, room))).toBe('4403 unknown_device');
		// Alice's founding with another's device in it has another hash, too.
		const [founding] = alice.proof;
		if (!founding) throw new Error('a founder has a founding entry');
		const head = { space: controlSpace, chain: founding.entry.chain, workspace: '' } as const;
		const forged = nextEntry(head, own.signer.device, founding.entry);
		const proof = toWire(await signBatch([forged], own.signer));
		expect(await knock(line, path, answerOf(own, room, { proof }))).toBe('4403 unknown_device');
		// The real founding, shown by a device that did not sign it, makes nobody a founder.
		const shown = toWire([...alice.proof, ...mallory.proof]);
		expect(await knock(line, path, answerOf(own, room, { proof: shown }))).toBe(
			'4403 unknown_device'
		);
		const key = { workspace: alice.workspace, space: controlSpace };
		const ids = (await relay.store.readEntries(key, 1, 100)).map(({ id }) => id);
		expect(ids).not.toContain(forged.id);
	});

	it('[I10] founds nothing under an id that it does not hash to', async () => {
		const { line, relay } = await startGuarded();
		const [alice, mallory] = [new Replica(1), new Replica(3)];
		await Promise.all([alice.found(), mallory.found()]);
		const room = logOf(alice);
		expect(await knock(line, roomPath(room), answerOf(mallory, room))).toBe(
			'4403 unknown_workspace'
		);
		const invented = createHash('sha256').update('invented').digest('base64url') as WorkspaceId;
		const nowhere = { ...room, workspace: invented };
		expect(await knock(line, roomPath(nowhere), answerOf(mallory, nowhere))).toBe(
			'4403 unknown_workspace'
		);
		expect(await relay.store.listSpaces()).toEqual([]);
	});

	it('[I10] of another workspace’s chain admits nobody', async () => {
		const { alice, line } = await besieged();
		const stranger = new Replica(7);
		await stranger.found();
		await stranger.grant(stranger.person, 1, ['*'], ['*']);
		const room = logOf(alice);
		const proof = toWire(stranger.entries());
		expect(await knock(line, roomPath(room), answerOf(stranger, room, { proof }))).toBe(
			'4403 unknown_device'
		);
	});

	it('[I10] with a grant that its bearer gave themselves in another’s name admits nobody', async () => {
		const { alice, line } = await besieged();
		const thief = new Replica(8);
		await thief.found();
		thief.workspace = alice.workspace;
		const stolen = grantOf(alice, alice);
		const room = logOf(alice);
		for (const by of [alice.person, thief.person]) {
			const chain = thief.head(membersSpace).chain;
			const head = { space: controlSpace, chain, workspace: alice.workspace };
			const grant = nextEntry(head, thief.signer.device, {
				type: 'grant.issued',
				by,
				auth: [stolen],
				at: 5,
				payload: { to: thief.person, rank: 1, capabilities: ['*'], spaces: ['*'] }
			});
			const proof = toWire(await signBatch([grant], thief.signer));
			expect(await knock(line, roomPath(room), answerOf(thief, room, { proof }))).toBe(
				'4403 unknown_device'
			);
		}
	});

	it('[I10] of somebody who was removed lets nobody in again', async () => {
		const { alice, line, mallory, relay } = await besieged();
		await alice.revoke(grantOf(alice, mallory));
		await connect(line, alice, controlSpace).live();
		const room = logOf(mallory);
		const before = await relay.store.readEntries({ ...room }, 1, 100);
		for (const proof of [[], toWire(mallory.proof), toWire(mallory.entries())]) {
			expect(await knock(line, roomPath(room), answerOf(mallory, room, { proof }))).toBe(
				'4403 revoked'
			);
		}
		expect(await relay.store.readEntries({ ...room }, 1, 100)).toEqual(before);
	});
});

describe('a socket at the relay’s door', () => {
	const path = roomPath({ type: 'log', workspace: 'W' as WorkspaceId, space: membersSpace });

	it('[I10] that stays silent is closed', async () => {
		const { line } = await startGuarded({ patienceMs: 50 });
		expect(await knock(line, path, () => undefined)).toBe('4401 too_slow');
	});

	it('[I10] that answers at too great a length is closed', async () => {
		const { line } = await startGuarded();
		const answer: Answering = (_, send) => send(new Uint8Array(17_000));
		expect(await knock(line, path, answer)).toBe('1009 too_large');
	});

	it('[I10] that answers without end is closed before its message is whole', async () => {
		const { relay } = await startGuarded();
		const socket = await openRawSocket(relay.port, path);
		// A binary message of 8 MiB is announced, masked with zeros, and 64 KiB of it are sent.
		const head = Buffer.alloc(14);
		head.set([0x82, 0xff]);
		head.writeBigUInt64BE(8n * 1024n * 1024n, 2);
		const closed = new Promise<number>((resolve) => {
			socket.on('data', (bytes: Buffer) => {
				const at = bytes.lastIndexOf(0x88);
				if (at >= 0 && bytes.length >= at + 4) resolve(bytes.readUInt16BE(at + 2));
			});
		});
		socket.write(Buffer.concat([head, Buffer.alloc(64 * 1024)]));
		expect(await closed).toBe(1009);
	});

	it('[I10] that answers with text, junk or another message is closed', async () => {
		const { line } = await startGuarded();
		const have = writeFrame({ type: 'have', tips: [], isLast: true });
		for (const junk of ['let me in', new Uint8Array(), new Uint8Array(10), have]) {
			expect(await knock(line, path, (_, send) => send(junk))).toBe('1007 malformed');
		}
	});

	it('[I10] that says more than its answer before it is let in is closed', async () => {
		const { bob, room, answers } = await besieged();
		const have = writeFrame({ type: 'have', tips: [], isLast: true });
		expect(
			await answers(async (challenge, send) => {
				send(await answerBytes(bob, room, challenge));
				send(have);
			})
		).toBe('1008 out_of_turn');
	});

	it('[I10] is one of a bounded number that one address may keep waiting', async () => {
		const { line } = await startGuarded({ pendingPerAddress: 3, patienceMs: 300 });
		let arrived = 0;
		const waiting: Promise<string>[] = [];
		await new Promise<void>((resolve) => {
			for (let at = 0; at < 3; at++) {
				waiting.push(knock(line, path, () => ++arrived === 3 && resolve()));
			}
		});
		expect(await knock(line, path, () => undefined)).toBe('1013 ');
		expect(await Promise.all(waiting)).toEqual(Array(3).fill('4401 too_slow'));
		expect(await knock(line, path, (_, send) => send('again'))).toBe('1007 malformed');
	});
});
