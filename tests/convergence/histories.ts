/**
 * Random histories of a control space, and what must be true of them. Authors do what they may and what
 * they may not, on chains that fork, with cuts that leave out what was written at the same time.
 */
import fc from 'fast-check';
import { resolveAuthority, type Authority } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	controlSpace,
	membersSpace,
	type ChainId,
	type DeviceId,
	type EntryId,
	type PersonId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import {
	advanced,
	nextEntry,
	type ChainHead,
	type Entry,
	type SignedEntry,
	type Statement
} from '#lib/kernel/log/index.ts';

/** One thing that somebody does; numbers choose among what is there. */
export interface Operation {
	readonly actor: number;
	readonly kind: 'grant' | 'revoke' | 'leave' | 'invite' | 'join' | 'state' | 'introduce';
	readonly pick: number;
	readonly rank: number;
	readonly capabilities: readonly string[];
	readonly spaces: readonly string[];
	/** How many of the last entries of each chain a revocation's cut leaves out. */
	readonly lag: number;
	/** How many of its own last entries the author forgets, as after a restored backup. */
	readonly back: number;
	/** Cites somebody else's grant where it is 0. */
	readonly honesty: number;
}

const ACTORS = 6;
const capabilities = ['member.grant', 'member.invite', 'attendance.record'];
const spaces: readonly string[] = [controlSpace, membersSpace, 'unit:one'];

const some = (all: readonly string[]) =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.constant(all) },
		{ weight: 2, arbitrary: fc.subarray([...all]) },
		{ weight: 1, arbitrary: fc.constant(['*']) }
	);

/** One random thing that somebody does. */
export const operation: fc.Arbitrary<Operation> = fc.record({
	actor: fc.nat(ACTORS - 1),
	kind: fc.constantFrom(
		...(['grant', 'grant', 'grant', 'revoke', 'revoke', 'leave', 'invite', 'join'] as const),
		...(['state', 'state', 'state', 'introduce'] as const)
	),
	pick: fc.nat(1_000),
	rank: fc.integer({ min: 1, max: 5 }),
	capabilities: some(capabilities),
	spaces: some(spaces),
	lag: fc.nat(2),
	back: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
	honesty: fc.nat(6)
});

const id = (seed: number, length: number) =>
	bytesToText(Uint8Array.from({ length }, (_, index) => (seed * 37 + index) & 0xff));

/** A history as it grows. Signatures are not made: the resolver is given what has been verified. */
export class History {
	readonly entries: SignedEntry[] = [];
	readonly workspace: WorkspaceId;
	readonly persons: PersonId[] = [];
	/** Every grant that was ever stated, whether it counts or not. */
	readonly grants: { readonly id: string; readonly to: string }[] = [];
	readonly #invitations: EntryId[] = [];
	readonly #heads = new Map<string, ChainHead>();
	#at = 1_000;

	constructor() {
		const start = {
			space: controlSpace,
			chain: this.#chain(0, controlSpace),
			workspace: ''
		} as const;
		const founding = nextEntry(start, this.device(0), {
			type: 'workspace.founded',
			by: '',
			auth: [],
			at: 1,
			payload: { name: '虚构', nonce: id(0, 16), template: 'alliance', timezone: 'Asia/Shanghai' }
		});
		this.workspace = founding.id as string as WorkspaceId;
		this.entries.push(founding);
		this.#heads.set(`0/${controlSpace}`, advanced(start, founding));
		for (let actor = 0; actor < ACTORS; actor++) {
			this.persons.push(this.#introduce(actor) as string as PersonId);
		}
		this.grants.push({ id: this.workspace, to: this.persons[0] ?? '' });
		for (const actor of [1, 2, 3, 4]) this.#appoint(actor);
	}

	/** Starts with a hierarchy, so that there is something to quarrel about. */
	#appoint(actor: number): void {
		const op = { actor: 0, back: 0 };
		const to = this.persons[actor] ?? '';
		const given = { to, rank: Math.ceil((actor + 1) / 2), capabilities: ['*'], spaces: ['*'] };
		const root = this.workspace as string as EntryId;
		this.grants.push({ id: this.#say(op, controlSpace, 'grant.issued', [root], given), to });
	}

	device(actor: number): DeviceId {
		return id(actor + 100, 32) as DeviceId;
	}

	/** Everything that follows from the entries, in the order given. */
	resolve(entries: readonly SignedEntry[] = this.entries): Authority {
		const all = new Map(entries.map((each) => [each.id, each]));
		const control = entries.filter(({ entry }) => entry.space === controlSpace);
		return resolveAuthority(this.workspace, control, (found) => all.get(found)?.entry);
	}

	/** Does one thing, whether it is allowed or not. */
	act(op: Operation): void {
		const { grants } = this;
		const person = this.persons[op.actor] ?? this.workspace;
		const own = grants.filter(({ to }) => to === person);
		const cited = op.honesty === 0 ? at(grants, op.pick) : at(own, op.pick);
		const auth = cited ? [cited.id as EntryId] : [];
		if (op.kind === 'introduce') this.#introduce(op.actor);
		else if (op.kind === 'state') {
			const space = at(spaces, op.pick) as Space;
			this.#say(op, space === controlSpace ? membersSpace : space, 'thing.said', auth, {});
		} else if (op.kind === 'grant') {
			const { rank } = op;
			const to = at(this.persons, op.pick) ?? person;
			const given = { to, rank, capabilities: op.capabilities, spaces: op.spaces };
			this.grants.push({ id: this.#say(op, controlSpace, 'grant.issued', auth, given), to });
		} else if (op.kind === 'revoke' || op.kind === 'leave') {
			const revoked = at(op.kind === 'leave' ? own : grants, op.pick + op.lag);
			if (!revoked) return;
			const cut = this.#cut(revoked.to, op.lag);
			this.#say(op, controlSpace, 'grant.revoked', auth, { grant: revoked.id, cut });
		} else if (op.kind === 'invite') {
			const key = id(op.pick, 32);
			const invitation = { key, expires: 5, uses: 2 };
			this.#invitations.push(this.#say(op, controlSpace, 'invitation.issued', auth, invitation));
		} else {
			const invitation = at(this.#invitations, op.pick);
			const payload = { invitation: invitation ?? this.workspace, proof: id(op.pick, 64) };
			this.#say(op, controlSpace, 'person.joined', [], payload);
		}
	}

	/** The ids that lie within a cut, found by walking every branch in full. */
	within(cut: readonly (readonly [string, number, string])[]): ReadonlySet<string> {
		const byId = new Map<string, Entry>(this.entries.map((each) => [each.id, each.entry]));
		const ids = new Set<string>();
		for (const [, , tip] of cut) {
			for (let next = tip; byId.has(next); next = byId.get(next)?.prev ?? '') ids.add(next);
		}
		return ids;
	}

	#cut(holder: string, lag: number): readonly [string, number, string][] {
		const actor = this.persons.findIndex((person) => person === holder);
		return spaces.flatMap((space): [string, number, string][] => {
			let tip = this.#heads.get(`${actor}/${space}`)?.tip?.id;
			for (let left = lag; left > 0 && tip; left--) tip = this.#before(tip);
			const found = this.entries.find((each) => each.id === tip);
			return found ? [[found.entry.chain, found.entry.seq, found.id]] : [];
		});
	}

	#before(tip: EntryId): EntryId | undefined {
		const prev = this.entries.find((each) => each.id === tip)?.entry.prev;
		return this.entries.find((each) => each.id === prev)?.id;
	}

	#introduce(actor: number): EntryId {
		const op = { actor, back: 0 };
		const nonce = id(++this.#at, 16);
		return this.#say(op, controlSpace, 'person.introduced', [], { nonce }, '');
	}

	#say(
		{ actor, back }: Pick<Operation, 'actor' | 'back'>,
		space: Space,
		type: string,
		auth: readonly EntryId[],
		payload: object,
		by: PersonId | '' = this.persons[actor] ?? ''
	): EntryId {
		const head = this.#head(actor, space, back);
		const said = { type, by, auth, at: ++this.#at, payload: payload as Statement['payload'] };
		const next = nextEntry(head, this.device(actor), said);
		this.#heads.set(`${actor}/${space}`, advanced(head, next));
		this.entries.push(next);
		return next.id;
	}

	#head(actor: number, space: Space, back: number): ChainHead {
		const fresh = { space, chain: this.#chain(actor, space), workspace: this.workspace };
		const head = this.#heads.get(`${actor}/${space}`);
		let tip = head?.tip?.id;
		for (let left = back; left > 0 && tip; left--) tip = this.#before(tip) ?? tip;
		const found = this.entries.find((each) => each.id === tip);
		if (!found) return fresh;
		const { chain, seq } = found.entry;
		return { ...fresh, chain, tip: { chain, seq, id: found.id } };
	}

	#chain(actor: number, space: string): ChainId {
		return id(actor * 10 + spaces.indexOf(space) + 1, 8) as ChainId;
	}
}

const at = <T>(all: readonly T[], pick: number): T | undefined => all[pick % all.length];

/** A history of these operations. */
export const historyOf = (operations: readonly Operation[]): History => {
	const history = new History();
	for (const op of operations) history.act(op);
	return history;
};
