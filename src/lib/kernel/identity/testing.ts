import { ed25519 } from '@noble/curves/ed25519.js';
import type { Signer } from './device.ts';
import { bytesToText, type DeviceId } from './ids.ts';

/**
 * Signs with a secret as `importSigner` does, but at once and by the library: for tests and tools. It
 * has a file of its own because pages that import the library from the start would carry its weight.
 */
export const secretSigner = (secret: Uint8Array): Signer => ({
	device: bytesToText(ed25519.getPublicKey(secret)) as DeviceId,
	sign: (message) => Promise.resolve(ed25519.sign(message, secret))
});
