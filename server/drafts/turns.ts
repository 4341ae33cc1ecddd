/** When rooms write and speak: writes once per turn of the event loop, awareness a little slower. */

/** What takes turns. */
export type TurnTaker = { flush(): void; flushAwareness(): void };

const awarenessPauseMs = 30;

/** The turns of all rooms of one relay; there is no timer per room. */
export class Turns {
	readonly #toFlush = new Set<TurnTaker>();
	readonly #toSpeak = new Set<TurnTaker>();
	#isResting = false;
	#resting: NodeJS.Timeout | undefined;

	/** Flushes the room's updates at the end of this turn. */
	wantFlush(room: TurnTaker): void {
		if (this.#toFlush.size === 0) setImmediate(() => this.flush());
		this.#toFlush.add(room);
	}

	/** Sends the room's awareness soon: at once after a pause, together with others' when many move. */
	wantAwareness(room: TurnTaker): void {
		this.#toSpeak.add(room);
		if (this.#isResting) return;
		this.#isResting = true;
		setImmediate(() => this.#speak());
	}

	/** Flushes now. */
	flush(): void {
		for (const room of this.#toFlush) room.flush();
		this.#toFlush.clear();
	}

	/** Stops the timer. */
	close(): void {
		clearTimeout(this.#resting);
		this.#toSpeak.clear();
	}

	#speak(): void {
		this.#isResting = this.#toSpeak.size > 0;
		for (const room of this.#toSpeak) room.flushAwareness();
		this.#toSpeak.clear();
		if (this.#isResting) this.#resting = setTimeout(() => this.#speak(), awarenessPauseMs);
	}
}
