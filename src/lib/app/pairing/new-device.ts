import { deviceMessage } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	isSignedBy,
	textToBytes,
	type DeviceId,
	type PersonId,
	type RecoveryKeys,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import type { MeetingLine, Session } from '../session/index.ts';
import { codeOf, commitmentTo, type Offer, type Pairing } from './code.ts';
import { meetingPoint } from './meeting-point.ts';
import { listMessage, oldSaid, type HandedOver, type OldSays } from './said.ts';

/** How far the new device has come. */
export type NewDeviceState =
	| { readonly type: 'offering' }
	/** The other device is there: whoever holds both compares the digits. */
	| { readonly type: 'comparing'; readonly code: string; readonly isConfirmed: boolean }
	| { readonly type: 'entering'; readonly total: number }
	| { readonly type: 'done'; readonly workspaces: readonly WorkspaceId[] }
	/** There is no relay, and so nowhere to meet. */
	| { readonly type: 'failed'; readonly code: 'no_relay' };

/** This device, waiting to be taken in by another one of the same person. */
export class NewDevice {
	readonly offer: Offer;
	readonly #session: Session;
	readonly #nonce: string;
	readonly #state = liveValue<NewDeviceState>({ type: 'offering' });
	#line: MeetingLine | undefined;
	#pairing: Pairing | undefined;
	#proofs: readonly (string | null)[] | undefined;
	#isClosed = false;
	#isConfirmed = false;
	#hearing: Promise<void> = Promise.resolve();

	/** Draws what an offer is made of; `start` goes to the meeting point. */
	constructor(session: Session) {
		this.#session = session;
		this.#nonce = bytesToText(session.draw(32));
		const { device } = session;
		const commitment = commitmentTo(device, this.#nonce);
		this.offer = { device, commitment, secret: bytesToText(session.draw(16)) };
	}

	get state(): Live<NewDeviceState> {
		return this.#state;
	}

	/** Goes to the meeting point and waits there. */
	async start(): Promise<void> {
		const line = this.#session.meet(await meetingPoint(this.offer.secret));
		if (!line) return this.#state.set({ type: 'failed', code: 'no_relay' });
		if (this.#isClosed) return line.close();
		this.#line = line;
		line.say({ from: 'new' });
		line.heard.subscribe(() => this.#listen());
		this.#listen();
	}

	/** The digits are the same on both devices. */
	confirm(): void {
		this.#isConfirmed = true;
		const state = this.#state.get();
		if (state.type === 'comparing') this.#state.set({ ...state, isConfirmed: true });
		this.#listen();
	}

	close(): void {
		this.#isClosed = true;
		this.#line?.close();
	}

	/** One at a time: what is heard while a signature is being checked comes next. */
	#listen(): void {
		this.#hearing = this.#hearing.then(() => this.#hear());
	}

	async #hear(): Promise<void> {
		const line = this.#line;
		if (!line || this.#isClosed) return;
		const pairing = (this.#pairing ??= this.#meet(line));
		if (!pairing || !this.#isConfirmed) return;
		const says = oldSaid(line).find(
			({ device, nonce }) => device === pairing.old.device && nonce === pairing.old.nonce
		);
		if (!says?.list) return;
		if (!this.#proofs) {
			if (!(await isHandedOver(pairing, says))) return;
			this.#proofs = await this.#prove(pairing, says.list);
			line.say({ from: 'new', nonce: this.#nonce, proofs: this.#proofs });
			this.#state.set({ type: 'entering', total: says.list.workspaces.length });
		}
		if (says.added && this.#state.get().type === 'entering')
			await this.#enter(says.list, says.added);
	}

	/**
	 * Answers the first other device that shows itself, and no other one: the nonce is shown once, so
	 * that nobody can try again until the digits come out as they wish.
	 */
	#meet(line: MeetingLine): Pairing | undefined {
		const [hello] = oldSaid(line);
		if (!hello) return undefined;
		const { device, nonce } = hello;
		const old = { device: device as DeviceId, nonce };
		const pairing: Pairing = { offer: this.offer, newNonce: this.#nonce, old };
		line.say({ from: 'new', nonce: this.#nonce });
		this.#state.set({ type: 'comparing', code: codeOf(pairing), isConfirmed: false });
		return pairing;
	}

	#prove({ old }: Pairing, { workspaces }: HandedOver): Promise<readonly (string | null)[]> {
		const { device } = this.offer;
		return Promise.all(
			workspaces.map(async (place) => {
				const { workspace, person } = namesOf(place);
				if (this.#session.holds(workspace)) return null;
				const message = deviceMessage(workspace, person, device, old.device);
				return bytesToText(await this.#session.sign(message));
			})
		);
	}

	async #enter({ workspaces, recovery }: HandedOver, added: readonly string[]): Promise<void> {
		const places = workspaces.filter(({ workspace }) => added.includes(workspace)).map(namesOf);
		// The schema has checked the form of both keys.
		const keys = recovery as RecoveryKeys | null;
		await this.#session.adopt(places, keys ?? undefined);
		this.#state.set({ type: 'done', workspaces: places.map(({ workspace }) => workspace) });
		this.close();
	}
}

const isHandedOver = async (pairing: Pairing, { list, signature }: OldSays): Promise<boolean> => {
	const bytes = textToBytes(signature ?? '');
	if (!list || !bytes) return false;
	return isSignedBy(pairing.old.device, listMessage(pairing, list), bytes);
};

/** The schema has checked that both are ids. */
const namesOf = ({ workspace, person }: HandedOver['workspaces'][number]) => ({
	workspace: workspace as WorkspaceId,
	person: person as PersonId
});
