export type { Offer } from './code.ts';
export { offerToUrl, urlToOffer } from './code.ts';
export type { NewDeviceState } from './new-device.ts';
export { NewDevice } from './new-device.ts';
export type { OldDeviceFault, OldDeviceState } from './old-device.ts';
export { OldDevice } from './old-device.ts';
