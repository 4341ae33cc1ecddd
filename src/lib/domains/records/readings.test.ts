import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { bytesToText, type DeviceId, type EntryId } from '#lib/kernel/identity/index.ts';
import type { ObjectId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { DocumentId } from '#lib/kernel/sealed/index.ts';
import { recordEvents, type RecordFact } from './events.ts';
import { recordSubjects, viewReadings } from './readings.ts';
import { stateReading } from './state-reading.ts';

const id = (seed: number, length = 32) => bytesToText(new Uint8Array(length).fill(seed));

const payload = {
	document: id(1) as DocumentId,
	record: id(2, 16) as ObjectId,
	reason: 'official' as const,
	note: '虚构的缘由',
	fields: ['identity']
};

const factOf = (seed: number, at: number): RecordFact => ({
	id: id(seed) as EntryId,
	type: 'read.stated',
	space: 'records:1' as Space,
	by: id(9) as PersonId,
	device: id(8) as DeviceId,
	at,
	receivedAt: at,
	payload
});

describe('stating why a document is opened', () => {
	const can = (capability: string) => capability === 'record.open';

	it('takes the right to open records', () => {
		expect(stateReading(payload, { can })).toEqual({
			ok: true,
			value: { type: 'read.stated', payload }
		});
		expect(stateReading(payload, { can: () => false })).toEqual({
			ok: false,
			error: { code: 'not_allowed', capability: 'record.open' }
		});
	});

	it('takes words where none of the reasons fits, and not too many', () => {
		const refused = (field: string) => ({ ok: false, error: { code: 'bad_field', field } });
		const other = { ...payload, reason: 'other' as const };
		expect(stateReading({ ...other, note: null }, { can })).toEqual(refused('note'));
		expect(stateReading({ ...other, note: ' ' }, { can })).toEqual(refused('note'));
		expect(stateReading({ ...other, note: '说'.repeat(201) }, { can })).toEqual(refused('note'));
		expect(stateReading(other, { can })).toMatchObject({ ok: true });
		expect(stateReading({ ...payload, note: null, fields: [] }, { can })).toMatchObject({
			ok: true
		});
	});
});

describe('readings', () => {
	it('are told by record and by reader, the latest first', () => {
		const facts = [factOf(3, 10), factOf(4, 30), factOf(5, 20)];
		expect(recordSubjects(factOf(3, 10))).toEqual([payload.record, id(9)]);
		expect(viewReadings(facts).map(({ at }) => at)).toEqual([30, 20, 10]);
		const { id: fact, by, device, at } = factOf(4, 30);
		expect(viewReadings(facts)[0]).toEqual({ id: fact, by, device, at, ...payload });
	});

	it('have payloads that are read for ever as they were written', () => {
		const pinned: unknown = JSON.parse(readFileSync('tests/fixtures/facts/records-1.json', 'utf8'));
		expect(pinned).toEqual({ 'read.stated': payload });
		expect(v.parse(recordEvents['read.stated'], payload)).toEqual(payload);
		const wrong = [
			{ ...payload, more: 1 },
			{ ...payload, reason: 'curiosity' },
			{ ...payload, record: id(2) }
		];
		for (const each of wrong) expect(v.is(recordEvents['read.stated'], each)).toBe(false);
	});
});
