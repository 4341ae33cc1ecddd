import { bytesToText, type DeviceId } from './ids.ts';

/** A device's keys as a store keeps them: the signing key cannot be read out of the browser. */
export interface DeviceKeys {
	readonly device: DeviceId;
	readonly signing: CryptoKey;
}

/** Whoever can sign for a device. */
export interface Signer {
	readonly device: DeviceId;
	sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** New keys for this device, not extractable. Fails where WebCrypto lacks Ed25519. */
export const newDeviceKeys = async (): Promise<DeviceKeys> => {
	const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
	// 'Ed25519' always answers a pair; the standard's types do not know the name yet.
	const { publicKey, privateKey } = pair as CryptoKeyPair;
	const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
	return { device: bytesToText(raw) as DeviceId, signing: privateKey };
};

/** Signs with the keys of this device. */
export const deviceSigner = ({ device, signing }: DeviceKeys): Signer => ({
	device,
	sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', signing, message))
});

/** Of a PKCS #8 file with an Ed25519 key, all that comes before its 32 bytes (RFC 8410). */
const PKCS8_HEAD = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

/**
 * The keys that a secret of 32 bytes stands for, the signing key not extractable. Fails as
 * `newDeviceKeys` does.
 */
export const importKeys = async (secret: Uint8Array): Promise<DeviceKeys> => {
	const file = Uint8Array.from([...PKCS8_HEAD, ...secret]);
	const [readable, signing] = await Promise.all(
		[true, false].map((extractable) =>
			crypto.subtle.importKey('pkcs8', file, 'Ed25519', extractable, ['sign'])
		)
	);
	if (!readable || !signing) throw new Error('two imports answer two keys');
	// The public half is not asked for by any other way; `x` is base64url without padding, as ids are.
	const { x = '' } = await crypto.subtle.exportKey('jwk', readable);
	return { device: x as DeviceId, signing };
};

/** Signs with a secret of 32 bytes, such as the one in an invitation link. */
export const importSigner = async (secret: Uint8Array): Promise<Signer> =>
	deviceSigner(await importKeys(secret));
