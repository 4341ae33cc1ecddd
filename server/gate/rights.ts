import type { Authority, Grant } from '#lib/kernel/authority/index.ts';
import {
	controlSpace,
	type DeviceId,
	type EntryId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import { LOBBY, writingCapability, type AccessRefusal } from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { LogPath, SpacePath } from '../seams.ts';

/** Who stands behind a socket: a member, or somebody who has joined and waits for a grant. */
export type Right = {
	readonly person: PersonId;
	readonly isPending: boolean;
	/** Whether what they write in this room is taken; in a log every entry is judged by itself. */
	readonly canWrite: boolean;
};

// A name with a slash or a control character is no space that any workspace opens.
const spaceName = /^[\w.:-]{1,100}$/;

/** Whether a device may be in a room at `now` (epoch ms): read it, and write what its grants allow. */
export const rightTo = (
	authority: Authority,
	device: DeviceId,
	path: SpacePath,
	now: number
): Result<Right, AccessRefusal> => {
	if (authority.founder === undefined) return err('unknown_workspace');
	const person = authority.devices.get(device);
	if (!person) return err('unknown_device');
	if (!spaceName.test(path.space)) return err('lacks_space');
	// Those that this very device may exercise: none once it has been revoked.
	const grants = authority.grantsWith(person, device, now);
	if (grants.length === 0) return rightWithoutGrant(authority, { person, device }, path);
	const isControl = path.space === (controlSpace as string);
	const inside = grants.filter(({ spaces }) => has(spaces, path.space));
	if (!isControl && inside.length === 0) return err('lacks_space');
	const asked = path.type === 'draft' ? writingCapability(path.room) : undefined;
	const canWrite =
		asked === undefined || inside.some(({ capabilities }) => has(capabilities, asked));
	return ok({ person, isPending: false, canWrite });
};

/** Whether a device holds a capability in a space at `now` (epoch ms), by one live grant that names both. */
export const holds = (
	authority: Authority,
	device: DeviceId,
	{ space, capability }: { readonly space: string; readonly capability: string },
	now: number
): boolean => {
	const person = authority.devices.get(device);
	const grants = person ? authority.grantsWith(person, device, now) : [];
	return grants.some(
		({ spaces, capabilities }) => has(spaces, space) && has(capabilities, capability)
	);
};

const has = (held: readonly string[], one: string): boolean =>
	held.includes('*') || held.includes(one);

/** Whether a grant's time is over; what it ends with is its last millisecond. */
export const hasEnded = ({ until }: Grant, now: number): boolean =>
	until !== undefined && until < now;

const rightWithoutGrant = (
	authority: Authority,
	{ person, device }: { readonly person: PersonId; readonly device: DeviceId },
	path: SpacePath
): Result<Right, AccessRefusal> => {
	const isRevoked = !authority
		.devicesOf(person)
		.some((binding) => binding.device === device && binding.isLive);
	if (isRevoked) return err('revoked');
	if (authority.grantsOf(person).length > 0) return err('grant_ended');
	if (everGiven(authority, person).length > 0) return err('revoked');
	if (!authority.joined.has(person)) return err('unknown_invitation');
	const isOpen =
		path.space === (controlSpace as string) &&
		(path.type === 'log' || (path.type === 'draft' && path.room === LOBBY));
	return isOpen ? ok({ person, isPending: true, canWrite: true }) : err('pending');
};

/**
 * Whether a device whose rights were taken back or have ended may still hand in what it had written:
 * into the logs that they had covered.
 */
export const mayHandIn = (authority: Authority, device: DeviceId, path: LogPath): boolean => {
	const person = authority.devices.get(device);
	const given = person ? everGiven(authority, person) : [];
	const isControl = path.space === (controlSpace as string);
	return given.some(({ spaces }) => isControl || has(spaces, path.space));
};

const everGiven = ({ grants }: Authority, person: PersonId): readonly Grant[] =>
	[...grants.values()].filter(({ to }) => to === person);

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
