import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Signer, Space, WorkspaceId } from '#lib/kernel/identity/index.ts';
import {
	SealedDoc,
	sealPresence,
	type Draw,
	type History,
	type Keyring
} from '#lib/kernel/sealed/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import type { Draft } from './draft.ts';

/** What seals a draft of one room. */
export interface DraftSealing {
	readonly place: {
		readonly workspace: WorkspaceId;
		readonly space: Space;
		readonly room: string;
	};
	readonly signer: Signer;
	readonly keyring: Keyring;
	readonly history: () => History;
	/** Changes whenever keys may have come, or holders. */
	readonly keyChanges: Live<unknown>;
	readonly draw: Draw;
	readonly random: () => number;
	readonly after: (ms: number, run: () => void) => () => void;
}

/**
 * Seals a draft: the one given carries ciphertext, the answer is what people write. It is saved and
 * synced once its changes have been collected into the carrier, and that one is.
 */
export const sealDraft = (carrier: Draft, sealing: DraftSealing): Draft => {
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	const sealed = new SealedDoc({
		...sealing,
		outer: carrier.doc,
		inner: doc,
		onChange: () => update()
	});
	const presence = sealPresence({ ...sealing, outer: carrier.awareness, inner: awareness });
	const state = liveValue(carrier.state.get());
	const update = () => {
		const carried = carrier.state.get();
		const { isFlushed } = sealed;
		const before = state.get();
		const isSaved = carried.isSaved && isFlushed;
		const waiting = [...sealed.waiting.values()].filter((fault) => fault === 'no_key').length;
		const next = { ...carried, isSaved, isSynced: carried.isSynced && isFlushed, waiting };
		const isSame =
			before.isSaved === next.isSaved &&
			before.isSynced === next.isSynced &&
			before.isConnected === next.isConnected &&
			before.canWrite === next.canWrite &&
			before.refusal === next.refusal &&
			before.fault === next.fault &&
			before.waiting === next.waiting;
		if (!isSame) state.set(next);
	};
	const stops = [
		carrier.state.subscribe(update),
		sealing.keyChanges.subscribe(() => {
			void sealed.keysChanged();
			presence.keysChanged();
		})
	];
	return {
		doc,
		awareness,
		state,
		loaded: carrier.loaded.then(() => sealed.settled()),
		fetched: carrier.fetched.then(() => sealed.settled()),
		connect: () => carrier.connect(),
		renew: () => sealed.renew(),
		close: async () => {
			for (const stop of stops) stop();
			await sealed.close();
			presence.close();
			awareness.destroy();
			await carrier.close();
			doc.destroy();
		}
	};
};
