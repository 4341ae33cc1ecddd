export type { Acknowledged, DeviceStore, KnownWorkspace } from './device-store.ts';
export { openDeviceStore } from './device-store.ts';
