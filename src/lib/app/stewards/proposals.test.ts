import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { stewardsMessage } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	type EntryId,
	type PersonId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { decisionId, type Decision, type Proposal } from './proposal.ts';
import { openProposals } from './proposals.ts';

const workspace = 'w'.repeat(42) as WorkspaceId;
const signerOf = (seed: number) => secretSigner(new Uint8Array(32).fill(seed));
const [alice, mallory] = [signerOf(1), signerOf(2)];
const stewards = [11, 12, 13].map(signerOf);
const council = { keys: stewards.map(({ device }) => device), quorum: 2 };
const persons = new Map([
	[alice.device, 'a'.repeat(43) as PersonId],
	[mallory.device, 'm'.repeat(43) as PersonId]
]);
const decision: Decision = {
	ends: [['r'.repeat(43) as EntryId, []]],
	installs: 'b'.repeat(43) as PersonId
};
const other: Decision = { ...decision, installs: 'm'.repeat(43) as PersonId };

const open = (doc: Y.Doc, signer = alice, at = 1_000) =>
	openProposals(doc, {
		...{ workspace, signer, council: () => council },
		personOf: (device) => persons.get(device),
		now: () => at
	});

/** Alice has proposed, in a document that everybody shares. */
const proposed = async () => {
	const doc = new Y.Doc();
	const proposals = open(doc);
	await proposals.propose(decision);
	await proposals.review();
	const current = (): Proposal => {
		const [first] = proposals.current.get();
		if (!first || proposals.current.get().length !== 1) throw new Error('one proposal is meant');
		return first;
	};
	const mark = (place: number, signature: Uint8Array, id = current().id) =>
		doc.getMap('signatures').set(`${id}/${place}/${bytesToText(signature)}`, true);
	return { doc, proposals, current, mark };
};
const [north, east] = stewards;
if (!north || !east) throw new Error('there are three stewards');

describe('a proposal to the stewards', () => {
	it('shows who asks for what, and collects their signatures by place', async () => {
		const { proposals, current } = await proposed();
		expect(current()).toEqual({
			...{ id: decisionId(workspace, decision), ...decision, at: 1_000 },
			...{ by: persons.get(alice.device), signatures: new Map() }
		});
		expect(await proposals.sign(current(), east)).toBe(1);
		expect(await proposals.sign(current(), north)).toBe(0);
		await proposals.review();
		expect([...current().signatures.keys()]).toEqual([0, 1]);
	});

	it('takes no signature by a key that is no steward’s', async () => {
		const { doc, proposals, current } = await proposed();
		expect(await proposals.sign(current(), mallory)).toBeUndefined();
		expect(doc.getMap('signatures').size).toBe(0);
	});

	it('shows no signature that is forged, of another proposal, or in another’s place', async () => {
		const { proposals, current, mark } = await proposed();
		const message = stewardsMessage(workspace, decision.ends, decision.installs);
		mark(0, await mallory.sign(message));
		mark(0, await north.sign(stewardsMessage(workspace, other.ends, other.installs)));
		mark(1, await north.sign(message));
		mark(7, await north.sign(message));
		mark(0, new Uint8Array(3));
		await proposals.review();
		expect(current().signatures.size).toBe(0);
	});

	it('counts a steward once, however often they sign, and junk beside it never', async () => {
		const { doc, proposals, current, mark } = await proposed();
		await proposals.sign(current(), north);
		await proposals.sign(current(), north);
		mark(0, new Uint8Array(64));
		doc.getMap('signatures').set('junk', { of: 'any' });
		doc.getMap('signatures').set(`${current().id}/00/x`, 1);
		await proposals.review();
		expect([...current().signatures.keys()]).toEqual([0]);
	});

	it('is not believed under another’s name, nor where it is not what its name says', async () => {
		const { doc, proposals } = await proposed();
		const slots = doc.getMap<Record<string, unknown>>('proposals');
		const [[key, honest] = ['', {}]] = [...slots];
		const id = decisionId(workspace, other);
		slots.set(`${id}/${alice.device}`, { ...honest, installs: other.installs });
		slots.set(`${key}x`, honest);
		slots.set(`${decisionId(workspace, decision)}/${mallory.device}`, {
			...honest,
			device: mallory.device
		});
		slots.set('junk', { ends: 'everything' });
		await proposals.review();
		expect(proposals.current.get().map(({ by, installs }) => [by, installs])).toEqual([
			[persons.get(alice.device), decision.installs]
		]);
	});

	it('by a device of nobody is not shown', async () => {
		const { doc, proposals } = await proposed();
		await open(doc, signerOf(3)).propose(other);
		await proposals.review();
		expect(proposals.current.get()).toHaveLength(1);
	});

	it('that two have made is one, by whoever was first, with the signatures of both', async () => {
		const { doc, proposals, current } = await proposed();
		const later = open(doc, mallory, 2_000);
		await later.propose(decision);
		await later.review();
		const [same] = later.current.get();
		if (!same) throw new Error('it is shown to both');
		await later.sign(same, east);
		await proposals.sign(current(), north);
		await Promise.all([later.review(), proposals.review()]);
		expect(later.current.get()).toEqual(proposals.current.get());
		expect(current().by).toBe(persons.get(alice.device));
		expect([...current().signatures.keys()]).toEqual([0, 1]);
	});

	it('is gone with its signatures once it was withdrawn, and others stay', async () => {
		const { doc, proposals, current } = await proposed();
		const first = current();
		await proposals.sign(first, north);
		await proposals.propose(other);
		proposals.withdraw(first);
		await proposals.review();
		expect(current().installs).toBe(other.installs);
		expect(doc.getMap('signatures').size).toBe(0);
	});
});
