import type { DeviceId, Space, WorkspaceId } from '../identity/index.ts';
import { unlockEarlier, type EpochId, type EpochKey } from './epoch-key.ts';
import { unwrap, type HolderName } from './hpke.ts';
import type { Epoch, OpenedSpace } from './spaces.ts';
import type { WrapPair } from './wrap-keys.ts';

/** Whose keys these are; without `pair` the device can hold none. */
export interface KeyringParts {
	readonly workspace: WorkspaceId;
	readonly holder: HolderName;
	readonly pair: WrapPair | undefined;
}

/**
 * The epochs' keys that this device has been given, in memory only: they are opened anew from the
 * control entries at every start.
 */
export class Keyring {
	readonly #parts: KeyringParts;
	/** Every key that has been opened, also of epochs whose opener turned out to have no right. */
	readonly #keys = new Map<EpochId, EpochKey>();
	#usable: ReadonlySet<EpochId> = new Set();
	/** Wraps and locks that did not open; they never will. */
	readonly #vain = new Set<string>();
	#learning: Promise<unknown> = Promise.resolve();
	#spaces: ReadonlyMap<Space, OpenedSpace> = new Map();

	constructor(parts: KeyringParts) {
		this.#parts = parts;
	}

	/** Opens whatever these spaces hold for this device; answers whether a key or a holder came or went. */
	learn(spaces: ReadonlyMap<Space, OpenedSpace>): Promise<boolean> {
		const learnt = this.#learning.then(async () => {
			const before = this.#usable;
			const hadHolders = holdersIn(this.#spaces);
			const epochs = [...spaces.values()].flatMap((opened) => opened.epochs);
			// The newest first: with full history it opens the ones before it.
			for (const epoch of epochs.toReversed()) await this.#open(epoch);
			this.#spaces = spaces;
			this.#usable = new Set(epochs.flatMap(({ id }) => (this.#keys.has(id) ? [id] : [])));
			return !isSame(before, this.#usable) || !isSame(hadHolders, holdersIn(spaces));
		});
		this.#learning = learnt;
		return learnt;
	}

	/** Holds a key that came by another way than a wrap for this device; for what is learnt next. */
	hold(key: EpochKey): void {
		this.#keys.set(key.id, key);
	}

	/** The key of an epoch; undefined where this device has not been given it. */
	key(id: EpochId): EpochKey | undefined {
		return this.#usable.has(id) ? this.#keys.get(id) : undefined;
	}

	/** The key to write under; undefined where this device does not hold the space's current one. */
	writing(space: Space): EpochKey | undefined {
		const current = this.#spaces.get(space)?.current;
		return current && this.key(current.id);
	}

	/** Whether the epoch is one that the control entries have opened, and gave this device's key to. */
	isHolder(space: Space, id: EpochId, device: DeviceId): boolean {
		const epoch = this.#spaces.get(space)?.epochs.find((each) => each.id === id);
		return epoch?.wraps.has(device) ?? false;
	}

	async #open(epoch: Epoch): Promise<void> {
		if (!this.#keys.has(epoch.id)) await this.#unwrap(epoch);
		const key = this.#keys.get(epoch.id);
		if (key) for (const each of epoch.earlier) this.#unlock(key, each);
	}

	async #unwrap({ id, space, number, wraps }: Epoch): Promise<void> {
		const { workspace, holder, pair } = this.#parts;
		if (!pair) return;
		const place = { workspace, space, number };
		for (const wrapped of wraps.get(holder) ?? []) {
			if (this.#vain.has(wrapped)) continue;
			const key = await unwrap({ id, place, holder }, pair, wrapped);
			if (key) return void this.#keys.set(id, key);
			this.#vain.add(wrapped);
		}
	}

	#unlock(newer: EpochKey, { id, number, locked }: Epoch['earlier'][number]): void {
		if (this.#keys.has(id) || number >= newer.number || this.#vain.has(locked)) return;
		const key = unlockEarlier(newer, { id, number }, locked);
		if (key) this.#keys.set(id, key);
		else this.#vain.add(locked);
	}
}

/** Each epoch with each of those to whom its key was given. */
const holdersIn = (spaces: ReadonlyMap<Space, OpenedSpace>): ReadonlySet<string> =>
	new Set(
		[...spaces.values()].flatMap(({ epochs }) =>
			epochs.flatMap(({ id, wraps }) => [...wraps.keys()].map((holder) => `${id}/${holder}`))
		)
	);

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
	a.size === b.size && [...a].every((id) => b.has(id));
