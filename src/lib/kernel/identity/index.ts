export type { ChainId, DeviceId, EntryId, ObjectId, PersonId, Space, WorkspaceId } from './ids.ts';
export {
	bytesToText,
	controlSpace,
	entryToObject,
	membersSpace,
	sameBytes,
	textToBytes
} from './ids.ts';
export type { DeviceKeys, Signer } from './device.ts';
export { deviceSigner, importSigner, newDeviceKeys } from './device.ts';
export { secretSigner } from './secret-signer.ts';
export { isSignedBy } from './signature.ts';
