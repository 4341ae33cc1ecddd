import {
	auditCapability,
	maskContents,
	stateReading,
	type Masking,
	type Reading,
	type ReadingReason,
	type ReadingRefusal
} from '#lib/domains/records/index.ts';
import type { EntryId, ObjectId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import { shareCapabilities } from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	holdsHalf,
	openDocument,
	rekeyDocument,
	sealDocument,
	sealFull,
	type Contents,
	type DocumentKind,
	type Draw,
	type EpochKey,
	type Keyring,
	type SealedDocument
} from '#lib/kernel/sealed/index.ts';
import type { ShareFault, ShareLine } from '#lib/kernel/sync/index.ts';
import type { Draft } from '../drafts/index.ts';
import type { StateFault, WorkspaceLog } from '../log/index.ts';
import {
	cardsRoom,
	currentIn,
	documentsIn,
	forgetReplaced,
	relockIn,
	removeFrom,
	replacedOf,
	replaceIn,
	roomOf
} from './documents.ts';
import { Rooms, type RoomsParts } from './rooms.ts';

/**
 * The documents of a record; a kind that is left out stays as it is. With `masking` the masked document
 * is made from the full one, so that the two never differ.
 */
export type RecordContents = Readonly<Partial<Record<DocumentKind, Contents>>> & {
	readonly masking?: Masking;
};

/** Why a full document is opened, and for which fields; none where it is for all. */
export interface Asked {
	readonly reason: ReadingReason;
	readonly note?: string;
	readonly fields?: readonly string[];
}

/** Why nothing was written, opened or told. */
export type RecordFault =
	| StateFault
	| ReadingRefusal
	/** Refused by the relay; or not reached, without which a full document is neither written nor opened. */
	| { readonly code: Exclude<ShareFault['code'], 'unreachable'> | 'needs_server' }
	/** The server has closed its door to this device, as when it was removed. */
	| { readonly code: 'turned_away' }
	| { readonly code: 'unknown_record' }
	/** It does not open with the key that it names: somebody has altered it. */
	| { readonly code: 'altered' };

/** What the records of a workspace work with. */
export interface RecordsParts extends RoomsParts {
	readonly log: WorkspaceLog;
	readonly keyring: Keyring;
	readonly draw: Draw;
	/** The way to the relay's shares; undefined where there is no relay. */
	readonly shares: ((space: Space) => ShareLine) | undefined;
	/** Waits until the relay holds all that was stated here. */
	readonly sent: () => Promise<'there' | 'refused' | 'late'>;
	readonly readings: (space: Space, about: ObjectId | PersonId) => readonly Reading[];
}

/**
 * The records in the sealed spaces of a workspace. Each is three sealed documents: the card that lists
 * show, the masked one for everyday work, and the full one, for which whoever opens it states why.
 */
export class Records {
	readonly #parts: RecordsParts;
	readonly #rooms: Rooms;

	constructor(parts: RecordsParts) {
		this.#parts = parts;
		this.#rooms = new Rooms(parts);
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
			const kept = await this.#speak(space, (line) => line.keep(sealed.document.id, sealed.share));
			if (!kept.ok) return kept;
			await this.#put(space, sealed.document);
			// What stays undone here is done by the next review.
			await this.#dropReplaced(space, record);
		}
		const seal = (kind: 'card' | 'masked', inside: Contents) =>
			sealDocument({ record, version: head[kind], kind }, inside, { key, draw });
		if (masked) await this.#put(space, seal('masked', masked));
		if (card) await this.#put(space, seal('card', card));
		return ok(null);
	}

	/** The cards of all records of a space that this device can open, by record. */
	cards(space: Space): Promise<ReadonlyMap<ObjectId, Contents>> {
		return this.#rooms.with(space, cardsRoom, ({ doc }) => {
			const cards = new Map<ObjectId, Contents>();
			for (const document of documentsIn(doc)) {
				const key = this.#parts.keyring.key(document.epoch);
				const contents = key && !cards.has(document.record) && openDocument(document, key);
				if (contents) cards.set(document.record, contents);
			}
			return cards;
		});
	}

	/** What the card of a record says. */
	openCard(space: Space, record: ObjectId): Promise<Result<Contents, RecordFault>> {
		return this.#openPlain(space, record, 'card');
	}

	/** What the masked document of a record says. */
	openMasked(space: Space, record: ObjectId): Promise<Result<Contents, RecordFault>> {
		return this.#openPlain(space, record, 'masked');
	}

	/**
	 * States why, waits until the relay has it, and opens the full document of a record with the relay's
	 * share. Nothing is stated where it could not be opened in any case.
	 */
	async openFull(
		space: Space,
		record: ObjectId,
		{ reason, note, fields = [] }: Asked
	): Promise<Result<Contents, RecordFault>> {
		const { log } = this.#parts;
		const found = await this.#find(space, record, 'full');
		if (!found.ok) return found;
		const { document, key } = found.value;
		if (!holdsHalf(document, key)) return err({ code: 'altered' });
		const stated = stateReading(
			{ document: document.id, record, reason, note: note ?? null, fields: [...fields] },
			{ can: (capability) => log.can(capability, space) }
		);
		if (!stated.ok) return stated;
		// Whoever is turned away, or offline, states nothing.
		const before = await this.#sent();
		if (!before.ok) return before;
		const ids = await log.state(space, (say) => say(stated.value));
		if (!ids.ok) return ids;
		const fact = this.#tipOf(ids.value[0]);
		const after = await this.#sent();
		if (!after.ok) return after;
		const given = await this.#speak(space, (line) => line.ask(document.id, fact));
		if (!given.ok) return given;
		const contents = openDocument(document, key, given.value);
		return contents ? ok(contents) : err({ code: 'altered' });
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
		return this.#dropReplaced(space, record);
	}

	/**
	 * Locks what stands under earlier keys under the space's current one, and has the shares of what was
	 * replaced dropped, where this device may. Doing it twice, or on two devices, changes nothing.
	 */
	async review(space: Space): Promise<void> {
		const to = this.#parts.keyring.writing(space);
		if (!to || !this.#parts.log.can('record.write', space)) return;
		const records = new Set<ObjectId>();
		await this.#rooms.with(space, cardsRoom, (draft) => {
			for (const { record } of documentsIn(draft.doc)) records.add(record);
			return this.#relock(draft, to);
		});
		for (const record of records) {
			await this.#rooms.with(space, roomOf(record, 'full'), (draft) => this.#relock(draft, to));
			await this.#dropReplaced(space, record);
		}
	}

	/** Who has opened a record, or what somebody has opened, and why; latest first. */
	readings(space: Space, about: ObjectId | PersonId): Result<readonly Reading[], RecordFault> {
		if (!this.#parts.log.can(auditCapability, space)) return notAllowed(auditCapability);
		return ok(this.#parts.readings(space, about));
	}

	close(): Promise<void> {
		return this.#rooms.close();
	}

	async #openPlain(
		space: Space,
		record: ObjectId,
		kind: 'card' | 'masked'
	): Promise<Result<Contents, RecordFault>> {
		const found = await this.#find(space, record, kind);
		if (!found.ok) return found;
		const contents = openDocument(found.value.document, found.value.key);
		return contents ? ok(contents) : err({ code: 'altered' });
	}

	async #find(
		space: Space,
		record: ObjectId,
		kind: DocumentKind
	): Promise<Result<{ readonly document: SealedDocument; readonly key: EpochKey }, RecordFault>> {
		if (!this.#parts.keyring.writing(space)) return err({ code: 'no_key' });
		const document = await this.#rooms.with(
			space,
			roomOf(record, kind),
			({ doc }) => currentIn(doc, record, kind),
			({ doc }) => currentIn(doc, record, kind) !== undefined
		);
		if (!document) return err({ code: 'unknown_record' });
		const key = this.#parts.keyring.key(document.epoch);
		return key?.space === space ? ok({ document, key }) : err({ code: 'no_key' });
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

	async #relock({ doc, renew }: Draft, to: EpochKey): Promise<void> {
		const { keyring, draw } = this.#parts;
		const relocked = documentsIn(doc).flatMap((document) => {
			const from = document.epoch === to.id ? undefined : keyring.key(document.epoch);
			return (from && rekeyDocument(document, { from, to, draw })) ?? [];
		});
		if (relocked.length > 0) relockIn(doc, relocked);
		// What is new rests on what stood before, which newcomers cannot open.
		await renew?.();
	}

	async #dropReplaced(space: Space, record: ObjectId): Promise<Result<null, RecordFault>> {
		const { log } = this.#parts;
		if (!log.can(shareCapabilities.drop, space)) return ok(null);
		return this.#rooms.with(space, roomOf(record, 'full'), async (draft) => {
			const { doc } = draft;
			const replaced = replacedOf(doc);
			// Not before others can have what stands in its place.
			if (replaced.length > 0 && !(await this.#rooms.synced(draft))) {
				return err({ code: 'needs_server' });
			}
			for (const id of replaced) {
				const dropped = await this.#speak(space, (line) => line.drop(id));
				if (!dropped.ok) return dropped;
				forgetReplaced(doc, [id]);
			}
			return ok(null);
		});
	}

	async #sent(): Promise<Result<null, RecordFault>> {
		const { sent, shares } = this.#parts;
		const reached = shares ? await sent() : 'late';
		if (reached === 'there') return ok(null);
		return err({ code: reached === 'refused' ? 'turned_away' : 'needs_server' });
	}

	async #speak<T>(
		space: Space,
		say: (line: ShareLine) => Promise<Result<T, ShareFault>>
	): Promise<Result<T, RecordFault>> {
		const { shares } = this.#parts;
		if (!shares) return err({ code: 'needs_server' });
		const answered = await say(shares(space));
		if (answered.ok) return answered;
		const { code } = answered.error;
		return err<RecordFault>({ code: code === 'unreachable' ? 'needs_server' : code });
	}

	#tipOf(id: EntryId | undefined): Tip {
		const entry = id && this.#parts.log.entry(id);
		if (!id || !entry) throw new Error('what was stated is kept');
		return { id, chain: entry.chain, seq: entry.seq };
	}
}

const notAllowed = (capability: string) => err({ code: 'not_allowed', capability } as const);
