import { describe, expect, it } from 'vitest';
import { deviceSigner, importSigner, newDeviceKeys } from './device.ts';
import { secretSigner } from './testing.ts';
import { isSignedBy } from './signature.ts';

describe('the keys of a device', () => {
	it('sign, and cannot be read out', async () => {
		const keys = await newDeviceKeys();
		const message = new TextEncoder().encode('three were late');
		const signature = await deviceSigner(keys).sign(message);
		expect(await isSignedBy(keys.device, message, signature)).toBe(true);
		expect(keys.signing.extractable).toBe(false);
		for (const format of ['pkcs8', 'jwk'] as const) {
			await expect(crypto.subtle.exportKey(format, keys.signing)).rejects.toThrow();
		}
	});

	it('are others on every device', async () => {
		const [one, other] = [await newDeviceKeys(), await newDeviceKeys()];
		expect(one.device).not.toBe(other.device);
	});
});

describe('the secret of a link', () => {
	it('signs the same by WebCrypto as by the library', async () => {
		const message = new TextEncoder().encode('let me in');
		for (const fill of [0, 1, 255]) {
			const secret = new Uint8Array(32).fill(fill);
			const [one, other] = [await importSigner(secret), secretSigner(secret)];
			expect(one.device).toBe(other.device);
			expect(await one.sign(message)).toEqual(Uint8Array.from(await other.sign(message)));
		}
	});
});
