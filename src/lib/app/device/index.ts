export type {
	Acknowledged,
	DeviceStore,
	KeptStewardCard,
	KnownWorkspace,
	OwnRecovery
} from './device-store.ts';
export { openDeviceStore } from './device-store.ts';
export type { Marker, Missing } from './marker.ts';
