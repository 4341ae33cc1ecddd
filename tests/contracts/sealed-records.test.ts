/** Records in a sealed space over a real relay on a disk: written, opened against a reason, refused. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { admit, invite, pendingPersons, removePerson } from '#lib/app/session/index.ts';
import type { Session, Workspace } from '#lib/app/session/index.ts';
import { templateOf } from '#lib/app/templates/index.ts';
import { bytesToText, type ObjectId, type Space } from '#lib/kernel/identity/index.ts';
import { readType } from '#lib/kernel/sealed/index.ts';
import { openAccess } from '../../server/access.ts';
import { startRelay, type Relay } from '../../server/relay.ts';
import { nodeSession } from '../durability/node-device.ts';

const space = 'records:1' as Space;
const record = bytesToText(new Uint8Array(16).fill(7)) as ObjectId;
const other = bytesToText(new Uint8Array(16).fill(8)) as ObjectId;
const canaries = {
	card: '金丝雀名片Kq3vBnXz',
	masked: '金丝雀遮住的Wd8rTyUi',
	full: '金丝雀全文Pl2mGhJk',
	note: '金丝雀缘由Zx6cAsDf'
};
const contents = {
	card: { name: canaries.card },
	masked: { phone: canaries.masked },
	full: { identity: canaries.full }
};
const why = { reason: 'official', note: canaries.note, fields: ['identity'] } as const;
const everything = ['record.write', 'record.open', 'share.keep'];

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
};

const until = async (isSo: () => boolean): Promise<void> => {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
};

const start = async (data: string): Promise<Relay> => {
	const started = value(await startRelay({ data, access: openAccess }));
	onTestFinished(() => started.close());
	return started;
};

const open = async (session: Session, id: Workspace['id']): Promise<Workspace> => {
	const workspace = value(await session.open(id));
	onTestFinished(() => workspace.close());
	return workspace;
};

/** Alice, who founded and may do all, and Bob with these rights in a space of records. */
const atWork = async (capabilities: readonly string[] = everything) => {
	const data = mkdtempSync(join(tmpdir(), 'tongban-records-'));
	onTestFinished(() => rmSync(data, { recursive: true, force: true }));
	const relay = await start(data);
	// Two names of one relay, so that the two are not taken for tabs of one browser.
	const [hers, his] = ['127.0.0.1', 'localhost'].map((host) =>
		nodeSession(`ws://${host}:${relay.port}`)
	);
	const officer = templateOf('alliance').roles.at(-1);
	if (!hers || !his || !officer) throw new Error('two devices, and a role');
	const words = { name: '虚构', template: 'alliance', timezone: 'Asia/Shanghai' };
	const id = value(await hers.found({ ...words, personName: '甲某', isSample: false }));
	const alice = await open(hers, id);
	value(await alice.spaces.openSealed(space, 'state'));
	const link = value(await invite(alice, { expires: 9e12, uses: 1 }, hers.draw));
	await until(() => alice.exchange?.state.get().isConnected === true);
	value(await his.join(link, { name: '乙某', studentNo: '' }));
	const bob = await open(his, id);
	await until(() => pendingPersons(alice).length > 0);
	const [pending] = pendingPersons(alice);
	if (!pending) throw new Error('Bob waits');
	value(await admit(alice, pending, officer, { type: 'new', unit: null, position: 'officer' }));
	value(await alice.spaces.grant(space, { person: bob.person, rank: 5, capabilities }));
	await until(
		() => bob.spaces.list()[0]?.holdsKey === true && alice.spaces.list()[0]?.due === undefined
	);
	await until(() => bob.exchange?.state.get().isConnected === true);
	return { alice, bob, relay, data };
};

/** Waits until another device's record has come by. */
const arrived = async ({ records }: Workspace, id: ObjectId): Promise<void> => {
	while (!(await records.openCard(space, id)).ok || !(await records.openMasked(space, id)).ok) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
};

const readingsOf = ({ log }: Workspace) =>
	[...log.entries()].filter(({ entry }) => entry.type === readType);

const bytesIn = (path: string): readonly Buffer[] =>
	statSync(path).isDirectory()
		? readdirSync(path).flatMap((name) => bytesIn(join(path, name)))
		: [readFileSync(path)];

const patienceMs = 60_000; // two devices and a relay that writes to a disk

describe('a record in a sealed space', () => {
	it(
		'[I11] is opened in full by whoever states why, once for each statement, and leaves word of it',
		async () => {
			const { alice, bob } = await atWork();
			value(await bob.records.write(space, record, contents));
			value(await alice.records.write(space, other, contents));
			await Promise.all([arrived(alice, record), arrived(bob, other)]);
			expect(await alice.records.openCard(space, record)).toEqual({
				ok: true,
				value: contents.card
			});
			expect(await alice.records.openMasked(space, record)).toEqual({
				ok: true,
				value: contents.masked
			});
			expect(readingsOf(alice)).toEqual([]);
			for (const reader of [alice, bob]) {
				const opened = await reader.records.openFull(space, record, why);
				expect(opened).toEqual({ ok: true, value: contents.full });
			}
			expect(await bob.records.openFull(space, other, { reason: 'safety' })).toMatchObject({
				ok: true
			});
			await until(() => readingsOf(alice).length === 3);
			const ofRecord = value(alice.records.readings(space, record));
			expect(new Set(ofRecord.map(({ by }) => by))).toEqual(new Set([alice.person, bob.person]));
			expect(ofRecord[0]).toMatchObject({ record, reason: 'official', note: canaries.note });
			const ofBob = value(alice.records.readings(space, bob.person));
			expect(new Set(ofBob.map((each) => each.record))).toEqual(new Set([record, other]));
			expect(bob.records.readings(space, record)).toEqual({
				ok: false,
				error: { code: 'not_allowed', capability: 'record.audit' }
			});
		},
		patienceMs
	);

	it(
		'[I11] leaves no word of it with the relay, and opens to nobody who has all of its bytes',
		async () => {
			const { bob, relay, data } = await atWork();
			value(await bob.records.write(space, record, contents));
			value(await bob.records.openFull(space, record, why));
			const document = readingsOf(bob)[0]?.entry.payload['document'];
			const id = document instanceof Uint8Array ? bytesToText(document) : '';
			const share = await relay.store.readShare({ workspace: bob.id, space, document: id });
			expect(share).toHaveLength(32);
			await bob.close();
			await relay.close();
			const disk = bytesIn(data);
			for (const canary of [...Object.values(canaries), 'official', record]) {
				for (const encoding of ['utf8', 'utf16le'] as const) {
					expect(disk.some((bytes) => bytes.includes(Buffer.from(canary, encoding)))).toBe(
						canary === record && encoding === 'utf8' // the name of the record's draft
					);
				}
			}
		},
		patienceMs
	);

	it(
		'[I11] opens to nobody without the right, and then nothing is stated',
		async () => {
			const { alice, bob } = await atWork(['record.write', 'share.keep']);
			value(await bob.records.write(space, record, contents));
			await arrived(alice, record);
			expect(await bob.records.openFull(space, record, why)).toEqual({
				ok: false,
				error: { code: 'not_allowed', capability: 'record.open' }
			});
			expect(await alice.records.openFull(space, record, { reason: 'other' })).toEqual({
				ok: false,
				error: { code: 'bad_field', field: 'note' }
			});
			expect([...readingsOf(alice), ...readingsOf(bob)]).toEqual([]);
		},
		patienceMs
	);

	it(
		'[I11] keeps no old share: what was replaced or erased opens to nobody any more',
		async () => {
			const { alice, relay } = await atWork();
			value(await alice.records.write(space, record, contents));
			value(await alice.records.openFull(space, record, why));
			const document = readingsOf(alice)[0]?.entry.payload['document'];
			const id = document instanceof Uint8Array ? bytesToText(document) : '';
			const place = { workspace: alice.id, space, document: id };
			expect(await relay.store.readShare(place)).toHaveLength(32);
			const masking = { identity: 'identity' } as const;
			const full = { identity: '110101199001011234' };
			value(await alice.records.write(space, record, { full, masking }));
			expect(await relay.store.readShare(place)).toBe(undefined);
			expect(await alice.records.openFull(space, record, why)).toEqual({
				ok: true,
				value: full
			});
			expect(await alice.records.openMasked(space, record)).toEqual({
				ok: true,
				value: { identity: '110***********1234' }
			});
			value(await alice.records.erase(space, record));
			expect(await alice.records.openFull(space, record, why)).toEqual({
				ok: false,
				error: { code: 'unknown_record' }
			});
		},
		patienceMs
	);

	it(
		'[I11] is locked anew when its space gets another key, and a removed member gets no share',
		async () => {
			const { alice, bob } = await atWork();
			value(await alice.records.write(space, record, contents));
			await arrived(bob, record);
			value(await removePerson(alice, bob.person));
			await alice.spaces.review();
			await until(() => alice.spaces.list()[0]?.due === undefined);
			expect(alice.spaces.list()[0]?.epoch).toBeGreaterThan(1);
			await alice.records.review(space);
			expect(await alice.records.openFull(space, record, why)).toEqual({
				ok: true,
				value: contents.full
			});
			// Whoever was removed is told nothing, and finds the door closed.
			await until(() => bob.exchange?.state.get().refusal !== undefined);
			expect(await bob.records.openFull(space, record, why)).toEqual({
				ok: false,
				error: { code: 'turned_away' }
			});
			expect(readingsOf(bob)).toEqual([]);
		},
		patienceMs
	);
});
