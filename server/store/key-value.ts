/** Ordered keys and values: all that the store needs from a disk. */

/** One change; a group of them is written wholly or not at all. */
export type WriteOperation =
	| { readonly type: 'put'; readonly key: string; readonly value: Uint8Array }
	| { readonly type: 'del'; readonly key: string };

/** A key with its value. */
export type Pair = readonly [key: string, value: Uint8Array];

/** An ordered key-value disk; keys sort by their UTF-8 bytes. */
export type KeyValue = {
	/** Atomic, and durable when it resolves. */
	write(operations: WriteOperation[]): Promise<void>;
	get(key: string): Promise<Uint8Array | undefined>;
	/** Whether each key exists. */
	hasEach(keys: readonly string[]): Promise<readonly boolean[]>;
	/** Pairs with `from` ≤ key < `below`, ascending, at most `limit`. */
	scan(from: string, below: string, limit?: number): Promise<readonly Pair[]>;
	/** The last pair with `from` ≤ key < `below`. */
	last(from: string, below: string): Promise<Pair | undefined>;
	close(): Promise<void>;
};
