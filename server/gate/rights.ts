import type { Authority } from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	type DeviceId,
	type EntryId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import { LOBBY, type AccessRefusal } from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { DraftPath, LogPath } from '../seams.ts';

/** Who stands behind a socket: a member, or somebody who has joined and waits for a grant. */
export type Right = { readonly person: PersonId; readonly isPending: boolean };

// A name with a slash or a control character is no space that any workspace opens.
const spaceName = /^[\w.:-]{1,100}$/;

/** Whether a device may be in a room: read it, and say what its grants allow. */
export const rightTo = (
	authority: Authority,
	device: DeviceId,
	path: DraftPath | LogPath
): Result<Right, AccessRefusal> => {
	if (authority.founder === undefined) return err('unknown_workspace');
	const person = authority.devices.get(device);
	if (!person) return err('unknown_device');
	if (!spaceName.test(path.space)) return err('lacks_space');
	// Those that this very device may exercise: none once it has been revoked.
	const grants = authority.grantsWith(person, device);
	if (grants.length === 0) return pendingRight(authority, person, path);
	const isControl = path.space === (controlSpace as string);
	const isOpen = grants.some(({ spaces }) => spaces.includes('*') || spaces.includes(path.space));
	return isControl || isOpen ? ok({ person, isPending: false }) : err('lacks_space');
};

const pendingRight = (
	authority: Authority,
	person: PersonId,
	path: DraftPath | LogPath
): Result<Right, AccessRefusal> => {
	const hadGrant = [...authority.grants.values()].some(({ to }) => to === person);
	if (hadGrant) return err('revoked');
	if (!authority.joined.has(person)) return err('unknown_invitation');
	const isOpen =
		path.space === (controlSpace as string) && (path.type === 'log' || path.room === LOBBY);
	return isOpen ? ok({ person, isPending: true }) : err('pending');
};

/**
 * Why a joining that is new to this relay cannot be taken. Only the relay can ask this: a clock and a
 * count that everybody agrees on are beyond what offline devices can settle.
 */
export const joinRefusal = (
	authority: Authority,
	{ person, invitation: id }: { readonly person: PersonId; readonly invitation: EntryId },
	now: number
): AccessRefusal | undefined => {
	const invitation = authority.invitations.get(id);
	if (!invitation) return 'unknown_invitation';
	if (invitation.expires < now) return 'expired_invitation';
	const others = [...authority.joined].filter(
		([other, joined]) => joined.invitation === id && other !== person
	);
	return others.length >= invitation.uses ? 'used_invitation' : undefined;
};
