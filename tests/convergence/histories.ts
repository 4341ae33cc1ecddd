/**
 * Random histories of a control space. Authors do what they may and what they may not, on chains that
 * fork, with several devices, wrong proofs and claims, and cuts that leave out what was written at the
 * same time. No curve is computed: ids are quick hashes, and a signature is one of its key and message.
 */
import { createHash } from 'node:crypto';
import {
	deviceMessage,
	joinMessage,
	recoveryMessage,
	resolveAuthority,
	stewardsMessage,
	type Authority,
	type Cut,
	type Proves
} from '#lib/kernel/authority/index.ts';
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
import type { Entry, SignedEntry } from '#lib/kernel/log/index.ts';
import { ACTORS, DEVICES, spaceNames, type Operation } from './operations.ts';

type Said = Pick<Operation, 'actor' | 'device' | 'back' | 'honesty' | 'backdated'>;
type Place = { readonly chain: ChainId; readonly seq: number; readonly id: EntryId };
type Payload = { readonly [key: string]: unknown };

const STEWARDS = [160, 161, 162];
const QUORUM = 2;

const id = (seed: number, length: number) =>
	bytesToText(Uint8Array.from({ length }, (_, index) => (seed * 37 + index) & 0xff));

export const hash = (...parts: readonly (string | Uint8Array)[]): string => {
	const digest = createHash('sha256');
	for (const part of parts) digest.update(part);
	return digest.digest('base64url');
};

/** A signature for those who hold the key. */
export const signed = (key: string, message: Uint8Array): string =>
	hash(key, message) + hash(message, key);

/** The check of these signatures. */
export const fakeProves: Proves = ({ key, message, signature }) =>
	signature === signed(key, message());

const at = <T>(all: readonly T[], pick: number): T | undefined => all[pick % all.length];

/** The device of an actor. */
export const deviceOf = (actor: number, device: number): DeviceId =>
	id(100 + actor * DEVICES + device, 32) as DeviceId;

/** A history as it grows. */
export class History {
	readonly entries: SignedEntry[] = [];
	readonly workspace: WorkspaceId;
	readonly persons: PersonId[] = [];
	/** Every grant that was ever stated, whether it counts or not. */
	readonly grants: { readonly id: string; readonly to: string }[] = [];
	readonly #byId = new Map<string, SignedEntry>();
	readonly #invitations: { readonly id: EntryId; readonly key: string }[] = [];
	readonly #seals: { readonly id: EntryId; readonly totals: string }[] = [];
	readonly #rebindings: EntryId[] = [];
	readonly #decisions: Payload[] = [];
	/** The last entry of each chain, by device and space. */
	readonly #heads = new Map<string, Place>();
	#at = 1_000;

	constructor() {
		const founder = { actor: 0, device: 0, back: 0, honesty: 9, backdated: 0 };
		const payload = {
			...{ name: '虚构', nonce: id(0, 16), template: 'alliance', timezone: 'Asia/Shanghai' },
			stewards: { keys: STEWARDS.map((steward) => id(steward, 32)), quorum: QUORUM }
		};
		const founding = this.#say(founder, controlSpace, 'workspace.founded', [], payload, '');
		this.workspace = founding as string as WorkspaceId;
		for (let actor = 0; actor < ACTORS; actor++) {
			this.persons.push(this.#introduce({ ...founder, actor }) as string as PersonId);
		}
		this.grants.push({ id: this.workspace, to: this.#person(0) });
		for (const actor of [1, 2, 3, 4]) this.#appoint(founder, actor);
		for (const actor of [0, 1, 2, 3]) this.#add({ ...founder, actor }, 1);
	}

	/** Starts with a hierarchy, so that there is something to quarrel about. */
	#appoint(founder: Said, actor: number): void {
		const to = this.#person(actor);
		const given = { to, rank: Math.ceil((actor + 1) / 2), capabilities: ['*'], spaces: ['*'] };
		const root = this.workspace as string as EntryId;
		this.grants.push({ id: this.#say(founder, controlSpace, 'grant.issued', [root], given), to });
	}

	/** Everything that follows from the entries, in the order given. */
	resolve(entries: readonly SignedEntry[] = this.entries): Authority {
		const all = new Map(entries.map((each) => [each.id, each]));
		const control = entries.filter(({ entry }) => entry.space === controlSpace);
		return resolveAuthority(this.workspace, control, (found) => all.get(found)?.entry, fakeProves);
	}

	/** Does one thing, whether it is allowed or not. */
	act(op: Operation): void {
		const own = this.grants.filter(({ to }) => to === this.#person(op.actor));
		const cited = op.honesty === 0 ? at(this.grants, op.pick) : at(own, op.pick);
		this.#acts[op.kind](op, cited ? [cited.id as EntryId] : []);
	}

	readonly #acts: Readonly<
		Record<Operation['kind'], (op: Operation, auth: readonly EntryId[]) => void>
	> = {
		introduce: (op) => void this.#introduce(op),
		state: (op, auth) => {
			const space = at(spaceNames, op.pick) as Space;
			this.#say(op, space === controlSpace ? membersSpace : space, 'thing.said', auth, {});
		},
		grant: (op, auth) => {
			const { rank, capabilities, spaces, lasting } = op;
			const to = at(this.persons, op.pick) ?? this.#person(op.actor);
			const until = lasting > 0 ? { until: this.#at + lasting } : {};
			const given = { to, rank, capabilities, spaces, ...until };
			this.grants.push({ id: this.#control(op, 'grant.issued', auth, given), to });
		},
		revoke: (op, auth) => this.#revoke(op, auth, this.grants),
		leave: (op, auth) =>
			this.#revoke(
				op,
				auth,
				this.grants.filter(({ to }) => to === this.#person(op.actor))
			),
		invite: (op, auth) => {
			const key = id(op.pick, 32);
			const invitation = { key, expires: 5, uses: 2 };
			this.#invitations.push({ id: this.#control(op, 'invitation.issued', auth, invitation), key });
		},
		join: (op) => {
			const invitation = at(this.#invitations, op.pick);
			if (!invitation) return;
			const message = joinMessage(this.workspace, this.#person(op.actor));
			const proof = this.#proof(op, invitation.key, message);
			this.#control(op, 'person.joined', [], { invitation: invitation.id, proof });
		},
		ratify: (op, auth) => {
			const entries = [0, 1, 2].map((more) => at(this.entries, op.pick + more * 7)?.id);
			this.#control(op, 'work.ratified', op.lag === 0 ? [] : auth, { entries });
		},
		wrap: (op) => void this.#control(op, 'wrap.published', [], { key: id(op.pick, 32) }),
		add: (op) => this.#add(op, op.pick % DEVICES),
		recover: (op) => {
			const retires = [0, 1]
				.map((more) => (op.pick + more) % DEVICES)
				.map((device) => [deviceOf(op.actor, device), this.#deviceCut(op.actor, device, op.lag)]);
			const [person, device] = [this.#person(op.actor), deviceOf(op.actor, op.device)];
			const message = recoveryMessage(this.workspace, person, device, retires as never);
			const proof = this.#proof(op, id(140 + op.actor, 32), message);
			this.#control(op, 'device.recovered', [], { retires, proof });
		},
		unpair: (op) => this.#unpair(op, [], op.actor),
		retire: (op, auth) => this.#unpair(op, auth, op.pick % ACTORS),
		rebind: (op, auth) => {
			const actor = op.pick % ACTORS;
			// The senior binds a device of the person, or their own.
			const device = deviceOf(op.lag === 2 ? op.actor : actor, DEVICES - 1 - (op.pick % 2));
			const payload = { person: this.#person(actor), device, cut: this.#cut(actor, op.lag) };
			const deps = op.rank > 3 ? this.#rebindings.slice(-2) : [];
			this.#rebindings.push(this.#control(op, 'person.rebound', auth, payload, deps));
		},
		decide: (op) => {
			const again = op.honesty < 7 ? at(this.#decisions, op.pick) : undefined;
			this.#control(op, 'stewards.decided', [], again ?? this.#decision(op));
		},
		seal: (op, auth) => {
			const frontier = [...this.#heads].map(([name, { chain, seq, id: last }]) => {
				return [name.slice(name.indexOf(' ') + 1), chain, seq, last];
			});
			const totals = id(op.pick % 3, 32);
			const [from, to] = op.rank > 3 ? ['1970-01-01', '1970-01-02'] : ['1970-01-02', '1970-01-03'];
			const payload = { from, to, label: '虚构', frontier, facts: op.pick, totals };
			this.#seals.push({ id: this.#control(op, 'term.sealed', auth, payload), totals });
		},
		countersign: (op, auth) => {
			const seal = at(this.#seals, op.pick);
			if (!seal) return;
			const totals = op.honesty === 2 ? id(op.pick % 3, 32) : seal.totals;
			this.#control(op, 'term.countersigned', auth, { seal: seal.id, totals });
		},
		open: (op, auth) => {
			const space = at(spaceNames, op.pick);
			const payload = { space, sealed: op.lag > 0, history: 'full' };
			this.#control(op, 'space.opened', auth, payload);
		},
		epoch: (op, auth) => {
			const wraps = [[deviceOf(op.actor, op.device), 'AAAA']];
			const epoch = { space: at(spaceNames, op.pick), epoch: op.lag, commitment: id(1, 32), wraps };
			this.#control(op, 'epoch.opened', auth, epoch);
		}
	};

	/** The ids that lie within a cut, found by walking every branch in full. */
	within(cut: Cut): ReadonlySet<string> {
		const ids = new Set<string>();
		for (const [, , tip] of cut) {
			for (let next = tip; this.#byId.has(next); next = this.entry(next)?.prev ?? '') ids.add(next);
		}
		return ids;
	}

	entry(found: string): Entry | undefined {
		return this.#byId.get(found)?.entry;
	}

	#person(actor: number): PersonId {
		return this.persons[actor] ?? (this.workspace as string as PersonId);
	}

	#proof({ honesty }: Said, key: string, message: Uint8Array): string {
		return signed(honesty === 2 ? id(99, 32) : key, message);
	}

	/** What stewards have signed: often all, sometimes too few, or one of them twice. */
	#decision({ pick, lag, honesty, rank }: Operation): Payload {
		const ends = [0, 1].slice(0, lag).flatMap((more) => {
			const grant = at(this.grants, pick + more);
			const holder = this.persons.findIndex((person) => person === grant?.to);
			return grant ? [[grant.id, this.#cut(holder, lag)]] : [];
		});
		const installs = rank > 2 ? (at(this.persons, pick) ?? null) : null;
		const message = stewardsMessage(this.workspace, ends as never, installs);
		const signers = honesty < 4 ? [0, 0] : honesty < 6 ? [1] : [pick % 2, 2];
		const signatures = signers.map((index) => [index, signed(id(160 + index, 32), message)]);
		const decision = { ends, installs, signatures };
		if (new Set(signers).size >= QUORUM) this.#decisions.push(decision);
		return decision;
	}

	#revoke(op: Operation, auth: readonly EntryId[], among: History['grants']): void {
		const revoked = at(among, op.pick + op.lag);
		if (!revoked) return;
		const holder = this.persons.findIndex((person) => person === revoked.to);
		const payload = { grant: revoked.id, cut: this.#cut(holder, op.lag) };
		this.#control(op, 'grant.revoked', auth, payload);
	}

	#add(op: Said & Partial<Operation>, device: number): void {
		const parent = deviceOf(op.actor, op.device);
		const added = deviceOf(op.actor, device);
		const message = deviceMessage(this.workspace, this.#person(op.actor), added, parent);
		const proof = this.#proof(op, added, message);
		this.#control(op, 'device.added', [], { device: added, proof });
	}

	#unpair(op: Operation, auth: readonly EntryId[], actor: number): void {
		const device = op.rank % DEVICES;
		const cut = this.#deviceCut(actor, device, op.lag);
		const payload = { person: this.#person(actor), device: deviceOf(actor, device), cut };
		this.#control(op, 'device.revoked', auth, payload);
	}

	#cut(actor: number, lag: number): Cut {
		return Array.from({ length: DEVICES }, (_, device) => device).flatMap((device) =>
			this.#deviceCut(actor, device, lag)
		);
	}

	#deviceCut(actor: number, device: number, lag: number): Cut {
		return spaceNames.flatMap((space): Cut => {
			let tip: string | undefined = this.#heads.get(`${deviceOf(actor, device)} ${space}`)?.id;
			for (let left = lag; left > 0 && tip; left--) tip = this.#before(tip);
			const found = tip === undefined ? undefined : this.entry(tip);
			return found && tip !== undefined ? [[found.chain, found.seq, tip]] : [];
		});
	}

	#before(tip: string): string | undefined {
		const prev = this.entry(tip)?.prev;
		return prev !== undefined && this.#byId.has(prev) ? prev : undefined;
	}

	#introduce(op: Said): EntryId {
		const recovery = { sign: id(140 + op.actor, 32), wrap: id(op.actor, 32) };
		const payload = { nonce: id(++this.#at, 16), ...(op.actor !== 4 && { recovery }) };
		return this.#say(op, controlSpace, 'person.introduced', [], payload, '');
	}

	#control(
		op: Said,
		type: string,
		auth: readonly EntryId[],
		payload: Payload,
		deps: readonly EntryId[] = []
	): EntryId {
		return this.#say(op, controlSpace, type, auth, payload, undefined, deps);
	}

	#say(
		{ actor, device, back, honesty, backdated }: Said,
		space: Space,
		type: string,
		auth: readonly EntryId[],
		payload: Payload,
		by: PersonId | '' = this.#person(honesty === 1 ? (actor + 1) % ACTORS : actor),
		deps: readonly EntryId[] = []
	): EntryId {
		const writer = deviceOf(actor, device);
		const name = `${writer} ${space}`;
		const { chain, seq, prev } = this.#next(name, actor * DEVICES + device, space, back);
		const entry = {
			...{ type, space, device: writer, chain, seq, prev, by, auth, deps },
			at: ++this.#at - backdated,
			payload: payload as Entry['payload']
		};
		const stated = hash(JSON.stringify(entry)) as EntryId;
		const signedEntry = { id: stated, entry, bytes: new Uint8Array() };
		this.#heads.set(name, { chain, seq, id: stated });
		this.entries.push(signedEntry);
		this.#byId.set(stated, signedEntry);
		return stated;
	}

	/** The place after the head of a chain, or after an earlier entry where the author has forgotten. */
	#next(name: string, number: number, space: string, back: number) {
		const chain = id(number * 3 + spaceNames.indexOf(space) + 1, 8) as ChainId;
		let tip: string | undefined = this.#heads.get(name)?.id;
		for (let left = back; left > 0 && tip; left--) tip = this.#before(tip) ?? tip;
		const last = tip === undefined ? undefined : this.entry(tip);
		const prev = (last ? tip : (this.workspace as string | undefined)) ?? '';
		return { chain, seq: last ? last.seq + 1 : 0, prev: prev as EntryId | '' };
	}
}

/** A history of these operations. */
export const historyOf = (operations: readonly Operation[]): History => {
	const history = new History();
	for (const op of operations) history.act(op);
	return history;
};
