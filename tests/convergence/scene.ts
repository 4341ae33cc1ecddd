/** A small control space built by name, for asking one question of it. Ids and signatures as in histories. */
import {
	deviceMessage,
	recoveryMessage,
	resolveAuthority,
	stewardsMessage,
	type Authority,
	type Cut,
	type Ends
} from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	membersSpace,
	type ChainId,
	type DeviceId,
	type EntryId,
	type PersonId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type { Entry } from '#lib/kernel/log/index.ts';
import { fakeProves, hash, signed } from './histories.ts';

type Stated = { readonly id: EntryId; readonly entry: Entry };
type Payload = { readonly [key: string]: unknown };
type Said = {
	readonly auth?: EntryId | undefined;
	readonly at?: number;
	readonly space?: Space;
	readonly deps?: readonly EntryId[];
};

/** The key of this name: of a device, of somebody's words, or of a steward. */
export const keyOf = (name: string): DeviceId => hash(name) as DeviceId;

/** Alice has founded; her device is `alice`. */
export class Scene {
	readonly entries: Stated[] = [];
	readonly workspace: WorkspaceId;
	readonly persons = new Map<string, PersonId>();
	readonly #heads = new Map<string, Stated>();
	#at = 1_000;

	constructor(stewards?: readonly string[], quorum = 2) {
		const council = stewards && { stewards: { keys: stewards.map(keyOf), quorum } };
		const payload = { name: '虚构', nonce: 'A'.repeat(22), template: 'alliance', timezone: 'UTC' };
		const founding = this.say('alice', '', 'workspace.founded', { ...payload, ...council });
		this.workspace = founding as string as WorkspaceId;
		this.enter('alice');
	}

	/** The founder's grant. */
	get root(): EntryId {
		return this.workspace as string as EntryId;
	}

	/** Introduces somebody by a device of the same name, with words. */
	enter(name: string, device = name): PersonId {
		const recovery = { sign: keyOf(`${name}'s words`), wrap: keyOf(`${name}'s wrap`) };
		const payload = { nonce: hash(name).slice(0, 22), recovery };
		const person = this.say(device, '', 'person.introduced', payload) as string as PersonId;
		this.persons.set(name, person);
		return person;
	}

	/** Introduces somebody and grants them this rank, with everything unless less is said. */
	appoint(name: string, rank: number, given: Payload = {}): EntryId {
		if (!this.persons.has(name)) this.enter(name);
		return this.grant('alice', this.root, name, { rank, ...given });
	}

	grant(issuer: string, auth: EntryId, to: string, given: Payload): EntryId {
		const all = { capabilities: ['*'], spaces: ['*'] };
		return this.say(
			issuer,
			issuer,
			'grant.issued',
			{ to: this.person(to), ...all, ...given },
			{ auth }
		);
	}

	person(name: string): PersonId {
		return this.persons.get(name) ?? (hash(`nobody called ${name}`) as PersonId);
	}

	/** States something by a device in somebody's name; in the control space unless said. */
	say(device: string, by: string, type: string, payload: Payload, said: Said = {}): EntryId {
		const { auth, at = ++this.#at, space = controlSpace, deps = [] } = said;
		const head = this.#heads.get(`${device} ${space}`);
		const entry: Entry = {
			...{ type, space, device: keyOf(device), at, deps },
			chain: hash(device, space).slice(0, 11) as ChainId,
			seq: head ? head.entry.seq + 1 : 0,
			prev: head?.id ?? (this.workspace as WorkspaceId | undefined) ?? '',
			by: by === '' ? '' : this.person(by),
			auth: auth ? [auth] : [],
			payload: payload as Entry['payload'] // plain data
		};
		const stated = { id: hash(JSON.stringify(entry)) as EntryId, entry };
		this.entries.push(stated);
		this.#heads.set(`${device} ${space}`, stated);
		return stated.id;
	}

	/** A fact of no meaning in the members' space. */
	work(device: string, by: string, auth: EntryId, said: Said = {}): EntryId {
		return this.say(device, by, 'thing.said', {}, { space: membersSpace, auth, ...said });
	}

	/** One device takes in another, which agrees; `agreed` names the device to which it did. */
	add(parent: string, by: string, device: string, agreed = parent): EntryId {
		const message = deviceMessage(this.workspace, this.person(by), keyOf(device), keyOf(agreed));
		const proof = signed(keyOf(device), message);
		return this.say(parent, by, 'device.added', { device: keyOf(device), proof });
	}

	/** The words take in a device, and retire others. */
	recover(
		device: string,
		by: string,
		retires: Ends<string> = [],
		words = `${by}'s words`
	): EntryId {
		const message = recoveryMessage(this.workspace, this.person(by), keyOf(device), retires);
		const proof = signed(keyOf(words), message);
		return this.say(device, by, 'device.recovered', { retires, proof });
	}

	/** A decision that these stewards have signed, by their places. */
	decision(
		ends: Ends<string>,
		installs: string | null,
		signers: readonly number[],
		names: readonly string[]
	) {
		const person = installs === null ? null : this.person(installs);
		const message = stewardsMessage(this.workspace, ends, person);
		const signatures = signers.map((index) => [index, signed(keyOf(names[index] ?? ''), message)]);
		return { ends, installs: person, signatures };
	}

	/** What these devices have written so far. */
	cut(...devices: readonly string[]): Cut {
		return devices.flatMap((device) =>
			[controlSpace, membersSpace].flatMap((space): Cut => {
				const head = this.#heads.get(`${device} ${space}`);
				return head ? [[head.entry.chain, head.entry.seq, head.id]] : [];
			})
		);
	}

	authority(): Authority {
		const all = new Map(this.entries.map(({ id, entry }) => [id, entry]));
		const control = this.entries.filter(({ entry }) => entry.space === controlSpace);
		return resolveAuthority(this.workspace, control, (id) => all.get(id), fakeProves);
	}

	/** 'accepted', or why each of the entries is not. */
	verdicts(...ids: readonly EntryId[]): readonly string[] {
		const authority = this.authority();
		return ids.map((id) => {
			const stated = this.entries.find((each) => each.id === id);
			if (!stated) return 'not here';
			if (stated.entry.space === controlSpace) return authority.refused.get(id)?.code ?? 'accepted';
			const judged = authority.judge(stated, undefined);
			return judged.ok ? 'accepted' : judged.error.code;
		});
	}
}
