import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recoverySecrets } from './recovery.ts';
import { isSignedBy } from './signature.ts';
import { entropyToWords, wordsToEntropy } from './words.ts';

interface Vector {
	readonly entropy: string;
	readonly zh: string;
	readonly en: string;
	readonly sign: string;
	readonly wrap: string;
}

// Made with OpenSSL's HKDF, Ed25519 and X25519: an implementation of its own.
const vectors = JSON.parse(
	readFileSync(
		new URL('../../../../tests/fixtures/recovery/words-1.json', import.meta.url).pathname,
		'utf8'
	)
) as readonly Vector[];
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('the recovery keys', () => {
	it.each(vectors)('follow from the words for ever ($sign)', async ({ entropy, ...vector }) => {
		const bytes = bytesOf(entropy);
		expect((await entropyToWords(bytes, 'zh')).join('')).toBe(vector.zh);
		expect((await entropyToWords(bytes, 'en')).join(' ')).toBe(vector.en);
		expect(await wordsToEntropy(vector.zh)).toEqual({ ok: true, value: bytes });
		expect(await wordsToEntropy(vector.en)).toEqual({ ok: true, value: bytes });
		expect((await recoverySecrets(bytes)).keys).toEqual({ sign: vector.sign, wrap: vector.wrap });
	});

	it('sign so that everybody can verify it', async () => {
		const { keys, signer } = await recoverySecrets(new Uint8Array(32).fill(5));
		const message = new TextEncoder().encode('this is my new phone');
		expect(signer.device).toBe(keys.sign);
		expect(await isSignedBy(keys.sign, message, await signer.sign(message))).toBe(true);
	});

	it('follow from 32 bytes and from nothing else', async () => {
		await expect(recoverySecrets(new Uint8Array(31))).rejects.toThrow('24 words say 32 bytes');
	});
});
