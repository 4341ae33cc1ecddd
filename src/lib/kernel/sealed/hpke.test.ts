import { describe, expect, it } from 'vitest';
import { bytesToText, type Space } from '../identity/index.ts';
import { committedKey, lockEarlier, newEpochKey, unlockEarlier } from './epoch-key.ts';
import { unwrap, wrapFor } from './hpke.ts';
import { deviceOf, drawFrom, space, workspace } from './testing.ts';
import { newWrapKeys } from './wrap-keys.ts';

const place = { workspace, space, number: 1 };
const key = newEpochKey(place, drawFrom(1));

const wrapped = async () => {
	const alice = await deviceOf(1);
	const wrap = await wrapFor(key, alice.name, alice.key);
	if (!wrap) throw new Error('Alice has a key');
	return { alice, wrap };
};

describe('the key of an epoch', () => {
	it('is committed to by an id that belongs to one secret in one place', () => {
		expect(committedKey(key.id, place, key.secret)?.id).toBe(key.id);
		expect(committedKey(key.id, { ...place, number: 2 }, key.secret)).toBeUndefined();
		expect(committedKey(key.id, { ...place, space: 'x' as Space }, key.secret)).toBeUndefined();
		const other = Uint8Array.from(key.secret);
		other[31] = (other[31] ?? 0) ^ 1;
		expect(committedKey(key.id, place, other)).toBeUndefined();
		expect(committedKey(key.id, place, key.secret.subarray(1))).toBeUndefined();
	});

	it('gives each purpose a key of its own, none of which is the secret', () => {
		const all = ['facts', 'draft/a', 'draft/b'].map((purpose) => key.cipher(purpose));
		expect(new Set([key.secret, ...all].map(bytesToText)).size).toBe(4);
		expect(key.cipher('facts')).toEqual(all[0]);
	});

	it('opens an earlier one, and no other than the promised', () => {
		const newer = newEpochKey({ ...place, number: 2 }, drawFrom(2));
		const locked = lockEarlier(newer, key, drawFrom(3));
		expect(unlockEarlier(newer, key, locked)?.secret).toEqual(key.secret);
		expect(unlockEarlier(key, key, locked)).toBeUndefined();
		expect(unlockEarlier(newer, { ...key, id: newer.id }, locked)).toBeUndefined();
		expect(unlockEarlier(newer, key, `A${locked.slice(1)}`)).toBeUndefined();
		expect(unlockEarlier(newer, key, 'short')).toBeUndefined();
	});
});

describe('wrapping an epoch’s key', () => {
	it('reaches the device it was made for', async () => {
		const { alice, wrap } = await wrapped();
		const opened = await unwrap({ id: key.id, place, holder: alice.name }, alice.pair, wrap);
		expect(opened?.secret).toEqual(key.secret);
		expect(wrap).toHaveLength(107);
	});

	it('works with keys that cannot be read out of the browser', async () => {
		const made = await newWrapKeys();
		if (!made.ok) throw new Error(made.error.code);
		const { name } = await deviceOf(1);
		expect(made.value.pair.privateKey.extractable).toBe(false);
		const wrap = (await wrapFor(key, name, made.value.key)) ?? '';
		const opened = await unwrap({ id: key.id, place, holder: name }, made.value.pair, wrap);
		expect(opened?.secret).toEqual(key.secret);
	});

	it('opens nowhere else: not for another device, name, number or space', async () => {
		const { alice, wrap } = await wrapped();
		const bob = await deviceOf(2);
		const mine = { id: key.id, place, holder: alice.name };
		const attempts = [
			unwrap(mine, bob.pair, wrap),
			unwrap({ ...mine, holder: bob.name }, alice.pair, wrap),
			unwrap({ ...mine, place: { ...place, number: 2 } }, alice.pair, wrap),
			unwrap({ ...mine, place: { ...place, space: 'x' as Space } }, alice.pair, wrap)
		];
		expect(await Promise.all(attempts)).toEqual([undefined, undefined, undefined, undefined]);
	});

	it('refuses a key that is not the one the epoch promised', async () => {
		const alice = await deviceOf(1);
		const other = newEpochKey(place, drawFrom(9));
		// The opener promises one key to all and sends another to Alice.
		const lie = await wrapFor({ ...other, id: key.id }, alice.name, alice.key);
		const mine = { id: key.id, place, holder: alice.name };
		expect(await unwrap(mine, alice.pair, lie ?? '')).toBeUndefined();
	});

	it('refuses whatever has been altered or cut', async () => {
		const { alice, wrap } = await wrapped();
		const mine = { id: key.id, place, holder: alice.name };
		for (let at = 0; at < 107; at += 9) {
			const letter = wrap[at] === 'B' ? 'C' : 'B';
			const altered = wrap.slice(0, at) + letter + wrap.slice(at + 1);
			expect(await unwrap(mine, alice.pair, altered)).toBeUndefined();
		}
		expect(await unwrap(mine, alice.pair, wrap.slice(0, 40))).toBeUndefined();
		expect(await unwrap(mine, alice.pair, '?')).toBeUndefined();
	});

	it('wraps for no key that everybody knows the secret of', async () => {
		const alice = await deviceOf(1);
		const zero = bytesToText(new Uint8Array(32));
		expect(await wrapFor(key, alice.name, zero)).toBeUndefined();
		expect(await wrapFor(key, alice.name, 'AA')).toBeUndefined();
	});
});
