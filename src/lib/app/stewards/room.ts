import type { Grant } from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	type DeviceId,
	type EntryId,
	type PersonId,
	type Signer
} from '#lib/kernel/identity/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import type { DraftState } from '../drafts/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Council, Workspace } from '../session/index.ts';
import { decisionId, type Decision, type Proposal } from './proposal.ts';
import { openProposals } from './proposals.ts';

/** A decision that is in force. */
export interface Decided extends Decision {
	readonly id: EntryId;
	/** The places of the stewards who have signed it. */
	readonly signers: readonly number[];
	/** Who carried it in: anybody may. */
	readonly by: PersonId | '';
	/** Milliseconds since 1970, that person's claim. */
	readonly at: number;
}

/** Where the stewards of a workspace are asked, and what they have decided. */
export interface StewardsRoom {
	/** Proposals that have not been decided; earliest first. */
	readonly proposals: Live<readonly Proposal[]>;
	readonly draft: Live<DraftState>;
	/** Proposes that these persons' rights end, as far as their work is known here, and who comes in. */
	propose(ended: readonly PersonId[], installs: PersonId | null): Promise<string>;
	/** Adds a steward's signature; answers their place, or undefined where the key is no steward's. */
	sign(proposal: Proposal, steward: Signer): Promise<number | undefined>;
	withdraw(proposal: Proposal): void;
	/** States what enough stewards have signed. */
	decide(proposal: Proposal): Promise<Result<readonly EntryId[], StateFault>>;
	close(): Promise<void>;
}

const ROOM = 'stewards';

/** The stewards that the founding entry names; undefined where it names none. */
export const councilOf = ({ log }: Workspace): Council | undefined =>
	// The schema of the founding entry has checked that these are keys.
	log.authority.stewards as Council | undefined;

/** Every decision that counts, the latest first; one carried in twice is one. */
export const decisionsOf = ({ log, id: workspace }: Workspace): readonly Decided[] => {
	const first = new Map<string, Decided>();
	const stated = [...log.entries()]
		.filter(({ id, entry }) => entry.type === 'stewards.decided' && counts(log, id))
		.sort((a, b) => a.entry.at - b.entry.at || (a.id < b.id ? -1 : 1));
	for (const { id, entry } of stated) {
		// An entry that counts has been parsed by the resolver's schema of this type.
		const payload = entry.payload as unknown as Decision & {
			readonly signatures: readonly (readonly [place: number, signature: string])[];
		};
		const { ends, installs, signatures } = payload;
		const signers = [...new Set(signatures.map(([place]) => place))].sort();
		const decided = { id, ends, installs, signers, by: entry.by, at: entry.at };
		const name = decisionId(workspace, decided);
		if (!first.has(name)) first.set(name, decided);
	}
	return [...first.values()].reverse();
};

/** Opens the room; the caller closes it. */
export const openStewardsRoom = (workspace: Workspace): StewardsRoom => {
	const draft = workspace.openDraft(controlSpace, ROOM);
	const { log } = workspace;
	const all = openProposals(draft.doc, {
		workspace: workspace.id,
		signer: { device: workspace.device, sign: (message) => workspace.sign(message) },
		council: () => councilOf(workspace),
		personOf: (device: DeviceId) => log.authority.devices.get(device),
		now: () => workspace.speaker().at
	});
	const proposals = liveValue<readonly Proposal[]>([]);
	const review = () => {
		const done = new Set(decisionsOf(workspace).map((each) => decisionId(workspace.id, each)));
		proposals.set(all.current.get().filter(({ id }) => !done.has(id)));
	};
	const stops = [all.current.subscribe(review), log.changes.subscribe(() => void all.review())];
	return {
		proposals,
		draft: draft.state,
		propose: (ended, installs) => all.propose({ ends: endsOf(workspace, ended), installs }),
		sign: (proposal, steward) => all.sign(proposal, steward),
		withdraw: (proposal) => all.withdraw(proposal),
		decide: ({ ends, installs, signatures }) => {
			const payload = { ends, installs, signatures: [...signatures] };
			return workspace.stateAll((say) => say({ type: 'stewards.decided', payload }), controlSpace);
		},
		close: async () => {
			for (const stop of stops) stop();
			await draft.close();
		}
	};
};

/** All rights that these persons hold, with the cut known here; in one order, whoever proposes it. */
const endsOf = ({ log }: Workspace, persons: readonly PersonId[]): Decision['ends'] =>
	persons
		.flatMap((person) =>
			log.authority.grantsOf(person).map(({ id }: Grant) => [id, log.tipsOf(person)] as const)
		)
		.sort(([a], [b]) => (a < b ? -1 : 1));

const counts = (log: Workspace['log'], id: EntryId): boolean =>
	!log.authority.refused.has(id) && !log.unaccepted.has(id);
