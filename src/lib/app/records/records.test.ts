import { describe, expect, it } from 'vitest';
import { bytesToText, type ObjectId, type Space } from '#lib/kernel/identity/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';

const space = 'records:1' as Space;
const record = bytesToText(new Uint8Array(16).fill(7)) as ObjectId;
const founding = {
	name: '虚构互助会',
	template: 'alliance',
	timezone: 'Asia/Shanghai',
	personName: '',
	isSample: false
};
const [card, masked] = [{ name: '张*构' }, { phone: '138****5678' }];
const refused = (code: string) => ({ ok: false, error: { code } });

/** Somebody who has founded a workspace, without any server. */
const founder = async () => {
	const device = deviceOf(1, sharedDrafts());
	const id = value(await device.session.found(founding));
	return value(await device.session.open(id));
};

describe('records without a server', () => {
	it('take and show cards and masked documents, the latest', async () => {
		const { records, spaces } = await founder();
		value(await spaces.openSealed(space, 'state'));
		expect(await records.write(space, record, { card: { name: '旧' }, masked })).toMatchObject({
			ok: true
		});
		value(await records.write(space, record, { card }));
		expect(await records.openCard(space, record)).toEqual({ ok: true, value: card });
		expect(await records.openMasked(space, record)).toEqual({ ok: true, value: masked });
		expect(await records.cards(space)).toEqual(new Map([[record, card]]));
	});

	it('say that a full document needs it, and state nothing', async () => {
		const { records, spaces, log } = await founder();
		value(await spaces.openSealed(space, 'state'));
		const full = { identity: '110101199001011234' };
		expect(await records.write(space, record, { full, card })).toEqual(refused('needs_server'));
		expect(await records.openCard(space, record)).toEqual(refused('unknown_record'));
		expect(await records.openFull(space, record, { reason: 'safety' })).toEqual(
			refused('unknown_record')
		);
		expect([...log.facts()].filter(({ type }) => type === 'read.stated')).toEqual([]);
	});

	it('are not written, nor read, where the key of the space is not here', async () => {
		const { records } = await founder();
		expect(await records.write(space, record, { card })).toEqual(refused('no_key'));
		expect(await records.openCard(space, record)).toEqual(refused('no_key'));
		expect(await records.openFull(space, record, { reason: 'safety' })).toEqual(refused('no_key'));
	});

	it('stay readable under the next key, and are the same after looking twice', async () => {
		const { records, spaces } = await founder();
		value(await spaces.openSealed(space, 'state'));
		value(await records.write(space, record, { card, masked }));
		value(await spaces.rotate(space));
		await records.review(space);
		await records.review(space);
		expect(spaces.list()[0]?.epoch).toBe(2);
		expect(await records.openCard(space, record)).toEqual({ ok: true, value: card });
		expect(await records.openMasked(space, record)).toEqual({ ok: true, value: masked });
	});

	it('are gone from here when they are erased', async () => {
		const { records, spaces } = await founder();
		value(await spaces.openSealed(space, 'state'));
		value(await records.write(space, record, { card, masked }));
		expect(await records.erase(space, record)).toEqual({ ok: true, value: null });
		expect(await records.openMasked(space, record)).toEqual(refused('unknown_record'));
		expect(await records.cards(space)).toEqual(new Map());
	});
});
