import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { controlSpace, membersSpace, type Space } from '#lib/kernel/identity/index.ts';
import type { Statement } from '#lib/kernel/log/index.ts';
import { newerEntry } from './newer-entry.ts';
import { Replica, seedBytes, START_MS } from './replica.ts';
import { World } from './world.ts';

const SECRET = 5;
const spaces = [controlSpace, membersSpace];

/** Alice, Bob and Carol, who have met; Alice runs a newer version than the others and the relay. */
const organisation = async () => {
	const world = new World(1);
	await world.restart();
	const [alice, bob, carol] = [new Replica(1), new Replica(2), new Replica(3)];
	await alice.found();
	const invitation = await alice.invite(SECRET);
	for (const other of [bob, carol]) {
		await other.join(alice.workspace, invitation, seedBytes(SECRET));
		await alice.receive(other.entries());
		await alice.grant(other.person, 2, spaces);
	}
	for (const other of [bob, carol]) await other.receive(alice.entries());
	const connect = async (person: Replica) => {
		const line = { socket: world.socketsOf(person), url: world.url, pace: world.pace };
		for (const space of spaces) {
			person.client(space, line).connect();
			await world.run(1_000);
		}
	};
	await connect(alice);
	await connect(bob);
	return { world, alice, bob, carol, connect };
};

/** Alice states in a space what only her version understands, and then what every version does. */
const speakNewly = async (
	alice: Replica,
	space: Space,
	type: string,
	payload: Statement['payload']
) => {
	const [grant] = alice.authority().grantsOf(alice.person);
	const said = { type, by: alice.person, auth: grant ? [grant.id] : [], at: START_MS, payload };
	const newer = newerEntry(alice.head(space), alice.signer.device, said, ['more', { of: 2 }]);
	await alice.write(space, [newer]);
	const [plain] = await alice.say({ space: membersSpace, type: 'thing.said', payload: {} });
	return { newer, plain };
};

const held = (replica: Replica, id: string) => {
	const found = replica.entries().find((each) => each.id === id);
	return found && bytesToHex(found.bytes);
};

describe('[I12] what a newer version writes', () => {
	it.each(spaces)(
		'passes through the relay and older devices byte for byte, in the space %s',
		async (space) => {
			const { world, alice, bob, carol, connect } = await organisation();
			const { newer, plain } = await speakNewly(alice, space, 'thing.sung', { of: 1 });
			await world.run(1_000);
			expect(held(bob, newer.id)).toBe(bytesToHex(newer.bytes));

			world.offline.add(alice);
			world.cutLines(alice);
			await world.loseDisk();
			bob.proof = bob.entries().filter(({ entry }) => entry.space === controlSpace);
			await connect(bob);
			await connect(carol);
			expect(bob.refused).toEqual(new Map());
			expect(held(carol, newer.id)).toBe(bytesToHex(newer.bytes));
			expect(carol.accepted()).toContain(plain);
			expect(carol.accepted()).toEqual(bob.accepted());
		}
	);

	it('changes nobody’s rights on an older device, whatever its type says', async () => {
		const { world, alice, bob } = await organisation();
		const [grant] = bob.authority().grantsOf(bob.person);
		const { newer } = await speakNewly(alice, controlSpace, 'grant.revoked', {
			grant: grant?.id ?? '',
			cut: []
		});
		await world.run(1_000);
		expect(held(bob, newer.id)).toBeDefined();
		expect(bob.authority().refused.get(newer.id)).toEqual({ code: 'unknown_event' });
		expect(bob.authority().grantsOf(bob.person)).toEqual([grant]);
		await bob.say({ space: membersSpace, type: 'thing.said', payload: {} });
		await world.run(1_000);
		expect(alice.ids()).toEqual(bob.ids());
	});

	it('is left where it is by an older tab of the same device, which writes on behind it', async () => {
		const { world, alice, bob } = await organisation();
		const { newer, plain } = await speakNewly(alice, membersSpace, 'thing.sung', {});
		await world.run(1_000);
		const following = bob.entries().find(({ id }) => id === plain);
		expect(following?.entry.prev).toBe(newer.id);
		expect(bob.accepted()).toContain(plain);
	});
});
