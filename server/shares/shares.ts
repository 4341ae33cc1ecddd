import type { DeviceId } from '#lib/kernel/identity/index.ts';
import {
	shareCapabilities,
	type MessageOf,
	type ShareRefusal
} from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { sameBytes } from '#lib/kernel/identity/index.ts';
import { holds, type Workspace } from '../gate/index.ts';
import type { DocumentKey, SpaceKey, Store } from '../store/index.ts';
import { Paces } from './paces.ts';
import { findReading, readingRefusal } from './reading.ts';

/** Who says something about a share, and where. */
export type Speaker = {
	readonly device: DeviceId;
	readonly workspace: Workspace;
	readonly space: string;
};

/** What can be said about a share. */
export type ShareMessage = MessageOf<'keep'> | MessageOf<'ask'> | MessageOf<'drop'>;

/** What the relay answers. */
export type ShareAnswer = Result<MessageOf<'done'> | MessageOf<'share'>, ShareRefusal>;

/** Opening records one by one is what people do; keeping many is what an import does. */
const paces = {
	keep: { burst: 600, perMinute: 60 },
	ask: { burst: 20, perMinute: 6 },
	drop: { burst: 600, perMinute: 60 }
} as const;

/** Keeps and gives the shares of one relay. One thing at a time is done about a document. */
export class Shares {
	readonly #store: Store;
	readonly #now: () => number;
	readonly #paces = {
		keep: new Paces(paces.keep),
		ask: new Paces(paces.ask),
		drop: new Paces(paces.drop)
	};
	readonly #turns = new Map<string, Promise<unknown>>();

	/** `now` tells epoch milliseconds: it says how long ago a read fact was received. */
	constructor({ store, now }: { readonly store: Store; readonly now: () => number }) {
		this.#store = store;
		this.#now = now;
	}

	/** Does what is asked, if it may be; answers once that is on disk. */
	async answer(speaker: Speaker, message: ShareMessage): Promise<ShareAnswer> {
		if (!this.#may(speaker, message)) return err('not_permitted');
		const isPaced = this.#paces[message.type].take(paceKey(speaker), this.#now());
		if (!isPaced) return err('too_often');
		const { space, workspace } = speaker;
		const place = { workspace: workspace.id, space, document: message.document };
		return this.#inTurn(place, () => this.#do(speaker, message, place));
	}

	#may({ workspace, device, space }: Speaker, { type }: ShareMessage): boolean {
		const capability = shareCapabilities[type];
		return holds(workspace.authority, device, { space, capability }, this.#now());
	}

	#do(speaker: Speaker, message: ShareMessage, place: DocumentKey): Promise<ShareAnswer> {
		if (message.type === 'keep') return this.#keep(message, place);
		return message.type === 'ask'
			? this.#give(speaker, message, place)
			: this.#drop(message, place);
	}

	async #keep({ document, share }: MessageOf<'keep'>, place: DocumentKey): Promise<ShareAnswer> {
		const kept = await this.#store.readShare(place);
		// Replacing it would shut the document for everybody; keeping it twice is what a retry does.
		if (kept && !sameBytes(kept, share)) return err('share_exists');
		if (!kept) await this.#store.keepShare(place, Uint8Array.from(share));
		return ok({ type: 'done', document });
	}

	async #drop({ document }: MessageOf<'drop'>, place: DocumentKey): Promise<ShareAnswer> {
		await this.#store.dropShare(place);
		return ok({ type: 'done', document });
	}

	async #give(
		speaker: Speaker,
		message: MessageOf<'ask'>,
		place: DocumentKey
	): Promise<ShareAnswer> {
		const { workspace, device } = speaker;
		const { document, fact } = message;
		const space: SpaceKey = { workspace: place.workspace, space: place.space };
		const wish = { document, fact, device };
		const row = await findReading(this.#store, space, wish);
		const when = { authority: workspace.authority, now: this.#now() };
		const refusal = readingRefusal(row, wish, when);
		if (refusal) return err(refusal);
		const share = await this.#store.readShare(place);
		if (!share) return err('unknown_share');
		if (await this.#store.isSpent(place, fact.id)) return err('used_fact');
		// On disk before it is given: after a crash between the two the reason is stated again.
		await this.#store.spendFact(place, fact.id);
		if (!this.#may(speaker, message)) return err('not_permitted');
		return ok({ type: 'share', document, share });
	}

	async #inTurn<T>({ workspace, space, document }: DocumentKey, run: () => Promise<T>): Promise<T> {
		const key = JSON.stringify([workspace, space, document]);
		const turn = (this.#turns.get(key) ?? Promise.resolve()).then(run, run);
		this.#turns.set(key, turn);
		try {
			return await turn;
		} finally {
			if (this.#turns.get(key) === turn) this.#turns.delete(key);
		}
	}
}

const paceKey = ({ workspace, device }: Speaker) => `${workspace.id}/${device}`;
