import type { ListedDevice } from '#lib/app/devices/index.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a device is called, or its number in the order in which they came where it has no name. */
export const deviceLabel = (device: ListedDevice, all: readonly ListedDevice[]): string =>
	device.name || m.devices_unnamed({ number: all.indexOf(device) + 1 });

/** How a device became its owner's, as words before a date. */
export const originText = ({ parent }: ListedDevice, all: readonly ListedDevice[]): string => {
	if (parent === '') return m.devices_origin_first();
	if (parent === 'words') return m.devices_origin_words();
	if (parent === 'admin') return m.devices_origin_admin();
	const by = all.find(({ device }) => device === parent);
	return m.devices_origin_device({ name: by ? deviceLabel(by, all) : '' });
};
