/** How much the files of each workspace take, over all its spaces. */

/** What the sizes are kept with. */
export type FileBytesParts = {
	/** Adds up what the files of a workspace take on disk, in bytes. */
	readonly measure: (workspace: string) => Promise<number>;
	/** What they may take. */
	readonly limit: number;
};

/** Knows what each workspace's files take: measured when it is first asked for, counted from then on. */
export class FileBytes {
	readonly #parts: FileBytesParts;
	readonly #sizes = new Map<string, Promise<{ bytes: number }>>();

	constructor(parts: FileBytesParts) {
		this.#parts = parts;
	}

	/** Takes room for a file; the answer gives it back. Undefined where there is not enough. */
	async take(workspace: string, bytes: number): Promise<(() => void) | undefined> {
		const measuring = this.#sizes.get(workspace) ?? this.#measure(workspace);
		this.#sizes.set(workspace, measuring);
		const size = await measuring;
		if (size.bytes + bytes > this.#parts.limit) return undefined;
		size.bytes += bytes;
		return () => {
			size.bytes -= bytes;
		};
	}

	async #measure(workspace: string): Promise<{ bytes: number }> {
		try {
			return { bytes: await this.#parts.measure(workspace) };
		} catch (reason) {
			this.#sizes.delete(workspace);
			throw reason;
		}
	}
}
