/** How often a device may do something: bursts are fine, going on like that is not. */
export type Pace = { readonly burst: number; readonly perMinute: number };

type Allowance = { left: number; lastMs: number };

const MINUTE_MS = 60_000;
/** Devices above which those are forgotten who could do all of a burst again. */
const MOST_KNOWN = 5_000;

/** What each device may still do, over all its sockets. A restart of the relay forgives. */
export class Paces {
	readonly #pace: Pace;
	readonly #allowances = new Map<string, Allowance>();

	constructor(pace: Pace) {
		this.#pace = pace;
	}

	/** Takes one; false where nothing is left. `nowMs` may be any clock that goes forward. */
	take(device: string, nowMs: number): boolean {
		const { burst } = this.#pace;
		const known = this.#allowances.get(device);
		if (!known && this.#allowances.size >= MOST_KNOWN) this.#forget(nowMs);
		const left = known ? this.#leftAt(known, nowMs) : burst;
		const isAllowed = left >= 1;
		this.#allowances.set(device, { left: isAllowed ? left - 1 : left, lastMs: nowMs });
		return isAllowed;
	}

	#leftAt({ left, lastMs }: Allowance, nowMs: number): number {
		const { burst, perMinute } = this.#pace;
		return Math.min(burst, left + (Math.max(0, nowMs - lastMs) / MINUTE_MS) * perMinute);
	}

	#forget(nowMs: number): void {
		for (const [device, allowance] of this.#allowances) {
			if (this.#leftAt(allowance, nowMs) >= this.#pace.burst) this.#allowances.delete(device);
		}
	}
}
