/** Cuts a large update into several, so that no client has to take a whole document in one breath. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = Y.Item | Y.GC | Y.Skip;

/** Updates of about `bytes` each that, applied in order, do what `update` does. */
export const splitUpdate = (update: Uint8Array, bytes: number): readonly Uint8Array[] => {
	if (update.length <= bytes) return [update];
	const { structs, ds } = Y.decodeUpdate(update);
	const structsPerPart = Math.max(1, Math.ceil((structs.length * bytes) / update.length));
	return [
		...cut(structs, structsPerPart).map((part) => encodeUpdate(part, new Map())),
		encodeUpdate([], ds.clients)
	];
};

/** Also cuts at gaps: a client may stand in an update only once, and its changes must be in a row. */
const cut = (
	structs: readonly Struct[],
	structsPerPart: number
): readonly (readonly Struct[])[] => {
	const parts: Struct[][] = [];
	let part: Struct[] = [];
	for (const struct of structs) {
		if (part.length === structsPerPart || struct instanceof Y.Skip) {
			parts.push(part);
			part = [];
		}
		if (!(struct instanceof Y.Skip)) part.push(struct);
	}
	return [...parts, part].filter(({ length }) => length > 0);
};

type Deletes = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

const encodeUpdate = (structs: readonly Struct[], deletes: Deletes): Uint8Array => {
	const encoder = new Y.UpdateEncoderV1();
	const runs = runsByClient(structs);
	encoding.writeVarUint(encoder.restEncoder, runs.size);
	for (const [client, run] of runs) {
		encoding.writeVarUint(encoder.restEncoder, run.length);
		encoder.writeClient(client);
		encoding.writeVarUint(encoder.restEncoder, run[0]?.id.clock ?? 0);
		for (const struct of run) struct.write(encoder, 0);
	}
	encoding.writeVarUint(encoder.restEncoder, deletes.size);
	for (const [client, ranges] of deletes) {
		encoding.writeVarUint(encoder.restEncoder, client);
		encoding.writeVarUint(encoder.restEncoder, ranges.length);
		for (const { clock, len } of ranges) {
			encoder.writeDsClock(clock);
			encoder.writeDsLen(len);
		}
	}
	return encoder.toUint8Array();
};

const runsByClient = (structs: readonly Struct[]): ReadonlyMap<number, readonly Struct[]> => {
	const runs = new Map<number, Struct[]>();
	for (const struct of structs) {
		const run = runs.get(struct.id.client);
		if (run === undefined) runs.set(struct.id.client, [struct]);
		else run.push(struct);
	}
	return runs;
};
