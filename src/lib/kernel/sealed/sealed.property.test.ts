/**
 * Seeded histories of one sealed draft: devices that meet now and then, write, rotate its key, join, are
 * removed, open the draft again, compact at once, and a vandal who may write the room. Only HPKE is left
 * out, which has tests of its own: whoever hears of an epoch that is wrapped for them is handed its key.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { casesOf } from '../../../../tests/counts.ts';
import { bytesToText, type DeviceId, type Signer } from '../identity/index.ts';
import type { EpochKey } from './epoch-key.ts';
import { Keyring } from './keyring.ts';
import { openEpoch } from './opening.ts';
import { SealedDoc } from './sealed-doc.ts';
import { openedSpaces, type History, type SpaceFact } from './spaces.ts';
import { drawFrom, space, stated, workspace } from './testing.ts';

const cases = casesOf('I11');
const TURNS = 30;
const place = { workspace, space, room: 'minutes-1' };

// PKCS #8 of an Ed25519 key is this and the 32 bytes.
const PKCS8_HEAD = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

/** WebCrypto signs fast enough for thousands of histories; the seed keeps the signatures the same. */
const signerOf = async (seed: number): Promise<Signer> => {
	const secret = Uint8Array.from([...PKCS8_HEAD, ...new Uint8Array(32).fill(seed)]);
	const key = await crypto.subtle.importKey('pkcs8', secret, 'Ed25519', true, ['sign']);
	const { x = '' } = await crypto.subtle.exportKey('jwk', key);
	return {
		device: x as DeviceId,
		sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, message))
	};
};

const signers = await Promise.all([1, 2, 3, 4].map(signerOf));

/** The control space, as each device has heard of it so far. */
class Control {
	readonly facts: SpaceFact[];
	readonly keys = new Map<string, EpochKey>();

	constructor(history: History) {
		this.facts = [stated('space.opened', { space, sealed: true, history })];
	}
}

type Timer = { readonly run: () => void };

class Writer {
	readonly keyring: Keyring;
	readonly outer = new Y.Doc();
	inner = new Y.Doc();
	doc: SealedDoc;
	isRemoved = false;
	#timers: Timer[] = [];
	#heard = 0;
	readonly #control: Control;
	readonly signer: Signer;
	readonly #history: History;
	readonly #draw: (length: number) => Uint8Array;

	constructor(index: number, control: Control, history: History, draw: (n: number) => Uint8Array) {
		const signer = signers[index];
		if (!signer) throw new Error('as many signers as writers');
		this.signer = signer;
		this.#control = control;
		this.#history = history;
		this.#draw = draw;
		this.keyring = new Keyring({ workspace, holder: signer.device, pair: undefined });
		this.outer.clientID = 10 + index;
		this.inner.clientID = 20 + index;
		this.doc = this.#enter();
	}

	get text(): Y.Text {
		return this.inner.getText('t');
	}

	get blobs(): Y.Array<unknown> {
		return this.outer.getArray('sealed');
	}

	#enter(): SealedDoc {
		return new SealedDoc({
			...{ place, outer: this.outer, inner: this.inner, signer: this.signer, draw: this.#draw },
			keyring: this.keyring,
			history: () => this.#history,
			random: () => 0,
			after: (_, run) => {
				const timer = { run };
				this.#timers.push(timer);
				return () => (this.#timers = this.#timers.filter((each) => each !== timer));
			},
			onChange: () => undefined
		});
	}

	/** Closes the draft and opens it again, from what the outer document holds. */
	async reopen(clientID: number): Promise<void> {
		await this.doc.close();
		this.inner = new Y.Doc();
		this.inner.clientID = clientID;
		this.#timers = [];
		this.doc = this.#enter();
		await this.doc.settled();
	}

	/** Hears the next facts of the control space. */
	async hear(upTo = this.#control.facts.length): Promise<void> {
		if (upTo <= this.#heard) return;
		this.#heard = upTo;
		const heard = this.#control.facts.slice(0, upTo);
		for (const fact of heard) {
			if (fact.type !== 'epoch.opened') continue;
			const isForMe = fact.payload.wraps.some(([holder]) => holder === this.signer.device);
			const key = this.#control.keys.get(fact.payload.commitment);
			if (isForMe && key) this.keyring.hold(key);
		}
		await this.keyring.learn(openedSpaces(heard));
		await this.doc.keysChanged();
	}

	/** Opens the next epoch as far as this device has heard; the others hear of it later. */
	async rotate(holders: readonly Writer[]): Promise<void> {
		const opened = openedSpaces(this.#control.facts.slice(0, this.#heard)).get(space);
		if (!opened) throw new Error('the space is open');
		const parts = { holders: [], keyring: this.keyring, draw: this.#draw };
		const { key, payloads } = await openEpoch(workspace, opened, parts);
		const [payload] = payloads;
		const opening = payload ?? { space, epoch: key.number, commitment: key.id };
		const wraps = holders.map(({ signer }) => [signer.device, '-'] as const);
		this.#control.keys.set(key.id, key);
		this.#control.facts.push(stated('epoch.opened', { ...opening, wraps }));
	}

	async tick(): Promise<void> {
		const due = this.#timers;
		this.#timers = [];
		for (const { run } of due) run();
		await this.doc.settled();
	}
}

const carry = async (from: Y.Doc, to: Y.Doc, reader?: Writer): Promise<void> => {
	Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
	await reader?.doc.settled();
};

/** One history, and what it came to. */
class Story {
	readonly #draw: (length: number) => Uint8Array;
	readonly #control: Control;
	readonly writers: readonly Writer[];
	readonly history: History;
	readonly operations: string[] = [];
	readonly written = new Map<string, Writer>();
	readonly erased = new Map<string, Set<Writer>>();
	readonly #vandal = new Y.Doc();
	#tokens = 0;
	#clients = 100;

	constructor(seed: number) {
		this.#draw = drawFrom(seed);
		this.history = this.#dice(2) === 0 ? 'full' : 'state';
		this.#control = new Control(this.history);
		this.#vandal.clientID = 99;
		const count = 2 + this.#dice(3);
		this.writers = Array.from(
			{ length: count },
			(_, index) => new Writer(index, this.#control, this.history, this.#draw)
		);
	}

	get live(): readonly Writer[] {
		return this.writers.filter(({ isRemoved }) => !isRemoved);
	}

	#dice(sides: number): number {
		const [high = 0, low = 0] = this.#draw(2);
		return (high * 256 + low) % sides;
	}

	#one<T>(of: readonly T[]): T {
		const chosen = of[this.#dice(of.length)];
		if (chosen === undefined) throw new Error('somebody is left');
		return chosen;
	}

	/** The first epoch is for all but perhaps the last, who may be let in later. */
	async begin(): Promise<void> {
		const [first] = this.writers;
		if (!first) return;
		await first.hear();
		await first.rotate(this.writers.slice(0, this.#dice(2) === 0 ? undefined : 2));
		for (const writer of this.writers) await writer.hear();
	}

	async turn(): Promise<void> {
		const writer = this.#one(this.live);
		const name = this.writers.indexOf(writer);
		const [kind, run] = this.#one([
			...Array.from({ length: 6 }, () => ['writes', () => this.#write(writer)] as const),
			...Array.from({ length: 6 }, () => ['meets', () => this.#meet(writer)] as const),
			...Array.from({ length: 3 }, () => ['ticks', () => writer.tick()] as const),
			['hears', () => writer.hear()] as const,
			['compacts', () => writer.doc.compact()] as const,
			['reopens', () => writer.reopen(++this.#clients)] as const,
			['rotates', () => this.#rotate(writer)] as const,
			['meets the vandal', () => this.#vandalise(writer)] as const
		]);
		this.operations.push(`${name} ${kind}`);
		await run();
	}

	async #write(writer: Writer): Promise<void> {
		const { text } = writer;
		// Without the key nothing can be saved, and pages let nobody write.
		if (!writer.keyring.writing(space)) return;
		if (text.length > 0 && this.#dice(3) === 0) {
			const at = this.#dice(text.length);
			const token = text.toString().charAt(at);
			text.delete(at, 1);
			this.erased.set(token, (this.erased.get(token) ?? new Set()).add(writer));
		} else {
			const token = String.fromCharCode(0x4e00 + this.#tokens++);
			text.insert(this.#dice(text.length + 1), token);
			this.written.set(token, writer);
		}
		if (this.#dice(2) === 0) await writer.doc.flush();
	}

	async #meet(writer: Writer): Promise<void> {
		const other = this.#one(this.live);
		await carry(writer.outer, other.outer, other);
		if (this.#dice(2) === 0) await carry(other.outer, writer.outer, writer);
	}

	async #rotate(writer: Writer): Promise<void> {
		// Who does not hold the key could not pass the earlier ones on.
		if (!writer.keyring.writing(space)) return;
		const [, ...others] = this.live;
		const leaves = others.length > 1 && this.#dice(3) === 0 ? this.#one(others) : undefined;
		// The relay hears of a removal first, and lets the removed member in no more.
		if (leaves) leaves.isRemoved = true;
		if (!writer.isRemoved) await writer.rotate(this.live);
		else await this.live[0]?.rotate(this.live);
	}

	/** Takes what the room holds, deletes some of it, leaves junk, and gives it to somebody. */
	async #vandalise(writer: Writer): Promise<void> {
		await carry(writer.outer, this.#vandal);
		const array = this.#vandal.getArray<unknown>('sealed');
		for (let at = array.length - 1; at >= 0; at--) if (this.#dice(2) === 0) array.delete(at);
		if (this.#dice(4) === 0) array.push([Uint8Array.from(this.#draw(40))]);
		const other = this.#one(this.live);
		await carry(this.#vandal, other.outer, other);
	}

	/** Everybody who is left hears everything and meets, until nothing changes any more. */
	async end(): Promise<void> {
		const [first] = this.live;
		if (!first) throw new Error('somebody is left');
		for (const writer of this.live) await writer.hear();
		await first.rotate(this.live);
		for (const writer of this.live) await writer.hear();
		for (let round = 0; round < 6; round++) {
			for (const writer of this.live) await writer.tick();
			for (const from of this.live) {
				for (const to of this.live) if (from !== to) await carry(from.outer, to.outer, to);
			}
		}
	}
}

const sorted = (text: string) => [...text].sort();

const faultOf = async (seed: number): Promise<string> => {
	const story = new Story(seed);
	await story.begin();
	for (let turn = 0; turn < TURNS; turn++) await story.turn();
	await story.end();
	const faults = [...(await faultsOf(story))];
	return faults.length > 0
		? `seed ${seed} (${story.history}): ${faults.join('; ')}\n${story.operations.join('\n')}`
		: '';
};

const faultsOf = async (story: Story): Promise<readonly string[]> => {
	const { live, written, erased } = story;
	const [first, ...others] = live;
	if (!first) return ['nobody is left'];
	const text = first.text.toString();
	const faults: string[] = [];
	for (const other of others) {
		if (other.text.toString() !== text)
			faults.push(`differs: ${other.text.toString()} and ${text}`);
	}
	const shown = new Set(text);
	if (shown.size !== text.length) faults.push('shows something twice');
	for (const [token, author] of written) {
		const by = [...(erased.get(token) ?? [])];
		if (!shown.has(token) && !author.isRemoved && by.length === 0) faults.push(`lost ${token}`);
		if (shown.has(token) && by.some((each) => live.includes(each))) faults.push(`kept ${token}`);
	}
	for (const token of shown)
		if (!written.has(token)) faults.push(`shows what nobody wrote: ${token}`);
	return [...faults, ...(await secretsTold(story, first)), ...(await leftAfterwards(story, first))];
};

/** What is written now reaches nobody who was removed, though the relay gives them everything. */
const secretsTold = async ({ writers, live }: Story, first: Writer): Promise<readonly string[]> => {
	first.text.insert(0, '秘');
	await first.doc.flush();
	const removed = writers.filter((writer) => !live.includes(writer));
	for (const writer of removed) {
		await writer.hear();
		await carry(first.outer, writer.outer, writer);
	}
	return removed.flatMap((writer) =>
		writer.text.toString().includes('秘') ? ['told a removed member'] : []
	);
};

/** One snapshot is left of all that can be read, and every piece of junk; a newcomer reads the same. */
const leftAfterwards = async (story: Story, first: Writer): Promise<readonly string[]> => {
	const junk = new Set(
		[...first.blobs.toArray()].flatMap((blob) =>
			blob instanceof Uint8Array && blob.length === 40 ? [bytesToText(blob)] : []
		)
	);
	await first.doc.compact();
	const left = first.blobs.toArray().map((blob) => bytesToText(blob as Uint8Array));
	const faults: string[] = [];
	const unreadable = first.doc.waiting.size;
	if (new Set(left).size !== unreadable + 1) faults.push(`left ${left.length} blobs`);
	if ([...junk].some((each) => !left.includes(each))) faults.push('deleted what it could not read');
	const before = sorted(first.text.toString());
	await first.reopen(9_999);
	if (sorted(first.text.toString()).join('') !== before.join(''))
		faults.push('read back otherwise');
	if (story.history === 'state' && [...first.doc.waiting.values()].includes('no_key')) {
		faults.push('left something under an earlier epoch');
	}
	return faults;
};

describe('a sealed draft that is partitioned, rotated, vandalised and compacted', () => {
	it(
		'[I11] ends the same on every device, with nothing lost and nothing told',
		async () => {
			const faults: string[] = [];
			for (const seed of cases.seeds) {
				const fault = await faultOf(seed);
				if (fault !== '') faults.push(fault);
				if (faults.length > 0) break;
			}
			expect(faults).toEqual([]);
		},
		cases.timeLimit(600_000) // thousands of histories with real signatures
	);
});
