import type { RecordRow } from '#lib/domains/records/index.ts';

const SHOWN_MS = 5 * 60_000;

/** The rows of a full document while they are shown: in memory, and no longer than five minutes. */
export class OpenedRecord {
	#rows = $state.raw<readonly RecordRow[]>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Undefined while nothing is shown. */
	get rows(): readonly RecordRow[] | undefined {
		return this.#rows;
	}

	/** Shows rows, unless nobody would see them. */
	show(rows: readonly RecordRow[]): void {
		this.hide();
		if (document.visibilityState === 'hidden') return;
		this.#rows = rows;
		this.#timer = setTimeout(() => this.hide(), SHOWN_MS);
	}

	/** Forgets them. */
	hide(): void {
		clearTimeout(this.#timer);
		this.#rows = undefined;
	}

	/** Forgets them when the tab is hidden, and when the answer is called. */
	guard(): () => void {
		const look = () => document.visibilityState === 'hidden' && this.hide();
		document.addEventListener('visibilitychange', look);
		return () => {
			document.removeEventListener('visibilitychange', look);
			this.hide();
		};
	}
}
