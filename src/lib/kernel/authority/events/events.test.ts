import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../../../tests/convergence/scene.ts';
import {
	bytesToText,
	controlSpace,
	type ChainId,
	type EntryId,
	type PersonId
} from '../../identity/index.ts';
import { secretSigner } from '../../identity/testing.ts';
import { nextEntry, signBatch, type Entry } from '../../log/index.ts';
import { parseControl } from './index.ts';

const [one, two, three] = [keyOf('one'), keyOf('two'), keyOf('three')];
const signature = `${one}${two}`;
const cut = [['AAAAAAAAAAA', 4, one]];
const nonce = 'A'.repeat(22);
const founding = { nonce, name: '虚构', template: 'alliance', timezone: 'Asia/Shanghai' };
const grant = { to: one, rank: 2, capabilities: ['member.grant'], spaces: ['*'] };
const epoch = { space: 'unit:one', epoch: 0, commitment: one, wraps: [[two, 'AAAA']] };
const frontier = [['members', 'AAAAAAAAAAA', 4, one]];
const seal = { from: '2026-09-01', to: '2027-01-31', label: '秋', frontier, facts: 9, totals: one };

/** One payload of each type, with all that it may hold. */
const examples: Readonly<Record<string, Entry['payload']>> = {
	'workspace.founded': { ...founding, stewards: { keys: [one, two, three], quorum: 2 } },
	'person.introduced': { nonce, recovery: { sign: one, wrap: two } },
	'wrap.published': { key: one },
	'device.added': { device: one, proof: signature },
	'device.recovered': { retires: [[one, cut]], proof: signature },
	'device.revoked': { person: one, device: two, cut },
	'person.rebound': { person: one, device: two, cut },
	'invitation.issued': { key: one, expires: 5, uses: 2 },
	'person.joined': { invitation: one, proof: signature },
	'grant.issued': { ...grant, until: 1_800_000_000_000, role: 'office' },
	'grant.revoked': { grant: one, cut },
	'work.ratified': { entries: [one, two] },
	'stewards.decided': { ends: [[one, cut]], installs: two, signatures: [[0, signature]] },
	'space.opened': { space: 'unit:one', sealed: true, history: 'state' },
	'epoch.opened': {
		...epoch,
		wraps: [
			[two, 'AAAA'],
			[`words:${three}`, 'BBBB']
		],
		more: true
	},
	'term.sealed': seal,
	'term.countersigned': { seal: one, totals: two }
};

/** Payloads that are not what their type promises. */
const malformed: readonly (readonly [type: string, payload: object])[] = [
	['workspace.founded', { ...founding, stewards: { keys: [one], quorum: 1 } }],
	['workspace.founded', { ...founding, stewards: { keys: [one, two], quorum: 1 } }],
	['workspace.founded', { ...founding, stewards: { keys: [one, two], quorum: 3 } }],
	['workspace.founded', { ...founding, stewards: { keys: [one, one], quorum: 2 } }],
	['workspace.founded', { ...founding, stewards: { keys: Array(10).fill(one), quorum: 2 } }],
	['workspace.founded', { ...founding, name: '' }],
	['workspace.founded', { ...founding, nonce: 'A' }],
	['workspace.founded', { ...founding, nonce: `${nonce}A` }],
	['person.introduced', { nonce, recovery: { sign: one } }],
	['person.introduced', { nonce, name: '虚构' }],
	['wrap.published', { key: `${'A'.repeat(42)}B` }],
	['wrap.published', { key: `${one}A` }],
	['wrap.published', { key: `-${one}` }],
	['device.added', { device: one, proof: signature.slice(1) }],
	['device.added', { device: one, proof: `${signature}A` }],
	['device.recovered', { retires: Array(65).fill([one, []]), proof: signature }],
	['device.revoked', { person: one, device: two, cut: [['AAAAAAAAAA', 4, one]] }],
	['device.revoked', { person: one, device: two, cut: [['AAAAAAAAAAAA', 4, one]] }],
	['device.revoked', { person: one, device: two, cut: [['AAAAAAAAAAA', -1, one]] }],
	['device.revoked', { person: one, device: two, cut: Array(257).fill(cut[0]) }],
	['person.rebound', { person: one, device: two }],
	['invitation.issued', { key: one, expires: 5, uses: 0 }],
	['invitation.issued', { key: one, expires: 5, uses: 10_001 }],
	['grant.issued', { ...grant, rank: 0 }],
	['grant.issued', { ...grant, rank: 100 }],
	['grant.issued', { ...grant, rank: 1.5 }],
	['grant.issued', { ...grant, until: -1 }],
	['grant.issued', { ...grant, role: '' }],
	['grant.issued', { ...grant, capabilities: Array(65).fill('a') }],
	['grant.issued', { ...grant, capabilities: ['a'.repeat(81)] }],
	['work.ratified', { entries: [] }],
	['work.ratified', { entries: Array(201).fill(one) }],
	['stewards.decided', { ends: Array(65).fill([one, []]), installs: null, signatures: [] }],
	['stewards.decided', { ends: [], installs: null, signatures: Array(10).fill([0, signature]) }],
	['stewards.decided', { ends: [], signatures: [] }],
	['space.opened', { space: 'a/b', sealed: true, history: 'full' }],
	['space.opened', { space: '', sealed: true, history: 'full' }],
	['space.opened', { space: 'a'.repeat(101), sealed: true, history: 'full' }],
	['space.opened', { space: 'a', sealed: true, history: 'none' }],
	['epoch.opened', { ...epoch, wraps: [] }],
	['epoch.opened', { ...epoch, wraps: Array(129).fill([two, 'A']) }],
	['epoch.opened', { ...epoch, wraps: [[two, 'A'.repeat(401)]] }],
	['epoch.opened', { ...epoch, wraps: [[two, '']] }],
	['epoch.opened', { ...epoch, wraps: [['words:A', 'A']] }],
	['epoch.opened', { ...epoch, wraps: [[`word:${two}`, 'A']] }],
	['epoch.opened', { ...epoch, wraps: [[`${two}A`, 'A']] }],
	['term.sealed', { ...seal, from: '2027-02-01' }],
	['term.sealed', { ...seal, to: '2027-13-01' }],
	['term.sealed', { ...seal, to: '2027-01-32' }],
	['term.sealed', { ...seal, from: '12026-09-01' }],
	['term.sealed', { ...seal, to: '12027-01-31' }],
	['term.sealed', { ...seal, to: '2027-01-311' }],
	['term.sealed', { ...seal, frontier: Array(257).fill(frontier[0]) }],
	['term.countersigned', { seal: one }],
	['term.countersigned', { seal: `A${one}`, totals: two }],
	['term.countersigned', { seal: `${one}A`, totals: two }],
	['grant.lent', grant],
	['toString', {}]
];

describe('a control event', () => {
	it.each(Object.entries(examples))(
		'of each type is what its payload says: %s',
		(type, payload) => {
			expect(parseControl(type, payload)).toEqual({ type, payload });
			expect(parseControl(type, { ...payload, more_: 1 })).toBeUndefined();
		}
	);

	it.each(malformed)(
		'is none where its payload is not what its type promises: %s %j',
		(type, payload) => {
			expect(parseControl(type, payload)).toBeUndefined();
		}
	);

	it('may leave out what was added to it later', () => {
		for (const [type, payload] of [
			['workspace.founded', founding],
			['workspace.founded', { ...founding, stewards: { keys: [one, two], quorum: 2 } }],
			['person.introduced', { nonce }],
			['grant.issued', grant],
			['epoch.opened', epoch],
			['term.sealed', { ...seal, to: seal.from }]
		] as const) {
			expect(parseControl(type, payload)).toEqual({ type, payload });
		}
	});

	it('has the bytes, ids and signatures that are frozen in the fixture', async () => {
		const signer = secretSigner(new Uint8Array(32).fill(1));
		const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
		const chain = bytesToText(new Uint8Array(8).fill(2)) as ChainId;
		const tip = { chain, seq: 2, id: one as string as EntryId };
		const head = { space: controlSpace, chain, workspace: '' as const, tip };
		const frozen = await Promise.all(
			Object.entries(examples).map(async ([type, payload]) => {
				const said = { type, by: two as string as PersonId, at: 1_700_000_000_000, payload };
				const auth = [three as string as EntryId];
				const [entry] = await signBatch(
					[nextEntry(head, signer.device, { ...said, auth })],
					signer
				);
				if (!entry?.signature) throw new Error('one statement, one signature');
				const { id, bytes } = entry;
				return { type, id, bytes: hex(bytes), signature: hex(entry.signature) };
			})
		);
		await expect(`${JSON.stringify(frozen, null, '\t')}\n`).toMatchFileSnapshot(
			'../../../../../tests/fixtures/entries/entries-2.json'
		);
	});
});
