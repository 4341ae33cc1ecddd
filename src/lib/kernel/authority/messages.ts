/**
 * What is signed besides entries. Each message begins with its own domain and the workspace, so that
 * no signature can be taken for another's; its parts are ids and numbers, which hold no separator.
 */
import type { DeviceId, PersonId, WorkspaceId } from '../identity/index.ts';
import type { Cut } from './cut.ts';

const utf8 = new TextEncoder();

const message = (domain: string, ...parts: readonly string[]): Uint8Array<ArrayBuffer> =>
	utf8.encode([`tongban/${domain}/1`, ...parts].join('\0'));

/** The message that an invitation's secret signs for a person who joins. */
export const joinMessage = (workspace: WorkspaceId, person: PersonId): Uint8Array<ArrayBuffer> =>
	message('join', workspace, person);

/**
 * What a device signs that `parent` takes in as the person's. It names the parent, so that a sibling
 * cannot take the device in once more, as its own to revoke.
 */
export const deviceMessage = (
	workspace: WorkspaceId,
	person: PersonId,
	device: DeviceId,
	parent: DeviceId
): Uint8Array<ArrayBuffer> => message('device', workspace, person, device, parent);

/** Devices or grants, each with the cut up to which it counts. */
export type Ends<Id extends string> = readonly (readonly [id: Id, cut: Cut])[];

/** What the key of a person's words signs for a new device, with the devices that it retires. */
export const recoveryMessage = (
	workspace: WorkspaceId,
	person: PersonId,
	device: DeviceId,
	retires: Ends<string>
): Uint8Array<ArrayBuffer> => message('recovery', workspace, person, device, endsToText(retires));

/** What the stewards sign: the grants that end, and the person who is installed, if any. */
export const stewardsMessage = (
	workspace: WorkspaceId,
	ends: Ends<string>,
	installs: string | null
): Uint8Array<ArrayBuffer> => message('stewards', workspace, endsToText(ends), installs ?? '');

const endsToText = (ends: Ends<string>): string =>
	ends.map(([id, cut]) => `${id} ${cut.map((last) => last.join('/')).join(',')}`).join(';');
