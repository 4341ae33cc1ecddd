import {
	bytesToText,
	controlSpace,
	type PersonId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import type { MeetingLine, Session } from '../session/index.ts';
import { codeOf, commitmentTo, type Offer, type Pairing } from './code.ts';
import { meetingPoint } from './meeting-point.ts';
import { listMessage, newSaid, type HandedOver } from './said.ts';

/** Why a device was not taken in. */
export type OldDeviceFault = {
	readonly code:
		/** There is no relay, and so nowhere to meet. */
		| 'no_relay'
		/** The offer is this very device's. */
		| 'same_device'
		/** This device holds no workspace that another could be taken into. */
		| 'nothing_to_share'
		/** What was shown is not what was offered: somebody stands between the devices. */
		| 'tampered';
};

/** How far the old device has come. */
export type OldDeviceState =
	| { readonly type: 'meeting' }
	| { readonly type: 'comparing'; readonly code: string }
	/** Waits for the same answer on the other device, then for its proofs. */
	| { readonly type: 'waiting' }
	| { readonly type: 'adding'; readonly done: number; readonly total: number }
	| {
			readonly type: 'done';
			readonly added: readonly WorkspaceId[];
			/** Kept here and not yet at the relay: the other device can enter them later. */
			readonly unsent: number;
			/** Where the other device is somebody else. */
			readonly left: number;
	  }
	| ({ readonly type: 'failed' } & OldDeviceFault);

/** How long a workspace may take to tell the relay, before the next one's turn comes. */
const PATIENCE_MS = 20_000;

/** A device of the person, taking in a new one that has made an offer. */
export class OldDevice {
	readonly #session: Session;
	readonly #offer: Offer;
	readonly #nonce: string;
	readonly #state = liveValue<OldDeviceState>({ type: 'meeting' });
	#line: MeetingLine | undefined;
	#pairing: Pairing | undefined;
	#list: { readonly list: HandedOver; readonly signature: string } | undefined;
	#isAdding = false;
	#isClosed = false;

	constructor(session: Session, offer: Offer) {
		this.#session = session;
		this.#offer = offer;
		this.#nonce = bytesToText(session.draw(32));
	}

	get state(): Live<OldDeviceState> {
		return this.#state;
	}

	/** Goes to the meeting point and shows itself. */
	async start(): Promise<void> {
		const fault = this.#fault();
		if (fault) return this.#fail(fault);
		const line = this.#session.meet(await meetingPoint(this.#offer.secret));
		if (!line) return this.#fail('no_relay');
		if (this.#isClosed) return line.close();
		this.#line = line;
		this.#say(line, {});
		line.heard.subscribe(() => this.#hear());
		this.#hear();
	}

	/** The digits are the same on both devices: hands over where the person is whom. */
	async confirm(): Promise<void> {
		const [line, pairing] = [this.#line, this.#pairing];
		if (!line || !pairing || this.#list) return;
		const recovery = this.#session.recoveryKeys;
		const list: HandedOver = {
			workspaces: this.#shared.map(({ id, person }) => ({ workspace: id, person })),
			recovery: recovery ? { sign: recovery.sign, wrap: recovery.wrap } : null
		};
		const signature = bytesToText(await this.#session.sign(listMessage(pairing, list)));
		this.#list = { list, signature };
		this.#say(line, this.#list);
		this.#state.set({ type: 'waiting' });
		this.#hear();
	}

	close(): void {
		this.#isClosed = true;
		this.#line?.close();
	}

	/** A sample is nobody's but this device's. */
	get #shared() {
		return this.#session.workspaces.get().filter(({ isSample }) => !isSample);
	}

	#fault(): OldDeviceFault['code'] | undefined {
		if (this.#offer.device === this.#session.device) return 'same_device';
		return this.#shared.length === 0 ? 'nothing_to_share' : undefined;
	}

	#say(line: MeetingLine, more: object): void {
		line.say({ from: 'old', device: this.#session.device, nonce: this.#nonce, ...more });
	}

	#hear(): void {
		const line = this.#line;
		if (!line || this.#isClosed || this.#state.get().type === 'failed') return;
		const said = newSaid(line);
		if (!this.#pairing) return this.#meet(said.flatMap(({ nonce }) => nonce ?? []));
		const { newNonce } = this.#pairing;
		const proofs = said.find(({ nonce, proofs }) => nonce === newNonce && proofs)?.proofs;
		if (!this.#list || !proofs || this.#isAdding) return;
		this.#isAdding = true;
		void this.#add(line, this.#list.list, proofs);
	}

	#meet(nonces: readonly string[]): void {
		if (nonces.length === 0) return;
		const { device, commitment } = this.#offer;
		const newNonce = nonces.find((nonce) => commitmentTo(device, nonce) === commitment);
		if (newNonce === undefined) return this.#fail('tampered');
		const old = { device: this.#session.device, nonce: this.#nonce };
		this.#pairing = { offer: this.#offer, newNonce, old };
		this.#state.set({ type: 'comparing', code: codeOf(this.#pairing) });
	}

	async #add(
		line: MeetingLine,
		{ workspaces }: HandedOver,
		proofs: readonly (string | null)[]
	): Promise<void> {
		const added: WorkspaceId[] = [];
		let unsent = 0;
		for (const [at, { workspace, person }] of workspaces.entries()) {
			this.#state.set({ type: 'adding', done: at, total: workspaces.length });
			const proof = proofs[at];
			if (!proof) continue;
			// The list was made here, from ids.
			const place = { workspace: workspace as WorkspaceId, person: person as PersonId };
			const outcome = await this.#addTo(place.workspace, proof);
			if (outcome === 'sent') added.push(place.workspace);
			else unsent++;
		}
		this.#say(line, { ...this.#list, added });
		const left = proofs.filter((proof) => proof === null).length;
		this.#state.set({ type: 'done', added, unsent, left });
	}

	async #addTo(id: WorkspaceId, proof: string): Promise<'sent' | 'unsent'> {
		const opened = await this.#session.open(id);
		if (!opened.ok) return 'unsent';
		const workspace = opened.value;
		const { device } = this.#offer;
		const isKnown = workspace.log.authority.devices.get(device) === workspace.person;
		if (!isKnown) {
			const stated = await workspace.stateAll(
				(say) => say({ type: 'device.added', payload: { device, proof } }),
				controlSpace
			);
			if (!stated.ok) return 'unsent';
		}
		return (await workspace.sent(PATIENCE_MS)) === 'there' ? 'sent' : 'unsent';
	}

	#fail(code: OldDeviceFault['code']): void {
		this.#state.set({ type: 'failed', code });
		this.close();
	}
}
