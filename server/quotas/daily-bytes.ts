/** How much each device has sent today, by the relay's clock in UTC. */
import type { Store } from '../store/index.ts';

/** The account of one device, for as long as it is connected. */
export type DailyAccount = {
	/** Takes bytes from what is left for today; false where that is too little. */
	spend(bytes: number): boolean;
	/** Says that one connection fewer uses it. */
	release(): void;
};

/** What the accounts are kept with. */
export type DailyParts = {
	readonly store: Pick<Store, 'readCount' | 'writeCounts'>;
	/** Epoch milliseconds. */
	readonly now: () => number;
	/** What one device may send in a day, in bytes. */
	readonly limit: number;
	/** The disk failed. */
	readonly fault: (reason: unknown) => void;
};

type Account = { day: number; bytes: number; unsaved: number };

const DAY_MS = 86_400_000;
/** A crash forgets at most this part of a day's allowance. */
const SAVED_PARTS = 64;

/** Keeps the accounts; what is spent is written now and then, and when the last connection ends. */
export class DailyBytes {
	readonly #parts: DailyParts;
	readonly #open = new Map<string, { readonly opening: Promise<Account>; users: number }>();

	constructor(parts: DailyParts) {
		this.#parts = parts;
	}

	/** Opens the account of a device, or shares the open one. */
	async open(device: string): Promise<DailyAccount> {
		const slot = this.#open.get(device) ?? { opening: this.#read(device), users: 0 };
		this.#open.set(device, slot);
		slot.users += 1;
		const account = await slot.opening;
		return {
			spend: (bytes) => this.#spend(device, account, bytes),
			release: () => {
				slot.users -= 1;
				if (slot.users > 0) return;
				void this.#save(device, account).then(() => {
					if (slot.users === 0 && this.#open.get(device) === slot) this.#open.delete(device);
				});
			}
		};
	}

	/** Writes what has not been written. */
	async close(): Promise<void> {
		const slots = [...this.#open];
		await Promise.all(
			slots.map(async ([device, { opening }]) => this.#save(device, await opening))
		);
	}

	async #read(device: string): Promise<Account> {
		const count = await this.#parts.store.readCount(nameOf(device));
		return { day: count?.period ?? 0, bytes: count?.value ?? 0, unsaved: 0 };
	}

	#spend(device: string, account: Account, bytes: number): boolean {
		const { limit, now } = this.#parts;
		const day = Math.floor(now() / DAY_MS);
		// A clock that was set back must not begin a day anew.
		if (day > account.day) Object.assign(account, { day, bytes: 0 });
		if (account.bytes + bytes > limit) return false;
		account.bytes += bytes;
		account.unsaved += bytes;
		if (account.unsaved > limit / SAVED_PARTS) void this.#save(device, account);
		return true;
	}

	async #save(device: string, account: Account): Promise<void> {
		if (account.unsaved === 0) return;
		account.unsaved = 0;
		const { day: period, bytes: value } = account;
		const { store, fault } = this.#parts;
		await store.writeCounts([{ name: nameOf(device), period, value }]).catch(fault);
	}
}

const nameOf = (device: string): string => `day/${device}`;
