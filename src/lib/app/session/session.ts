import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import { StoreFailure, type SignedEntry, type StoreFault } from '#lib/kernel/log/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { KnownWorkspace } from '../device/index.ts';
import type { Live } from '../live/index.ts';
import { seatFounder } from './admission.ts';
import { foundWorkspace, joinWorkspace, type Draw, type Entrance } from './entrance.ts';
import type { InvitationLink } from './invitation-link.ts';
import type { Arrival } from './lobby.ts';
import type { SessionPorts } from './ports.ts';
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
}

/** This device's workspaces: founds, joins, and opens them, one at a time. */
export class Session {
	readonly #ports: SessionPorts;
	#open: Promise<Workspace> | undefined;
	#openId: WorkspaceId | undefined;

	constructor(ports: SessionPorts) {
		this.#ports = ports;
	}

	get workspaces(): Live<readonly KnownWorkspace[]> {
		return this.#ports.device.workspaces;
	}

	/** Random bytes, for invitations and the like. */
	get draw(): Draw {
		return this.#ports.draw;
	}

	/** Founds a workspace whose founder is this device's owner. */
	async found(founding: Founding): Promise<Result<WorkspaceId, SessionFault>> {
		const { name, template, timezone, personName, isSample } = founding;
		const { signer, now } = this.#ports;
		const words = { name, template, timezone };
		const entrance = await foundWorkspace(signer, words, now(), this.draw);
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
		const entrance = await joinWorkspace(signer, link, now(), this.draw);
		const entered = await this.#enter(entrance, '', false);
		if (!entered.ok) return entered;
		const opened = await this.open(entered.value);
		if (!opened.ok) return opened;
		await opened.value.lobby.announce(entrance.person, arrival);
		return entered;
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
		const workspace = await this.#open;
		const name = workspace.name || known.name;
		await this.#ports.device.remember({ ...known, name, openedAt: this.#ports.now() });
		return ok(workspace);
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
