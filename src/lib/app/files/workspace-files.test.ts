import { describe, expect, it, onTestFinished } from 'vitest';
import { MAX_FILE_BYTES, type FileRef } from '#lib/kernel/files/index.ts';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import { err, ok } from '#lib/kernel/result/index.ts';
import type { NewFile } from './index.ts';
import { WorkspaceFiles } from './index.ts';
import { memoryFileStore, memoryRelay, type MemoryRelay } from './testing.ts';

const bytesOf = (words: string) => Uint8Array.from(new TextEncoder().encode(words));
const fileOf = (words: string): NewFile => ({
	name: `${words}.txt`,
	media: 'text/plain',
	content: bytesOf(words)
});

/** A device at a relay, with timers that run when the test says so. */
const deviceAt = (relay: MemoryRelay | undefined, { store = memoryFileStore(), seed = 1 } = {}) => {
	let drawn = seed;
	const network = { isConnected: true };
	const timers: { ms: number; run: () => void }[] = [];
	const files = new WorkspaceFiles({
		store,
		line: relay?.line,
		draw: (length) => new Uint8Array(length).map(() => (drawn += 13) & 0xff),
		after: (ms, run) => {
			const timer = { ms, run };
			timers.push(timer);
			return () => timers.splice(timers.indexOf(timer), 1);
		},
		isConnected: () => network.isConnected,
		tell: () => undefined
	});
	onTestFinished(() => files.close());
	return { files, network, timers, store };
};

/** Adds files, and answers how they are named. */
const add = async (files: WorkspaceFiles, ...added: readonly NewFile[]) => {
	const stated = await files.adding(membersSpace, added, (refs) => Promise.resolve(ok(refs)));
	if (!stated.ok) throw new Error('an honest disk keeps files');
	return stated.value;
};

const first = ([ref]: readonly FileRef[]): FileRef => {
	if (!ref) throw new Error('a file was added');
	return ref;
};

describe('a file that was added', () => {
	it('is named with its name, kind and size, brought, and read by others', async () => {
		const relay = memoryRelay();
		const [alice, bob] = [deviceAt(relay), deviceAt(relay, { seed: 2 })];
		const ref = first(await add(alice.files, fileOf('稿子')));
		expect(ref).toMatchObject({ name: '稿子.txt', media: 'text/plain', size: 6 });
		await alice.files.bring();
		expect(alice.files.standing(ref.hash)).toBe('here');
		expect(bob.files.standing(ref.hash)).toBe('elsewhere');
		expect(await bob.files.read(membersSpace, ref)).toEqual({ ok: true, value: bytesOf('稿子') });
		expect(bob.files.standing(ref.hash)).toBe('here');
		relay.fault = 'unreachable';
		expect((await bob.files.read(membersSpace, ref)).ok).toBe(true);
	});

	it('waits here while there is no relay, and goes when there is, also after a restart', async () => {
		const relay = memoryRelay();
		const alice = deviceAt(relay);
		alice.network.isConnected = false;
		const ref = first(await add(alice.files, fileOf('稿子')));
		await alice.files.bring();
		expect(alice.files.standing(ref.hash)).toBe('waiting');
		expect(relay.files.size).toBe(0);
		expect(await alice.files.read(membersSpace, ref)).toEqual({ ok: true, value: bytesOf('稿子') });
		const again = deviceAt(relay, { store: alice.store });
		await again.files.refresh();
		expect(again.files.standing(ref.hash)).toBe('waiting');
		again.files.mayBring();
		await again.files.bring();
		expect(again.files.standing(ref.hash)).toBe('here');
		expect([...relay.files.keys()]).toEqual([`members/${ref.hash}`]);
	});

	it('is tried again, and it is told why it has not gone', async () => {
		const relay = memoryRelay();
		const { files, timers } = deviceAt(relay);
		relay.fault = 'daily_limit';
		const ref = first(await add(files, fileOf('稿子')));
		await files.bring();
		expect(files.standing(ref.hash)).toBe('waiting');
		expect(files.state.get().fault).toBe('daily_limit');
		expect(timers.map(({ ms }) => ms)).toEqual([300_000]);
		relay.fault = 'unreachable';
		timers[0]?.run();
		await files.bring();
		expect(timers.map(({ ms }) => ms)).toEqual([2_000]);
		relay.fault = undefined;
		timers[0]?.run();
		await files.bring();
		expect(files.standing(ref.hash)).toBe('here');
		expect(files.state.get().fault).toBeUndefined();
		expect(timers).toEqual([]);
	});

	it('is not kept back by another that the relay refuses for itself', async () => {
		const relay = memoryRelay();
		const { files, network, store } = deviceAt(relay);
		network.isConnected = false;
		const spoilt = first(await add(files, fileOf('one')));
		const good = first(await add(files, fileOf('two')));
		const { bring } = relay.line;
		Object.assign(relay.line, {
			bring: (...asked: Parameters<typeof bring>) =>
				asked[1] === spoilt.hash
					? Promise.resolve(err({ code: 'wrong_hash' as const }))
					: bring(...asked)
		});
		network.isConnected = true;
		await files.bring();
		expect(files.standing(good.hash)).toBe('here');
		expect(files.standing(spoilt.hash)).toBe('waiting');
		expect(files.state.get().fault).toBe('wrong_hash');
		expect((await store.waiting()).map(({ hash }) => hash)).toEqual([spoilt.hash]);
	});

	it('while another is on its way goes right after it', async () => {
		const relay = memoryRelay();
		const { files } = deviceAt(relay);
		const { bring } = relay.line;
		let second: Promise<readonly FileRef[]> | undefined;
		Object.assign(relay.line, {
			bring: async (...asked: Parameters<typeof bring>) => {
				second ??= add(files, fileOf('two'));
				await second;
				return bring(...asked);
			}
		});
		const one = first(await add(files, fileOf('one')));
		await files.bring();
		const two = first((await second) ?? []);
		expect([one, two].map(({ hash }) => files.standing(hash))).toEqual(['here', 'here']);
	});

	it('is forgotten again where nobody says that it is there', async () => {
		const { files, store } = deviceAt(memoryRelay());
		const refused = await files.adding(membersSpace, [fileOf('稿子')], () =>
			Promise.resolve(err({ code: 'task_withdrawn' }))
		);
		expect(refused).toEqual({ ok: false, error: { code: 'task_withdrawn' } });
		expect(await store.hashes()).toEqual([]);
		expect(await store.waiting()).toEqual([]);
	});

	it('is on the disk before anything is said of it', async () => {
		const { files, store } = deviceAt(memoryRelay());
		let kept: number | undefined;
		await files.adding(membersSpace, [fileOf('one'), fileOf('two')], async (refs) => {
			kept = (await store.hashes()).length;
			return ok(refs);
		});
		expect(kept).toBe(2);
	});

	it('stays on a device whose workspace is sent nowhere', async () => {
		const { files } = deviceAt(undefined);
		const ref = first(await add(files, fileOf('稿子')));
		expect(files.standing(ref.hash)).toBe('here');
		expect((await files.read(membersSpace, ref)).ok).toBe(true);
	});
});

describe('no file is added', () => {
	it('where it is too large: its name is told', async () => {
		const { files, store } = deviceAt(memoryRelay());
		const large = { ...fileOf('录像'), content: new Uint8Array(MAX_FILE_BYTES + 1) };
		const refused = await files.adding(membersSpace, [fileOf('稿子'), large], () =>
			Promise.reject(new Error('nothing is stated'))
		);
		expect(refused).toEqual({
			ok: false,
			error: { code: 'file_too_large', name: '录像.txt' }
		});
		expect(await store.hashes()).toEqual([]);
	});

	it('where the disk is full', async () => {
		const { files } = deviceAt(memoryRelay(), { store: memoryFileStore({ isFull: true }) });
		const refused = await files.adding(membersSpace, [fileOf('稿子')], () =>
			Promise.reject(new Error('nothing is stated'))
		);
		expect(refused).toEqual({ ok: false, error: { code: 'store_full' } });
	});
});

describe('a file of somebody else', () => {
	const added = async (relay: MemoryRelay) => {
		const alice = deviceAt(relay);
		const ref = first(await add(alice.files, fileOf('稿子')));
		await alice.files.bring();
		return ref;
	};

	it('that nobody has brought yet is not there', async () => {
		const relay = memoryRelay();
		const ref = await added(relay);
		relay.files.clear();
		const read = await deviceAt(relay, { seed: 2 }).files.read(membersSpace, ref);
		expect(read).toEqual({ ok: false, error: { code: 'unknown_file' } });
	});

	it('that is not the one that was named is neither shown nor kept', async () => {
		const relay = memoryRelay();
		const ref = await added(relay);
		relay.files.set(`members/${ref.hash}`, bytesOf('something else'));
		const bob = deviceAt(relay, { seed: 2 });
		const read = await bob.files.read(membersSpace, ref);
		expect(read).toEqual({ ok: false, error: { code: 'wrong_hash' } });
		expect(await bob.store.hashes()).toEqual([]);
	});

	it('under another key is told, and not kept', async () => {
		const relay = memoryRelay();
		const ref = await added(relay);
		const bob = deviceAt(relay, { seed: 2 });
		const { key } = first(await add(bob.files, fileOf('other')));
		const read = await bob.files.read(membersSpace, { ...ref, key });
		expect(read).toEqual({ ok: false, error: { code: 'wrong_key' } });
	});

	it('is shown though the disk has no room for a copy', async () => {
		const relay = memoryRelay();
		const ref = await added(relay);
		const bob = deviceAt(relay, { store: memoryFileStore({ isFull: true }) });
		expect(await bob.files.read(membersSpace, ref)).toEqual({ ok: true, value: bytesOf('稿子') });
	});

	it('is fetched anew where the disk has spoilt it', async () => {
		const relay = memoryRelay();
		const ref = await added(relay);
		const bob = deviceAt(relay, { seed: 2 });
		await bob.store.keep({ hash: ref.hash, frame: bytesOf('spoilt') });
		expect(await bob.files.read(membersSpace, ref)).toEqual({ ok: true, value: bytesOf('稿子') });
		expect((await bob.store.get(ref.hash))?.frame).toEqual(relay.files.get(`members/${ref.hash}`));
	});
});
