import type { MemberId } from '#lib/domains/organisation/index.ts';
import {
	membersSpace,
	type DeviceId,
	type EntryId,
	type PersonId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import type { KnownWorkspace } from '../device/index.ts';
import type { Draft } from '../drafts/index.ts';
import { WorkspaceLog, type Say, type StateFault } from '../log/index.ts';
import { Projections, vocabulary } from '../projections/index.ts';
import { openDirectory, type Directory } from './directory.ts';
import { openLobby, type Lobby } from './lobby.ts';
import type { SessionPorts, TabLine } from './ports.ts';

/** An event that a domain has decided, to be stated as a fact. */
export interface Decided {
	readonly type: string;
	readonly payload: object;
}

/** Who states a command, as the domains' policies ask. */
export interface Speaker {
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly member: MemberId | null;
	readonly can: (capability: string) => boolean;
}

/**
 * One organisation, open on this device: what the pages read and through which they speak.
 *
 * Views come from `projections`, computed from facts when asked for; `log.changes` tells when to ask
 * again. Everything works without a relay.
 */
export class Workspace {
	readonly id: WorkspaceId;
	readonly person: PersonId;
	readonly isSample: boolean;
	readonly log: WorkspaceLog;
	readonly projections: Projections;
	readonly directory: Directory;
	readonly lobby: Lobby;
	readonly #ports: SessionPorts;
	readonly #own: readonly Draft[];
	readonly #tabs: TabLine;

	private constructor(known: KnownWorkspace, ports: SessionPorts) {
		this.id = known.id;
		this.person = known.person;
		this.isSample = known.isSample;
		this.#ports = ports;
		const { signer, now, newChain } = ports;
		this.projections = new Projections((id, capability) => this.log.had(id, capability));
		this.log = new WorkspaceLog({
			workspace: this.id,
			person: this.person,
			store: ports.openStore(this.id),
			signer,
			vocabulary,
			sink: this.projections,
			now,
			newChain,
			exclusively: (run) => ports.exclusively(this.id, run)
		});
		const cards = this.openDraft('members', 'directory');
		const arrivals = this.openDraft('control', 'lobby');
		this.#own = [cards, arrivals];
		this.directory = openDirectory(cards.doc, {
			workspace: this.id,
			signer,
			now,
			mayWrite: (device, member) => this.#mayWriteCard(device, member)
		});
		this.lobby = openLobby(arrivals.doc, {
			workspace: this.id,
			signer,
			personOf: (device) => this.log.authority.devices.get(device)
		});
		this.#tabs = ports.tabs(this.id, () => void this.log.catchUp());
		this.log.changes.subscribe(() => {
			this.directory.review();
			this.lobby.review();
		});
	}

	/** Opens what this device holds; `progress` hears how many entries have been read. */
	static async open(
		known: KnownWorkspace,
		ports: SessionPorts,
		progress?: (count: number) => void
	): Promise<Workspace> {
		const workspace = new Workspace(known, ports);
		await workspace.log.catchUp(progress);
		return workspace;
	}

	get name(): string {
		return this.log.authority.name;
	}

	/** Whether this person waits to be admitted. */
	get isPending(): boolean {
		return this.log.authority.grantsOf(this.person).length === 0;
	}

	/** Who is speaking now: given to the domains' commands as their context. */
	speaker(): Speaker {
		return {
			at: this.#ports.now(),
			member: this.projections.memberOf(this.person),
			can: (capability) => this.log.can(capability, membersSpace)
		};
	}

	/** The name on a member's card; '' where there is none. */
	nameOf(member: MemberId): string {
		return this.directory.cards.get().get(member)?.name ?? '';
	}

	/** The name of the member whom a person is; '' where they are nobody's. */
	nameOfPerson(person: PersonId): string {
		const member = this.projections.memberOf(person);
		return member ? this.nameOf(member) : '';
	}

	/** States what a command has decided; a refusal passes through as it is. */
	async state<E>(decided: Result<Decided, E>): Promise<Result<EntryId, E | StateFault>> {
		if (!decided.ok) return decided;
		const { type, payload } = decided.value;
		let stated: EntryId | undefined;
		const result = await this.stateAll((say) => (stated = say({ type, payload })));
		if (!result.ok) return result;
		if (!stated) throw new Error('a batch that was kept has been built');
		return { ok: true, value: stated };
	}

	/** States several events at once: all or none. `build` may use ids that `say` answers. */
	async stateAll(
		build: (say: Say) => void,
		space: Space = membersSpace
	): Promise<Result<readonly EntryId[], StateFault>> {
		const result = await this.log.state(space, build);
		if (result.ok) this.#tabs.tell();
		return result;
	}

	/** Opens a draft of this workspace; the caller closes it. */
	openDraft(space: string, room: string): Draft {
		return this.#ports.openDraft(this.id, { space, room }, !this.isSample);
	}

	async close(): Promise<void> {
		this.#tabs.close();
		await Promise.all(this.#own.map((draft) => draft.close()));
		this.log.close();
	}

	#mayWriteCard(device: DeviceId, member: MemberId): boolean {
		const person = this.log.authority.devices.get(device);
		if (!person) return false;
		if (this.projections.memberOf(person) === member) return true;
		return this.log.authority
			.grantsOf(person)
			.some(({ capabilities }) => capabilities.includes('*') || capabilities.includes('roster'));
	}
}
