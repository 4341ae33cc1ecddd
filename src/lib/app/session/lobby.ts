import { encode } from 'cborg';
import * as v from 'valibot';
import type * as Y from 'yjs';
import {
	bytesToText,
	isSignedBy,
	textToBytes,
	type DeviceId,
	type PersonId,
	type Signer,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { liveValue, type Live } from '../live/index.ts';

const arrivalSchema = v.strictObject({
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
	studentNo: v.pipe(v.string(), v.trim(), v.maxLength(32)),
	device: v.string(),
	signature: v.string()
});

/** What somebody who waits to be admitted says of themselves. */
export interface Arrival {
	readonly name: string;
	/** '' where not stated. */
	readonly studentNo: string;
}

/** Where those who have an invitation write their name, so that somebody can admit them. */
export interface Lobby {
	readonly arrivals: Live<ReadonlyMap<PersonId, Arrival>>;
	/** Signs and leaves a name. */
	announce(person: PersonId, arrival: Arrival): Promise<void>;
	/** Erases the name of a person who has been admitted or turned away. */
	clear(person: PersonId): void;
	/** Looks again, after the devices of the workspace have changed. */
	review(): void;
}

const DOMAIN = new TextEncoder().encode('tongban/arrival/1\0');

const arrivalBytes = (workspace: WorkspaceId, person: PersonId, { name, studentNo }: Arrival) => {
	const body = encode([workspace, person, name, studentNo]);
	const bytes = new Uint8Array(DOMAIN.length + body.length);
	bytes.set(DOMAIN);
	bytes.set(body, DOMAIN.length);
	return bytes;
};

/** Opens the lobby in `doc`; a name counts only if a device of that very person has signed it. */
export const openLobby = (
	doc: Y.Doc,
	ports: {
		readonly workspace: WorkspaceId;
		readonly signer: Signer;
		readonly personOf: (device: DeviceId) => PersonId | undefined;
	}
): Lobby => {
	const { workspace, signer, personOf } = ports;
	const slots = doc.getMap<unknown>('arrivals');
	const arrivals = liveValue<ReadonlyMap<PersonId, Arrival>>(new Map());
	let turn = 0;

	const verify = async (key: string, slot: unknown) => {
		const person = key as PersonId; // proved by the device's own person below
		const parsed = v.safeParse(arrivalSchema, slot);
		if (!parsed.success) return undefined;
		const { device, signature, ...arrival } = parsed.output;
		const bytes = textToBytes(signature);
		if (!bytes || personOf(device as DeviceId) !== person) return undefined;
		const message = arrivalBytes(workspace, person, arrival);
		return (await isSignedBy(device as DeviceId, message, bytes)) ? { person, arrival } : undefined;
	};
	const review = async () => {
		const current = ++turn;
		const found = await Promise.all([...slots.entries()].map(([key, slot]) => verify(key, slot)));
		if (current !== turn) return; // a later reading has begun
		arrivals.set(new Map(found.flatMap((each) => (each ? [[each.person, each.arrival]] : []))));
	};
	slots.observe(() => void review());
	void review();

	return {
		arrivals,
		announce: async (person, arrival) => {
			const signature = bytesToText(await signer.sign(arrivalBytes(workspace, person, arrival)));
			slots.set(person, { ...arrival, device: signer.device, signature });
		},
		clear: (person) => slots.delete(person),
		review: () => void review()
	};
};
