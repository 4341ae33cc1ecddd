import type * as Y from 'yjs';
import { auditCapability, maskContents, type Reading } from '#lib/domains/records/index.ts';
import {
	bytesToText,
	type ObjectId,
	type PersonId,
	type Space
} from '#lib/kernel/identity/index.ts';
import { shareCapabilities } from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	openDocument,
	sealDocument,
	sealFull,
	type Contents,
	type DocumentKind,
	type SealedDocument
} from '#lib/kernel/sealed/index.ts';
import type { Draft } from '../drafts/index.ts';
import { cardsRoom, documentsIn, removeFrom, replaceIn, roomOf } from './documents.ts';
import { openFull, openPlain } from './opening.ts';
import type { Asked, Desk, RecordContents, RecordFault, RecordsParts } from './ports.ts';
import { speak } from './relay-words.ts';
import { dropReplaced, renew } from './renewing.ts';
import { Rooms } from './rooms.ts';

const RECORD_BYTES = 16;

/**
 * The records in the sealed spaces of a workspace. Each is three sealed documents: the card that lists
 * show, the masked one for everyday work, and the full one, for which whoever opens it states why.
 */
export class Records {
	readonly #parts: RecordsParts;
	readonly #rooms: Rooms;
	readonly #desk: Desk;

	constructor(parts: RecordsParts) {
		this.#parts = parts;
		this.#rooms = new Rooms(parts);
		this.#desk = { parts, rooms: this.#rooms };
	}

	/**
	 * Writes documents of a record in place of those that are there. The relay keeps its share of a full
	 * one first, so that takes the server; the others can be written offline.
	 */
	async write(
		space: Space,
		record: ObjectId,
		contents: RecordContents
	): Promise<Result<null, RecordFault>> {
		const { keyring, log, draw } = this.#parts;
		const key = keyring.writing(space);
		if (!key) return err({ code: 'no_key' });
		if (!log.can('record.write', space)) return notAllowed('record.write');
		const { card, full, masking } = contents;
		const masked = full && masking ? maskContents(full, masking) : contents.masked;
		const head = await this.#nextVersions(space, record);
		if (full) {
			const sealed = sealFull({ record, version: head.full }, full, { key, draw });
			const kept = await speak(this.#parts, space, (line) =>
				line.keep(sealed.document.id, sealed.share)
			);
			if (!kept.ok) return kept;
			await this.#put(space, sealed.document);
			// What stays undone here is done by the next review.
			await dropReplaced(this.#desk, space, record);
		}
		const seal = (kind: 'card' | 'masked', inside: Contents) =>
			sealDocument({ record, version: head[kind], kind }, inside, { key, draw });
		if (masked) await this.#put(space, seal('masked', masked));
		if (card) await this.#put(space, seal('card', card));
		return ok(null);
	}

	/** The cards of all records of a space that this device can open, by record. */
	cards(space: Space): Promise<ReadonlyMap<ObjectId, Contents>> {
		return this.#rooms.with(space, cardsRoom, ({ doc }) => this.#cardsIn(doc));
	}

	/** The cards that are on this device already: a list does not wait for the server. */
	cardsHere(space: Space): Promise<ReadonlyMap<ObjectId, Contents>> {
		return this.#rooms.with(
			space,
			cardsRoom,
			({ doc }) => this.#cardsIn(doc),
			() => true
		);
	}

	/**
	 * Keeps the cards of a space, or the documents of a record, coming from others until the answer is
	 * called; `changed` is called whenever something has come or was written here.
	 */
	watch(space: Space, record: ObjectId | undefined, changed: () => void): () => void {
		let stop = () => {};
		const ended = new Promise<void>((resolve) => (stop = resolve));
		const room = record === undefined ? cardsRoom : roomOf(record, 'masked');
		const look = async ({ doc }: Draft) => {
			doc.on('update', changed);
			changed();
			await ended;
			doc.off('update', changed);
		};
		void this.#rooms.with(space, room, look, () => true);
		return () => stop();
	}

	/** An id for a record that is to be written; it says nothing. */
	newRecord(): ObjectId {
		return bytesToText(this.#parts.draw(RECORD_BYTES)) as ObjectId;
	}

	/** What the card of a record says. */
	openCard(space: Space, record: ObjectId): Promise<Result<Contents, RecordFault>> {
		return openPlain(this.#desk, space, record, 'card');
	}

	/** What the masked document of a record says. */
	openMasked(space: Space, record: ObjectId): Promise<Result<Contents, RecordFault>> {
		return openPlain(this.#desk, space, record, 'masked');
	}

	/**
	 * States why, waits until the relay has it, and opens the full document of a record with the relay's
	 * share. Nothing is stated where it could not be opened in any case.
	 */
	openFull(space: Space, record: ObjectId, asked: Asked): Promise<Result<Contents, RecordFault>> {
		return openFull(this.#desk, space, record, asked);
	}

	/**
	 * Erases a record, and has the relay drop its shares, so that no copy of the full document opens to
	 * anybody. Where the server is not reached the record is gone from here; erasing again does the rest.
	 */
	async erase(space: Space, record: ObjectId): Promise<Result<null, RecordFault>> {
		for (const capability of ['record.write', shareCapabilities.drop]) {
			if (!this.#parts.log.can(capability, space)) return notAllowed(capability);
		}
		for (const room of [roomOf(record, 'full'), cardsRoom]) {
			await this.#rooms.with(space, room, ({ doc }) => removeFrom(doc, record));
		}
		return dropReplaced(this.#desk, space, record);
	}

	/**
	 * Locks what stands under earlier keys under the space's current one, and has the shares of what was
	 * replaced dropped, where this device may. Doing it twice, or on two devices, changes nothing.
	 */
	review(space: Space): Promise<void> {
		return renew(this.#desk, space);
	}

	/** Who has opened a record, what somebody has opened, or all of it, and why; latest first. */
	readings(space: Space, about?: ObjectId | PersonId): Result<readonly Reading[], RecordFault> {
		if (!this.#parts.log.can(auditCapability, space)) return notAllowed(auditCapability);
		return ok(this.#parts.readings(space, about));
	}

	close(): Promise<void> {
		return this.#rooms.close();
	}

	#cardsIn(doc: Y.Doc): ReadonlyMap<ObjectId, Contents> {
		const cards = new Map<ObjectId, Contents>();
		for (const document of documentsIn(doc)) {
			const key = this.#parts.keyring.key(document.epoch);
			const contents = key && !cards.has(document.record) && openDocument(document, key);
			if (contents) cards.set(document.record, contents);
		}
		return cards;
	}

	async #nextVersions(space: Space, record: ObjectId): Promise<Record<DocumentKind, number>> {
		const next = { card: 1, masked: 1, full: 1 };
		for (const room of [cardsRoom, roomOf(record, 'full')]) {
			await this.#rooms.with(space, room, ({ doc }) => {
				for (const each of documentsIn(doc)) {
					if (each.record === record) next[each.kind] = Math.max(next[each.kind], each.version + 1);
				}
			});
		}
		return next;
	}

	#put(space: Space, document: SealedDocument): Promise<void> {
		const room = roomOf(document.record, document.kind);
		return this.#rooms.with(space, room, ({ doc }) => replaceIn(doc, document));
	}
}

const notAllowed = (capability: string) => err({ code: 'not_allowed', capability } as const);
