import type { MemberId } from '#lib/domains/organisation/index.ts';
import {
	membersSpace,
	type DeviceId,
	type EntryId,
	type PersonId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type { LogStore } from '#lib/kernel/log/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { Keyring, type WrapKeys, type WrapKeysFault } from '#lib/kernel/sealed/index.ts';
import type { KeptStewardCard, KnownWorkspace } from '../device/index.ts';
import { sealDraft, type Draft } from '../drafts/index.ts';
import { isClear, WorkspaceLog, type Say, type StateFault } from '../log/index.ts';
import type { WorkspaceFiles } from '../files/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import { Projections, vocabulary } from '../projections/index.ts';
import { Records } from '../records/index.ts';
import { ScoreBook } from '../scores/index.ts';
import { Settlements, snapshotOf } from '../seals/index.ts';
import { openDeviceNames, type DeviceNames } from './device-names.ts';
import { WorkspaceSpaces } from '../spaces/index.ts';
import { entranceOf } from './entrance-of.ts';
import { openDirectory, type Directory } from './directory.ts';
import { Exchange, type Reached } from './exchange.ts';
import { openFiles } from './open-files.ts';
import { openLobby, type Lobby } from './lobby.ts';
import { OwnWords } from './own-words.ts';
import type { Proof, SessionPorts, TabLine } from './ports.ts';
import { coversRoster, hasKeptRoster } from './roster-keepers.ts';

/** An event that a domain has decided, to be stated as a fact. */
export interface Decided {
	readonly type: string;
	readonly payload: object;
}

/** Who states a command, as the domains' policies ask. */
export interface Speaker {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Where they speak. */
	readonly space: Space;
	readonly member: MemberId | null;
	readonly can: (capability: string) => boolean;
}

const REVIEW_WITHIN_MS = 3_000;
/** How long somebody waits who has to hear that the relay holds a statement. */
const SENT_WITHIN_MS = 15_000;

/**
 * One organisation, open on this device: what the pages read and through which they speak.
 *
 * Views come from `projections`, computed from facts when asked for; `changes` tells when to ask
 * again. Everything works without a relay.
 */
export class Workspace {
	readonly id: WorkspaceId;
	readonly person: PersonId;
	readonly isSample: boolean;
	readonly log: WorkspaceLog;
	readonly projections: Projections;
	readonly scoreBook: ScoreBook;
	readonly settlements: Settlements;
	readonly directory: Directory;
	readonly lobby: Lobby;
	readonly deviceNames: DeviceNames;
	/** The 24 words of this device's owner, which serve every workspace of theirs. */
	readonly words: OwnWords;
	/** The spaces of this workspace, and the keys of those that are sealed. */
	readonly spaces: WorkspaceSpaces;
	/** The records in sealed spaces, of which whoever opens one in full states why. */
	readonly records: Records;
	/** The files that facts name. */
	readonly files: WorkspaceFiles;
	/** Undefined for a sample, which is never sent anywhere. */
	readonly exchange: Exchange | undefined;
	readonly #changes = liveValue(0);
	readonly #ports: SessionPorts;
	readonly #proof: Proof;
	readonly #keyring: Keyring;
	readonly #own: readonly Draft[];
	readonly #tabs: TabLine;
	#stopListening: (() => void) | undefined;
	#cancelReview: (() => void) | undefined;

	private constructor(
		known: KnownWorkspace,
		ports: SessionPorts,
		wrapKeys: Result<WrapKeys, WrapKeysFault>
	) {
		this.id = known.id;
		this.person = known.person;
		this.isSample = known.isSample;
		this.#ports = ports;
		this.words = new OwnWords(ports.device, ports.now);
		const { signer, now } = ports;
		const store = ports.openStore(this.id);
		this.projections = new Projections({
			had: (id, capability) => this.log.had(id, capability),
			timezone: () => this.timezone,
			lateMinutes: (start) => this.settlements.figures.at(start)['AL-25.minutes']
		});
		this.scoreBook = new ScoreBook(
			{ projections: this.projections, timezone: () => this.timezone, now },
			(period) => this.settlements.figures.of(period)
		);
		const pair = wrapKeys.ok ? wrapKeys.value.pair : undefined;
		this.#keyring = new Keyring({ workspace: this.id, holder: signer.device, pair });
		this.log = new WorkspaceLog({
			...this.#logPorts(),
			store,
			sink: this.projections,
			sealing: { keyring: this.#keyring, draw: ports.draw },
			stated: (space, entries) => {
				this.#tabs.tell();
				this.exchange?.put(space, entries);
			}
		});
		this.settlements = this.#openSettlements();
		this.spaces = this.#openSpaces(wrapKeys);
		this.#proof = () => entranceOf(store, signer.device);
		this.exchange = this.#openExchange(store);
		this.records = this.#openRecords();
		this.files = openFiles(ports, this, () => this.#tabs.tell());
		this.files.state.subscribe(() => this.#changed());
		this.settlements.changes.subscribe(() => this.#changed());
		const cards = this.openDraft('members', 'directory');
		const arrivals = this.openDraft('control', 'lobby');
		this.#own = [cards, arrivals];
		this.directory = openDirectory(cards.doc, {
			workspace: this.id,
			signer,
			now,
			mayWrite: (device, member) => this.#mayWriteCard(device, member),
			hasKept: (device) => hasKeptRoster(this.log.authority, device)
		});
		const personOf = (device: DeviceId) => this.log.authority.devices.get(device);
		this.deviceNames = openDeviceNames(cards.doc, { workspace: this.id, signer, now, personOf });
		this.lobby = openLobby(arrivals.doc, { workspace: this.id, signer, personOf });
		this.#tabs = ports.tabs(this.id, () => this.#hearTabs());
		this.log.changes.subscribe(() => this.#logChanged(cards));
	}

	/** Opens what this device holds; `progress` hears how many entries have been read. */
	static async open(
		known: KnownWorkspace,
		ports: SessionPorts,
		progress?: (count: number) => void
	): Promise<Workspace> {
		const workspace = new Workspace(known, ports, await ports.device.wrapKeys());
		await workspace.log.catchUp(progress);
		await workspace.files.refresh();
		void workspace.exchange?.start();
		void workspace.log.extendCheckpoint();
		return workspace;
	}

	/** Counts up whenever a view may have changed. */
	get changes(): Live<number> {
		return this.#changes;
	}

	/** The workspace's time zone, in which its days begin. */
	get timezone(): string {
		return this.log.authority.timezone;
	}

	get name(): string {
		return this.log.authority.name;
	}

	/** Whether this person waits to be admitted. */
	get isPending(): boolean {
		return this.log.isPending;
	}

	/** Whom this device acts for by now, where a senior has bound it to somebody else meanwhile. */
	get reboundTo(): PersonId | undefined {
		const acting = this.log.authority.devices.get(this.device);
		return acting === this.person ? undefined : acting;
	}

	/** Who is speaking now, in which space: given to the domains' commands as their context. */
	speaker(space: Space = membersSpace): Speaker {
		return {
			at: this.#ports.now(),
			space,
			member: this.projections.memberOf(this.person),
			can: (capability) => this.log.can(capability, space)
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
	async state<E>(
		decided: Result<Decided, E>,
		space: Space = membersSpace
	): Promise<Result<EntryId, E | StateFault>> {
		if (!decided.ok) return decided;
		const { type, payload } = decided.value;
		let stated: EntryId | undefined;
		const result = await this.stateAll((say) => (stated = say({ type, payload })), space);
		if (!result.ok) return result;
		if (!stated) throw new Error('a batch that was kept has been built');
		return { ok: true, value: stated };
	}

	/** States several events at once: all or none. `build` may use ids that `say` answers. */
	stateAll(
		build: (say: Say) => void,
		space: Space = membersSpace
	): Promise<Result<readonly EntryId[], StateFault>> {
		return this.log.state(space, build);
	}

	/** Waits until the relay holds all that was stated here. */
	async sent(patienceMs: number): Promise<Reached> {
		return this.exchange?.settled(patienceMs) ?? 'there';
	}

	/** Waits until this device holds all that it may read at the relay. */
	async inStep(patienceMs: number): Promise<Reached> {
		return this.exchange?.inStep(patienceMs) ?? 'there';
	}

	/** This device's public key. */
	get device(): DeviceId {
		return this.#ports.signer.device;
	}

	/** The stewards' cards that this device keeps, of whichever workspace. */
	get stewardCards(): Live<readonly KeptStewardCard[]> {
		return this.#ports.device.stewardCards;
	}

	/** Forgets a steward's card, by its public key. */
	dropStewardCard(key: DeviceId): Promise<void> {
		return this.#ports.device.dropStewardCard(key);
	}

	/** Signs with this device's key what a module has laid out under a name of its own. */
	sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
		return this.#ports.signer.sign(message);
	}

	/**
	 * Opens a draft of this workspace, sealed wherever its space is not known to be clear; the caller
	 * closes it. What is written while the key is missing waits, unsaved.
	 */
	openDraft(name: string, room: string): Draft {
		const proof = this.isSample ? undefined : this.#proof;
		const draft = this.#ports.openDraft(this.id, { space: name, room }, proof);
		const space = name as Space; // a space is what is opened by its name
		if (isClear(space, this.log.spaces)) return draft;
		const { signer, draw, pace } = this.#ports;
		return sealDraft(draft, {
			...{ signer, draw, keyring: this.#keyring, keyChanges: this.log.changes },
			place: { workspace: this.id, space, room },
			history: () => this.log.spaces.get(space)?.history ?? 'full',
			random: () => pace.random(),
			after: (ms, run) => pace.after(ms, run)
		});
	}

	async close(): Promise<void> {
		this.#tabs.close();
		this.#stopListening?.();
		this.#cancelReview?.();
		this.exchange?.close();
		this.files.close();
		await this.records.close();
		await Promise.all(this.#own.map((draft) => draft.close()));
		this.log.close();
	}

	#logChanged(cards: Draft): void {
		this.directory.review();
		this.lobby.review();
		this.deviceNames.review();
		if (!this.isPending) cards.connect();
		this.#reviewSpacesSoon();
		this.#changed();
		void this.settlements.review();
		void this.projections.learnSignatures().then((hasLearnt) => hasLearnt && this.#changed());
	}

	#hearTabs(): void {
		void this.log.catchUp();
		void this.files.refresh();
	}

	#changed(): void {
		this.#changes.set(this.#changes.get() + 1);
	}

	/** What every log of this workspace shares, be it the one on disk or a copy that is only read. */
	#logPorts() {
		const { signer, now, newChain, exclusively } = this.#ports;
		return {
			workspace: this.id,
			person: this.person,
			...{ signer, vocabulary, now, newChain },
			exclusively: <T>(run: () => Promise<T>) => exclusively(this.id, run)
		};
	}

	#openSettlements(): Settlements {
		const { log, projections } = this;
		const ports = this.#logPorts();
		return new Settlements({
			...{ log, projections, now: ports.now },
			timezone: () => this.timezone,
			fold: (entries, entriesOf) => snapshotOf(entries, ports, entriesOf)
		});
	}

	#openSpaces(wrapKeys: Result<WrapKeys, WrapKeysFault>): WorkspaceSpaces {
		const { signer, draw, now } = this.#ports;
		return new WorkspaceSpaces({
			...{ workspace: this.id, person: this.person, device: signer.device },
			...{ log: this.log, keyring: this.#keyring, wrapKeys, draw, now },
			rotated: (space) => void this.records.review(space)
		});
	}

	#openRecords(): Records {
		const { relay, draw, pace } = this.#ports;
		const hasRelay = relay !== undefined && !this.isSample;
		return new Records({
			...{ log: this.log, keyring: this.#keyring, draw, hasRelay },
			openDraft: (space, room) => this.openDraft(space, room),
			after: (ms, run) => pace.after(ms, run),
			shares: hasRelay ? (space) => relay.shares(this.id, space, this.#proof) : undefined,
			sent: () => this.sent(SENT_WITHIN_MS),
			readings: (space, about) => this.projections.readings(space, about)
		});
	}

	/** Once the relay is there: others may be doing the same, and then there is nothing left to do. */
	#reviewSpacesSoon(): void {
		if (this.#cancelReview || this.exchange?.state.get().isConnected !== true) return;
		const { pace } = this.#ports;
		this.#cancelReview = pace.after(pace.random() * REVIEW_WITHIN_MS, () => {
			this.#cancelReview = undefined;
			void this.spaces.review();
		});
	}

	#openExchange(store: LogStore): Exchange | undefined {
		const { relay, device, now, pace } = this.#ports;
		if (!relay || this.isSample) return undefined;
		const exchange = new Exchange({
			log: this.log,
			store,
			device,
			now,
			pace,
			spaces: () => this.spaces.reachable(),
			openSocket: (space) => relay.openLog(this.id, space, this.#proof),
			keyOf: (space) => `${this.id}/${space}`
		});
		exchange.state.subscribe(() => this.#reviewSpacesSoon());
		this.#stopListening = relay.onReturn(() => exchange.retry());
		return exchange;
	}

	#mayWriteCard(device: DeviceId, member: MemberId): boolean {
		const person = this.log.authority.devices.get(device);
		if (!person) return false;
		if (this.projections.memberOf(person) === member) return true;
		return this.log.authority.grantsOf(person).some(coversRoster);
	}
}
