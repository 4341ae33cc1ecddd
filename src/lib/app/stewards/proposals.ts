/**
 * What the stewards are asked to decide, before enough of them have signed: a draft of the control
 * space (ADR 18). Two maps:
 *
 *     proposals   <id>/<device>            {ends, installs, at, device, signature}
 *     signatures  <id>/<steward>/<text>    true
 *
 * `id` is the hash of what the stewards sign, and the device is whose owner proposes it. Whoever reads
 * the draft may write it, so nothing is believed: a proposal must hash to its id and be signed by a
 * device of somebody, a signature must hold for the steward's key. A slot is named by all that is in
 * it, so nobody's later write can stand in the place of an honest one; deleting only delays.
 */
import type * as Y from 'yjs';
import { stewardsMessage } from '#lib/kernel/authority/index.ts';
import { bytesToText, type Signer } from '#lib/kernel/identity/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import { decisionId, type Decision, type Proposal } from './proposal.ts';
import { proposalBytes, ProposalReader, type ReadingPorts } from './proposal-reader.ts';

/** The proposals of a workspace, the earliest first. */
export interface Proposals {
	readonly current: Live<readonly Proposal[]>;
	/** Signs and leaves a proposal; answers its id. */
	propose(decision: Decision): Promise<string>;
	/** Adds a steward's signature; answers their place, or undefined where the key is no steward's. */
	sign(proposal: Proposal, steward: Signer): Promise<number | undefined>;
	/** Takes a proposal away, with its signatures. */
	withdraw(proposal: Proposal): void;
	/** Looks again at whose word counts; settles once it is known. */
	review(): Promise<void>;
}

/** What opening proposals needs to know of the workspace. */
export interface ProposalPorts extends ReadingPorts {
	/** This device, whose owner proposes. */
	readonly signer: Signer;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/** Opens the proposals in `doc`. */
export const openProposals = (doc: Y.Doc, ports: ProposalPorts): Proposals => {
	const slots = doc.getMap<unknown>('proposals');
	const marks = doc.getMap<unknown>('signatures');
	const current = liveValue<readonly Proposal[]>([]);
	const reader = new ProposalReader(ports);
	let turn = 0;
	const read = async () => {
		const mine = ++turn;
		const found = await reader.read([...slots], [...marks.keys()]);
		if (mine === turn) current.set(found); // else a later reading has begun
	};
	for (const map of [slots, marks]) map.observe(() => void read());
	void read();

	return {
		current,
		propose: async (decision) => {
			const { workspace, signer, now } = ports;
			const [id, at] = [decisionId(workspace, decision), now()];
			const signature = bytesToText(await signer.sign(proposalBytes(workspace, id, at)));
			const { ends, installs } = decision;
			slots.set(`${id}/${signer.device}`, { ends, installs, at, device: signer.device, signature });
			return id;
		},
		sign: async ({ id, ends, installs }, steward) => {
			const place = ports.council()?.keys.indexOf(steward.device) ?? -1;
			if (place < 0) return undefined;
			const signature = await steward.sign(stewardsMessage(ports.workspace, ends, installs));
			marks.set(`${id}/${place}/${bytesToText(signature)}`, true);
			return place;
		},
		withdraw: ({ id }) =>
			doc.transact(() => {
				for (const map of [slots, marks])
					for (const key of map.keys()) if (key.startsWith(`${id}/`)) map.delete(key);
			}),
		review: read
	};
};
