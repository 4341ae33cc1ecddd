import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a challenge is good for. */
const LIFE_MS = 60_000;
const SAID_BYTES = 16;
const TIME_BYTES = 6;

/**
 * Challenges that need no memory until they are used: each says when it ends and carries a mark that
 * only this process can make. A restart of the relay ends them all.
 */
export class Challenges {
	readonly #secret = randomBytes(32);
	readonly #now: () => number;
	/** Those that were used and have not ended yet, by their end. */
	readonly #used = new Map<string, number>();
	#forgetAgainAt = 0;

	/** `now` tells milliseconds of a clock that is never set back. */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** A fresh one: 43 characters. */
	issue(): string {
		const said = randomBytes(SAID_BYTES);
		said.writeUIntBE(Math.floor(this.#now() + LIFE_MS), 0, TIME_BYTES);
		return Buffer.concat([said, this.#mark(said)]).toString('base64url');
	}

	/** Whether this is one of ours that was never used; from now on it is. */
	use(challenge: string): boolean {
		const bytes = Buffer.from(challenge, 'base64url');
		const said = bytes.subarray(0, SAID_BYTES);
		const mark = bytes.subarray(SAID_BYTES);
		const expected = this.#mark(said);
		if (mark.length !== expected.length || !timingSafeEqual(mark, expected)) return false;
		const ends = said.readUIntBE(0, TIME_BYTES);
		this.#forget();
		const name = bytes.toString('base64url');
		if (ends < this.#now() || this.#used.has(name)) return false;
		this.#used.set(name, ends);
		return true;
	}

	#mark(said: Uint8Array): Buffer {
		return createHmac('sha256', this.#secret).update(said).digest().subarray(0, 16);
	}

	/** Once in a life at most: whoever asks often must not pay for all that were used. */
	#forget(): void {
		const now = this.#now();
		if (now < this.#forgetAgainAt) return;
		this.#forgetAgainAt = now + LIFE_MS;
		for (const [name, ends] of this.#used) if (ends < now) this.#used.delete(name);
	}
}
