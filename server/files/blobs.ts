import type { AccessRefusal, FilePlace, FileRefusal } from '#lib/kernel/protocol/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';

/** Why a file is not taken or given. */
export type Refusal = FileRefusal | AccessRefusal;

/** Bytes that are coming in. */
export type Incoming = {
	readonly bytes: AsyncIterable<Uint8Array>;
	/** How many there have to be. */
	readonly size: number;
	/** Asked when they are all there, before anybody can see them. */
	readonly mayKeep: () => Refusal | undefined;
};

/** A file that is kept. */
export type KeptBlob = FilePlace & { readonly size: number };

/** The files of a relay; each lies under the hash of its bytes, in a space of a workspace. */
export type Blobs = {
	/** How long a file is; undefined where it is not here. */
	size(place: FilePlace): Promise<number | undefined>;
	/** The bytes of a file; undefined where it is not here. */
	read(place: FilePlace): Promise<AsyncIterable<Uint8Array> | undefined>;
	/**
	 * Takes bytes in. Nobody sees them before they are whole, proved by their hash and durable; what is
	 * not kept leaves nothing behind. Bytes that break off reject.
	 */
	receive(place: FilePlace, incoming: Incoming): Promise<Result<null, Refusal>>;
	/** Every file of one workspace, or of all. */
	list(workspace?: string): AsyncIterable<KeptBlob>;
};
