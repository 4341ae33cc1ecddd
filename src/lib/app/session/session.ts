import {
	ENTROPY_BYTES,
	recoverySecrets,
	type DeviceId,
	type RecoveryKeys,
	type RecoverySecrets,
	type Signer,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { StoreFailure, type SignedEntry, type StoreFault } from '#lib/kernel/log/index.ts';
import type { RecoveryFault } from '#lib/kernel/sync/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { KeptStewardCard, KnownWorkspace, Missing } from '../device/index.ts';
import type { Live } from '../live/index.ts';
import { seatFounder } from './admission.ts';
import {
	foundWorkspace,
	joinWorkspace,
	returnToWorkspace,
	type Council,
	type Draw,
	type Entrance,
	type Place
} from './entrance.ts';
import type { InvitationLink } from './invitation-link.ts';
import type { Arrival } from './lobby.ts';
import { OwnWords } from './own-words.ts';
import type { MeetingLine, MeetingPoint, SessionPorts } from './ports.ts';
import { Workspace } from './workspace.ts';

/** Why no workspace was entered or opened. */
export type SessionFault =
	| StoreFault
	| { readonly code: 'unknown_workspace' }
	| { readonly code: 'already_joined'; readonly workspace: WorkspaceId };

/** What is asked when a workspace is founded. */
export interface Founding {
	readonly name: string;
	readonly template: string;
	readonly timezone: string;
	/** The founder becomes the first member, under this name; '' where they take no seat. */
	readonly personName: string;
	readonly isSample: boolean;
	/** Who can end even the founder's rights; they can be named now and never later. */
	readonly stewards?: Council;
}

/** This device's workspaces: founds, joins, and opens them, one at a time. */
export class Session {
	readonly #ports: SessionPorts;
	#open: Promise<Workspace> | undefined;
	#openId: WorkspaceId | undefined;
	/** The 24 words of this device's owner. */
	readonly words: OwnWords;

	constructor(ports: SessionPorts) {
		this.#ports = ports;
		this.words = new OwnWords(ports.device, ports.now);
	}

	get workspaces(): Live<readonly KnownWorkspace[]> {
		return this.#ports.device.workspaces;
	}

	/** Workspaces that this browser once held and holds no more. */
	get missing(): Live<readonly Missing[]> {
		return this.#ports.device.missing;
	}

	/** Expects the missing workspaces no longer. */
	giveUpMissing(): void {
		this.#ports.device.giveUpMissing();
	}

	/** This device's public key. */
	get device(): DeviceId {
		return this.#ports.signer.device;
	}

	/** Signs with this device's key what a module has laid out under a name of its own. */
	sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
		return this.#ports.signer.sign(message);
	}

	/** The public keys of the owner's words, where there are any yet. */
	get recoveryKeys(): RecoveryKeys | undefined {
		return this.#ports.device.recovery.get()?.keys;
	}

	/** The stewards' cards that this device keeps. */
	get stewardCards(): Live<readonly KeptStewardCard[]> {
		return this.#ports.device.stewardCards;
	}

	/** Keeps a steward's card; from now on this device signs with it, and nothing reads it out. */
	keepStewardCard(card: KeptStewardCard): Promise<void> {
		return this.#ports.device.keepStewardCard(card);
	}

	/** Goes to a meeting point; undefined where there is no relay. */
	meet(point: MeetingPoint): MeetingLine | undefined {
		return this.#ports.meet?.(point);
	}

	/** Whether this device holds the workspace. */
	holds(id: WorkspaceId): boolean {
		return this.workspaces.get().some((known) => known.id === id);
	}

	/** Takes over workspaces that have taken this device in, and whose words serve here, too. */
	async adopt(places: readonly Place[], keys: RecoveryKeys | undefined): Promise<void> {
		const { device, now } = this.#ports;
		if (keys) await device.beginRecovery({ keys, askedAt: now() });
		for (const { workspace: id, person } of places) {
			if (this.holds(id)) continue;
			const name = this.#missedName(id);
			await device.remember({ id, person, name, isSample: false, openedAt: now() });
		}
	}

	/** Asks the relay where the holder of these words is a person. */
	async places(words: Signer): Promise<Result<readonly Place[], RecoveryFault>> {
		const { relay } = this.#ports;
		return relay ? relay.askRecovery(words) : err({ code: 'unreachable' });
	}

	/** Takes this device in by the owner's words, in a workspace that it does not hold. */
	async comeBack(
		place: Place,
		{ keys, signer: words }: RecoverySecrets
	): Promise<Result<WorkspaceId, SessionFault>> {
		const { device, signer, now } = this.#ports;
		await device.beginRecovery({ keys, askedAt: now() });
		const entrance = await returnToWorkspace(signer, place, words, now(), this.draw);
		return this.#enter(entrance, this.#missedName(place.workspace), false);
	}

	/** Random bytes, for invitations and the like. */
	get draw(): Draw {
		return this.#ports.draw;
	}

	/** Founds a workspace whose founder is this device's owner. */
	async found(founding: Founding): Promise<Result<WorkspaceId, SessionFault>> {
		const { name, template, timezone, personName, isSample, stewards } = founding;
		const { signer, now } = this.#ports;
		const words = { name, template, timezone, ...(stewards && { stewards }) };
		const recovery = isSample ? undefined : await this.#recoveryKeys();
		const entrance = await foundWorkspace(signer, words, now(), this.draw, recovery);
		const entered = await this.#enter(entrance, name, isSample);
		if (!entered.ok || personName === '') return entered;
		const opened = await this.open(entered.value);
		if (!opened.ok) return opened;
		const seated = await seatFounder(opened.value, personName);
		if (seated.ok) return entered;
		const { code } = seated.error;
		if (code === 'not_permitted' || code === 'no_key') {
			throw new Error('a founder may state everything, and nothing is sealed yet');
		}
		return err({ code });
	}

	/** Shows an invitation and leaves one's name in the lobby; pending until admitted. */
	async join(link: InvitationLink, arrival: Arrival): Promise<Result<WorkspaceId, SessionFault>> {
		const known = this.workspaces.get().find(({ id }) => id === link.workspace);
		if (known) return err({ code: 'already_joined', workspace: known.id });
		const { signer, now } = this.#ports;
		const recovery = await this.#recoveryKeys();
		const entrance = await joinWorkspace(signer, link, now(), this.draw, recovery);
		const entered = await this.#enter(entrance, '', false);
		if (!entered.ok) return entered;
		const opened = await this.open(entered.value);
		if (!opened.ok) return opened;
		await opened.value.lobby.announce(entrance.person, arrival);
		return entered;
	}

	/** Forgets a workspace that turned this device away; what it keeps of it stays on the disk. */
	leave(id: WorkspaceId): Promise<void> {
		return this.#ports.device.forget(id);
	}

	/** Opens a workspace that this device holds, and closes the one that was open. */
	async open(
		id: WorkspaceId,
		progress?: (count: number) => void
	): Promise<Result<Workspace, SessionFault>> {
		const known = this.workspaces.get().find((workspace) => workspace.id === id);
		if (!known) return err({ code: 'unknown_workspace' });
		if (this.#openId !== id || !this.#open) {
			const before = this.#open;
			this.#openId = id;
			this.#open = Workspace.open(known, this.#ports, progress);
			await before?.then((workspace) => workspace.close());
		}
		const workspace = await this.#actingIn(await this.#open, known);
		const { person, name } = workspace;
		const openedAt = this.#ports.now();
		await this.#ports.device.remember({ ...known, person, name: name || known.name, openedAt });
		return ok(workspace);
	}

	/** Opens the workspace anew as the person to whom this device was bound since it entered. */
	async #actingIn(workspace: Workspace, known: KnownWorkspace): Promise<Workspace> {
		const person = workspace.reboundTo;
		if (!person) return workspace;
		await workspace.close();
		this.#open = Workspace.open({ ...known, person }, this.#ports);
		return this.#open;
	}

	/** What a workspace was called before this browser lost it; '' where it was never here. */
	#missedName(id: WorkspaceId): string {
		return this.missing.get().find((each) => each.id === id)?.name ?? '';
	}

	/** Drawn with the first workspace, and the same for every other one. */
	async #recoveryKeys(): Promise<RecoveryKeys> {
		const { device } = this.#ports;
		const known = device.recovery.get();
		if (known) return known.keys;
		const entropy = Uint8Array.from(this.draw(ENTROPY_BYTES));
		const { keys } = await recoverySecrets(entropy);
		return (await device.beginRecovery({ keys, entropy, askedAt: 0 })).keys;
	}

	async #enter(
		{ workspace, person, entries }: Entrance,
		name: string,
		isSample: boolean
	): Promise<Result<WorkspaceId, SessionFault>> {
		const kept = await this.#keep(workspace, entries);
		if (!kept.ok) return kept;
		const openedAt = this.#ports.now();
		await this.#ports.device.remember({ id: workspace, person, name, isSample, openedAt });
		return ok(workspace);
	}

	async #keep(
		workspace: WorkspaceId,
		entries: readonly SignedEntry[]
	): Promise<Result<null, StoreFault>> {
		const store = this.#ports.openStore(workspace);
		try {
			await store.append(entries, this.#ports.now());
			return ok(null);
		} catch (failure) {
			if (failure instanceof StoreFailure) return err(failure.fault);
			throw failure;
		} finally {
			store.close();
		}
	}
}
