import { describe, expect, it } from 'vitest';
import { Replica, seedBytes } from '../../../../tests/convergence/replica.ts';
import { controlSpace, membersSpace, type EntryId } from '../identity/index.ts';

const SECRET = 50;
const both = [controlSpace, membersSpace];

/** Alice founded; Bob is her deputy, Carol a member; everybody holds the same entries. */
const organisation = async () => {
	const [alice, bob, carol] = [new Replica(1), new Replica(2), new Replica(3)];
	await alice.found();
	const invitation = await alice.invite(SECRET, 9);
	for (const [member, rank] of [
		[bob, 1],
		[carol, 2]
	] as const) {
		await member.join(alice.workspace, invitation, seedBytes(SECRET));
		await alice.receive(member.entries());
		await alice.grant(member.person, rank, both);
	}
	for (const member of [bob, carol]) await member.receive(alice.entries());
	return { alice, bob, carol, invitation };
};

const grantOf = (member: Replica): EntryId => {
	const [grant] = member.authority().grantsOf(member.person);
	if (!grant) throw new Error(`${member.person} holds no grant`);
	return grant.id;
};

const said = { space: membersSpace, type: 'thing.said', payload: {} };

const verdict = (replica: Replica, id: EntryId | undefined) => {
	const stated = replica.entries().find((each) => each.id === id);
	if (!stated) return 'not here';
	const judged = replica.authority().judge(stated, undefined);
	return judged.ok ? 'accepted' : judged.error.code;
};

describe('authority', () => {
	it('gives the founder everything, and who joined nothing yet', async () => {
		const { alice, invitation } = await organisation();
		const dora = new Replica(4);
		await dora.join(alice.workspace, invitation, seedBytes(SECRET));
		await alice.receive(dora.entries());
		const authority = alice.authority();
		expect(authority.founder).toBe(alice.person);
		expect(authority.grantsOf(alice.person)).toMatchObject([{ rank: 0, capabilities: ['*'] }]);
		expect(authority.joined.get(dora.person)?.invitation).toBe(invitation);
		expect(authority.grantsOf(dora.person)).toEqual([]);
	});

	it('does not count a joining whose proof was made with another secret', async () => {
		const { alice, invitation } = await organisation();
		const dora = new Replica(4);
		await dora.join(alice.workspace, invitation, seedBytes(SECRET + 1));
		await alice.receive(dora.entries());
		expect(alice.authority().joined.has(dora.person)).toBe(false);
		expect([...alice.authority().refused.values()]).toEqual([{ code: 'bad_proof' }]);
	});

	it('counts what a removed member wrote up to the cut, and nothing after', async () => {
		const { alice, carol } = await organisation();
		const [before] = await carol.say(said);
		await alice.receive(carol.entries());
		const [atTheSameTime] = await carol.say(said);
		await alice.revoke(grantOf(carol));
		await carol.receive(alice.entries());
		const [after] = await carol.say({ ...said, auth: [] });
		await alice.receive(carol.entries());
		expect([before, atTheSameTime].map((id) => verdict(alice, id))).toEqual([
			'accepted',
			'revoked'
		]);
		expect(verdict(alice, after)).toBe('unknown_grant');
		expect(alice.accepted()).toEqual(carol.accepted());
	});

	it('voids what a removed deputy promoted offline, with all that rests on it', async () => {
		const { alice, bob, carol } = await organisation();
		const revocation = await alice.revoke(grantOf(bob));
		const promotion = await bob.grant(carol.person, 3, both);
		await carol.receive(bob.entries());
		const [under] = await carol.say({ ...said, auth: [promotion] });
		for (const other of [bob, carol]) await alice.receive(other.entries());
		for (const other of [bob, carol]) await other.receive(alice.entries());
		for (const replica of [alice, bob, carol]) {
			expect(replica.authority().refused.get(promotion)).toEqual({ code: 'revoked', revocation });
			expect(verdict(replica, under)).toBe('unknown_grant');
		}
	});

	it('does not let equals remove each other, nor juniors seniors', async () => {
		const { alice, bob, carol } = await organisation();
		const dora = new Replica(4);
		await dora.join(alice.workspace, await alice.invite(SECRET), seedBytes(SECRET));
		await alice.receive(dora.entries());
		await alice.grant(dora.person, 1, both);
		for (const other of [bob, carol, dora]) await other.receive(alice.entries());
		const duels = [
			await bob.revoke(grantOf(dora)),
			await dora.revoke(grantOf(bob)),
			await carol.revoke(grantOf(bob)),
			await bob.revoke(grantOf(alice))
		];
		for (const other of [bob, carol, dora]) await alice.receive(other.entries());
		const { refused } = alice.authority();
		expect(duels.map((id) => refused.get(id)?.code)).toEqual(Array(4).fill('not_senior'));
		for (const member of [bob, carol, dora]) {
			expect(alice.authority().grantsOf(member.person)).toHaveLength(1);
		}
	});

	it('gives no rank, capability or space that the issuer does not hold', async () => {
		const { alice, bob, carol } = await organisation();
		const given = [
			await bob.grant(carol.person, 1, both),
			await bob.grant(carol.person, 2, ['*']),
			await bob.grant(carol.person, 2, ['unit:board']),
			await bob.grant(carol.person, 2, both, ['penalty.decide']),
			await bob.grant(carol.person, 2, both, ['member.invite'])
		];
		await alice.receive(bob.entries());
		const { refused } = alice.authority();
		expect(given.map((id) => refused.get(id)?.code)).toEqual([
			'not_senior',
			'lacks_space',
			'lacks_space',
			'lacks_capability',
			undefined
		]);
	});

	it('does not take an entry that cites a grant of somebody else', async () => {
		const { alice, bob, carol } = await organisation();
		const [stolen] = await carol.say({ ...said, auth: [grantOf(bob)] });
		await alice.receive(carol.entries());
		expect(verdict(alice, stolen)).toBe('not_holder');
	});

	it('does not take an entry that a device states in the name of somebody else', async () => {
		const { alice, bob, carol } = await organisation();
		const own = carol.person;
		carol.person = bob.person;
		const [forged] = await carol.say({ ...said, auth: [grantOf(bob)] });
		carol.person = own;
		await alice.receive(carol.entries());
		expect(verdict(alice, forged)).toBe('foreign_device');
	});

	it('does not take what the cited grant does not allow, whatever page let it through', async () => {
		const { alice, bob } = await organisation();
		const [id] = await bob.say(said);
		await alice.receive(bob.entries());
		const stated = alice.entries().find((each) => each.id === id);
		if (!stated) throw new Error('what was received is there');
		expect(alice.authority().judge(stated, 'penalty.decide')).toEqual({
			ok: false,
			error: { code: 'lacks_capability' }
		});
		expect(alice.authority().judge(stated, 'member.invite').ok).toBe(true);
	});

	it('holds a revocation of a grant that nobody has as refused', async () => {
		const { alice, bob } = await organisation();
		const payload = { grant: bob.workspace.replace(/^./, '_'), cut: [] };
		const [id] = await bob.say({ space: controlSpace, type: 'grant.revoked', payload });
		await alice.receive(bob.entries());
		expect(id && alice.authority().refused.get(id)).toEqual({ code: 'unknown_grant' });
	});

	it('does not let a removed member become somebody else by a second introduction', async () => {
		const { alice, bob, carol } = await organisation();
		const promotion = await bob.grant(carol.person, 3, both);
		await alice.receive(bob.entries());
		await alice.revoke(grantOf(bob));
		const honest = alice.accepted();
		for (let nonce = 0; nonce < 8; nonce++) {
			const again = bob.person;
			bob.person = '' as never;
			const payload = { nonce: `${nonce}`.repeat(22) };
			await bob.say({ space: controlSpace, type: 'person.introduced', payload, auth: [] });
			bob.person = again;
		}
		await alice.receive(bob.entries());
		expect(honest.filter((id) => !alice.accepted().includes(id))).toEqual([]);
		expect(alice.authority().grants.has(promotion)).toBe(true);
	});
});
