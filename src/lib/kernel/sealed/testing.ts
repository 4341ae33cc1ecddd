/** Devices and keys for tests of sealed spaces, drawn from a seed. */
import {
	bytesToText,
	type EntryId,
	type PersonId,
	type Space,
	type WorkspaceId
} from '../identity/index.ts';
import { secretSigner } from '../identity/testing.ts';
import { Keyring } from './keyring.ts';
import { openEpoch, type EpochPayload } from './opening.ts';
import { openedSpaces, type History, type SpaceFact } from './spaces.ts';
import { secretWrapKeys } from './wrap-keys.ts';

export const workspace = bytesToText(new Uint8Array(32).fill(7)) as WorkspaceId;
export const space = 'records:1' as Space;
export const person = bytesToText(new Uint8Array(32).fill(8)) as PersonId;

/** Pseudo-random bytes, the same for the same seed. */
export const drawFrom = (seed: number) => {
	let state = seed * 2_654_435_761 + 1;
	return (length: number) =>
		Uint8Array.from({ length }, () => {
			state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
			return state >>> 16;
		});
};

/** A device with both its keys and a keyring of its own. */
export const deviceOf = async (seed: number) => {
	const signer = secretSigner(new Uint8Array(32).fill(seed));
	const made = await secretWrapKeys(new Uint8Array(32).fill(seed + 100));
	if (!made.ok) throw new Error(made.error.code);
	const { key, pair } = made.value;
	const keyring = new Keyring({ workspace, holder: signer.device, pair });
	return { signer, name: signer.device, key, pair, keyring, draw: drawFrom(seed) };
};

export type TestDevice = Awaited<ReturnType<typeof deviceOf>>;

let facts = 0;

/** A fact with an id that counts up. */
export const stated = <Type extends SpaceFact['type']>(
	type: Type,
	payload: Extract<SpaceFact, { type: Type }>['payload'],
	at = 1_000
): SpaceFact => {
	const id = bytesToText(Uint8Array.from({ length: 32 }, (_, i) => (i < 31 ? 0 : ++facts)));
	// The payload belongs to the type by the signature.
	return { id: id as EntryId, at, type, payload } as SpaceFact;
};

/** The control facts of one sealed space, and what its devices hold. */
export class TestSpace {
	readonly facts: SpaceFact[];

	constructor(history: History = 'full') {
		this.facts = [stated('space.opened', { space, sealed: true, history })];
	}

	get opened() {
		const opened = openedSpaces(this.facts).get(space);
		if (!opened) throw new Error('the space is open');
		return opened;
	}

	/** The device opens the next epoch for holders, and everybody hears of it but those `without`. */
	async rotate(by: TestDevice, holders: readonly TestDevice[]): Promise<readonly EpochPayload[]> {
		const { key, payloads } = await openEpoch(workspace, this.opened, { ...by, holders });
		by.keyring.hold(key);
		for (const payload of payloads) this.facts.push(stated('epoch.opened', payload));
		await this.tell([by, ...holders]);
		return payloads;
	}

	/** The devices hear what has been stated. */
	async tell(devices: readonly TestDevice[]): Promise<void> {
		const spaces = openedSpaces(this.facts);
		for (const { keyring } of devices) await keyring.learn(spaces);
	}
}
