/** Reads proposals and signatures, and believes none that does not hold; each is verified once. */
import { encode } from 'cborg';
import * as v from 'valibot';
import { parseControl, stewardsMessage } from '#lib/kernel/authority/index.ts';
import {
	isSignedBy,
	textToBytes,
	type DeviceId,
	type PersonId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type { Council } from '../session/index.ts';
import { decisionId, type Decision, type Proposal } from './proposal.ts';

/** What reading proposals needs to know of the workspace. */
export interface ReadingPorts {
	readonly workspace: WorkspaceId;
	readonly council: () => Council | undefined;
	readonly personOf: (device: DeviceId) => PersonId | undefined;
}

/** Remembers which slots have been found to hold. */
export class ProposalReader {
	readonly #ports: ReadingPorts;
	readonly #proposed = new Map<string, Promise<Proposed | undefined>>();
	readonly #signed = new Map<string, Promise<boolean>>();

	constructor(ports: ReadingPorts) {
		this.#ports = ports;
	}

	/** The proposals in these slots, one for each decision, the earliest first. */
	async read(
		slots: readonly (readonly [key: string, slot: unknown])[],
		marks: readonly string[]
	): Promise<readonly Proposal[]> {
		const all = await Promise.all(
			slots.map(([key, slot]) =>
				once(this.#proposed, `${key} ${JSON.stringify(slot)}`, () =>
					proposedIn(this.#ports, key, slot)
				)
			)
		);
		return Promise.all(
			firstOfEach(all, this.#ports).map(async ({ by, proposed }) => {
				const { id, ends, installs, at } = proposed;
				return { id, ends, installs, at, by, signatures: await this.#signatures(proposed, marks) };
			})
		);
	}

	async #signatures(
		proposed: Proposed,
		marks: readonly string[]
	): Promise<ReadonlyMap<number, string>> {
		const found = await Promise.all(
			marks.map(async (mark) => {
				const [id, place = '', signature = ''] = mark.split('/');
				if (id !== proposed.id) return [];
				const judge = () => holdsFor(this.#ports, proposed, place, signature);
				return (await once(this.#signed, mark, judge)) ? [[Number(place), signature] as const] : [];
			})
		);
		return new Map(found.flat().sort(([a], [b]) => a - b));
	}
}

/** What a proposer signs: that they propose this, and when. */
export const proposalBytes = (
	workspace: WorkspaceId,
	id: string,
	at: number
): Uint8Array<ArrayBuffer> => Uint8Array.from([...DOMAIN, ...encode([workspace, id, at])]);

const DOMAIN = new TextEncoder().encode('tongban/stewards-proposal/1\0');

const proposalSchema = v.strictObject({
	ends: v.unknown(),
	installs: v.unknown(),
	at: v.pipe(v.number(), v.safeInteger()),
	device: v.string(),
	signature: v.string()
});

type Proposed = Decision & {
	readonly id: string;
	readonly device: DeviceId;
	readonly at: number;
};

const once = <T>(
	verdicts: Map<string, Promise<T>>,
	key: string,
	judge: () => Promise<T>
): Promise<T> => {
	const verdict = verdicts.get(key) ?? judge();
	verdicts.set(key, verdict);
	return verdict;
};

/** The proposal of a slot, if it is what its name says and its device has signed it. */
const proposedIn = async (
	{ workspace }: ReadingPorts,
	key: string,
	slot: unknown
): Promise<Proposed | undefined> => {
	const parsed = v.safeParse(proposalSchema, slot);
	if (!parsed.success) return undefined;
	const { ends, installs, at, signature } = parsed.output;
	const device = parsed.output.device as DeviceId; // whether it is one, its signature shows
	const event = parseControl('stewards.decided', { ends, installs, signatures: [] });
	if (event?.type !== 'stewards.decided') return undefined;
	// The schema of control events has checked that these are ids.
	const decision = event.payload as unknown as Decision;
	const id = decisionId(workspace, decision);
	const bytes = textToBytes(signature);
	const isNamed = key === `${id}/${device}`;
	if (!isNamed || !bytes || !(await isSignedBy(device, proposalBytes(workspace, id, at), bytes)))
		return undefined;
	return { id, ends: decision.ends, installs: decision.installs, at, device };
};

const holdsFor = async (
	{ workspace, council }: ReadingPorts,
	{ ends, installs }: Decision,
	place: string,
	signature: string
): Promise<boolean> => {
	const key = /^\d$/.test(place) ? council()?.keys[Number(place)] : undefined;
	const bytes = textToBytes(signature);
	return !!key && !!bytes && isSignedBy(key, stewardsMessage(workspace, ends, installs), bytes);
};

/** One of each decision, as whoever says they were first has proposed it. */
const firstOfEach = (
	all: readonly (Proposed | undefined)[],
	{ personOf }: ReadingPorts
): readonly { readonly proposed: Proposed; readonly by: PersonId }[] => {
	const first = new Map<string, { proposed: Proposed; by: PersonId }>();
	const ordered = all
		.flatMap((each) => each ?? [])
		.sort((a, b) => a.at - b.at || (a.device < b.device ? -1 : 1));
	for (const proposed of ordered) {
		const by = personOf(proposed.device);
		if (by && !first.has(proposed.id)) first.set(proposed.id, { proposed, by });
	}
	return [...first.values()];
};
