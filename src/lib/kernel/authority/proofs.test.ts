import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { Scene } from '../../../../tests/convergence/scene.ts';
import { bytesToText, type WorkspaceId } from '../identity/index.ts';
import { provesOnce, type Claim } from './proofs.ts';

const secrets = [1, 2].map((seed) => new Uint8Array(32).fill(seed));
const [key = '', otherKey = ''] = secrets.map((secret) =>
	bytesToText(ed25519.getPublicKey(secret))
);
const message = Uint8Array.of(1, 2, 3);
const signatures = secrets.map((secret) => bytesToText(ed25519.sign(message, secret)));
const [signature = '', otherSignature = ''] = signatures;

/** An entry about which nothing is known yet; every claim of one call concerns the same. */
const claims = () => {
	const { workspace, entries } = new Scene();
	const [founding] = entries;
	if (!founding) throw new Error('a scene begins with its founding');
	let computed = 0;
	const claim = (more: Partial<Claim> = {}): boolean =>
		provesOnce({
			...{ workspace, entry: founding.entry, key, signature },
			message: () => {
				computed++;
				return message;
			},
			...more
		});
	return { claim, computed: () => computed };
};

describe('a proof', () => {
	it('holds where the key has signed the message', () => {
		const { claim } = claims();
		expect(claim()).toBe(true);
		expect(claim({ key: otherKey, signature: otherSignature })).toBe(true);
	});

	it('does not hold by another key, nor for another message', () => {
		expect(claims().claim({ key: otherKey })).toBe(false);
		expect(claims().claim({ signature: otherSignature })).toBe(false);
		expect(claims().claim({ message: () => Uint8Array.of(1, 2, 4) })).toBe(false);
	});

	it('is computed once, and again for another key, signature or workspace', () => {
		const { claim, computed } = claims();
		const other = 'another' as WorkspaceId;
		const asked = [{}, { key: otherKey }, { signature: otherSignature }, { workspace: other }];
		expect(asked.map((more) => claim(more))).toEqual([true, false, false, true]);
		expect(computed()).toBe(4);
		expect(asked.map((more) => claim(more))).toEqual([true, false, false, true]);
		expect(computed()).toBe(4);
	});

	it('is one of an entry, and of no other with the same claim', () => {
		const [one, two] = [claims(), claims()];
		expect([one.claim(), two.claim()]).toEqual([true, true]);
		expect([one.computed(), two.computed()]).toEqual([1, 1]);
	});

	it('does not hold where the key or the signature is none, and nothing is computed', () => {
		for (const more of [
			{ key: key.slice(0, 42) },
			{ key: `${key}AA` },
			{ key: '!'.repeat(43) },
			{ signature: signature.slice(0, 84) },
			{ signature: `${signature}AA` },
			{ signature: '!'.repeat(86) }
		]) {
			const { claim, computed } = claims();
			expect([more, claim(more), computed()]).toEqual([more, false, 0]);
		}
	});

	it('does not hold where its bytes are no points and no number', () => {
		const noPoint = bytesToText(new Uint8Array(32).fill(2));
		expect(claims().claim({ key: noPoint })).toBe(false);
		for (let byte = 0; byte < 256; byte += 17) {
			const [keyBytes, bytes] = [new Uint8Array(32).fill(byte), new Uint8Array(64).fill(byte)];
			expect(claims().claim({ key: bytesToText(keyBytes) })).toBe(false);
			expect(claims().claim({ signature: bytesToText(bytes) })).toBe(false);
		}
	});

	it('does not hold by a key of small order, whose signature fits every message', () => {
		const neutral = Uint8Array.of(1, ...Array<number>(31).fill(0));
		const fitting = bytesToText(Uint8Array.of(...neutral, ...Array<number>(32).fill(0)));
		expect(claims().claim({ key: bytesToText(neutral), signature: fitting })).toBe(false);
	});
});
