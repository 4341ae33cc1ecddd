export type { ListedDevice } from './own-devices.ts';
export { descendantsOf, devicesOf, rebindPerson, revokeDevices } from './own-devices.ts';
export type { RecoveryState, Retiring } from './recovery.ts';
export { Recovery } from './recovery.ts';
