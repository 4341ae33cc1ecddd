export type {
	ChainId,
	DeviceId,
	EntryId,
	ObjectId,
	PersonId,
	Space,
	WorkspaceId,
	WrapKey
} from './ids.ts';
export {
	bytesToText,
	controlSpace,
	entryToObject,
	membersSpace,
	sameBytes,
	textToBytes
} from './ids.ts';
export type { DeviceKeys, Signer } from './device.ts';
export { deviceSigner, importKeys, importSigner, newDeviceKeys } from './device.ts';
export { isSignedBy } from './signature.ts';
export type { RecoveryKeys, RecoverySecrets } from './recovery.ts';
export { ENTROPY_BYTES, recoverySecrets } from './recovery.ts';
export { x25519PublicKey, x25519ToPkcs8 } from './x25519.ts';
export type { WordsFault, WordsLanguage } from './words.ts';
export { entropyToWords, isSameWord, splitWords, WORD_COUNT, wordsToEntropy } from './words.ts';
