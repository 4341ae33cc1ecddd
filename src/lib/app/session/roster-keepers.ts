import type { Authority, Grant } from '#lib/kernel/authority/index.ts';
import type { DeviceId } from '#lib/kernel/identity/index.ts';

/** Whether a grant lets its holder keep the roster. */
export const coversRoster = ({ capabilities }: Grant): boolean =>
	capabilities.includes('*') || capabilities.includes('roster');

/** Whether a device's owner ever held the roster, by a grant that may have ended since. */
export const hasKeptRoster = ({ devices, grants }: Authority, device: DeviceId): boolean => {
	const person = devices.get(device);
	return [...grants.values()].some((grant) => grant.to === person && coversRoster(grant));
};
