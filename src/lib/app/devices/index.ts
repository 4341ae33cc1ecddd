export type { ListedDevice, Rebinding } from './own-devices.ts';
export {
	descendantsOf,
	devicesOf,
	rebindingsOf,
	rebindPerson,
	revokeDevices
} from './own-devices.ts';
export type { RecoveryState, Retiring } from './recovery.ts';
export { Recovery } from './recovery.ts';
