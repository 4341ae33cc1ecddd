import { textToBytes, type DeviceId, type ObjectId } from '#lib/kernel/identity/index.ts';
import { slotMessage } from './slot.ts';

/** Verifies an Ed25519 signature; the kernel's `isSignedBy` is one. */
export type VerifySignature = (
	device: DeviceId,
	message: Uint8Array<ArrayBuffer>,
	signature: Uint8Array
) => Promise<boolean>;

/** A slot's signature as some fact states it. */
export interface SlotSignature {
	readonly device: DeviceId;
	readonly meeting: ObjectId;
	readonly slot: number;
	readonly signature: string;
}

/**
 * What is known of slots' signatures. Verifying is asynchronous and views are not, so a view asks
 * what is known and lists what is not; after `learn` it is asked again. A hall of people signs in
 * with the same few signatures: each is verified once.
 */
export class SlotVerdicts {
	readonly #known = new Map<string, boolean>();
	readonly #verify: VerifySignature;

	constructor(verify: VerifySignature) {
		this.#verify = verify;
	}

	/** Whether the signature is good; undefined while unknown. */
	readonly of = (signature: SlotSignature): boolean | undefined =>
		this.#known.get(keyOf(signature));

	/** Verifies what is unknown among `signatures`; answers whether anything was learnt. */
	async learn(signatures: readonly SlotSignature[]): Promise<boolean> {
		const unknown = new Map(signatures.map((signature) => [keyOf(signature), signature]));
		for (const key of this.#known.keys()) unknown.delete(key);
		for (const [key, { device, meeting, slot, signature }] of unknown) {
			const bytes = textToBytes(signature);
			const isGood =
				bytes !== undefined && (await this.#verify(device, slotMessage(meeting, slot), bytes));
			this.#known.set(key, isGood);
		}
		return unknown.size > 0;
	}
}

const keyOf = ({ device, meeting, slot, signature }: SlotSignature) =>
	[device, meeting, slot, signature].join(' ');
