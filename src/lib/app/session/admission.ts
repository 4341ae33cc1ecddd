import {
	enrolMember,
	linkMember,
	type MemberId,
	type OrganisationCommandRefusal,
	type Position,
	type UnitId
} from '#lib/domains/organisation/index.ts';
import {
	controlSpace,
	entryToObject,
	importSigner,
	type DeviceId,
	type EntryId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { Authority } from '#lib/kernel/authority/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Role } from '../templates/index.ts';
import type { Draw } from './entrance.ts';
import type { InvitationLink } from './invitation-link.ts';
import type { Workspace } from './workspace.ts';

/** Issues an invitation; the secret exists in the link alone. */
export const invite = async (
	workspace: Workspace,
	terms: { readonly expires: number; readonly uses: number },
	draw: Draw
): Promise<Result<InvitationLink, StateFault>> => {
	const secret = draw(32);
	const key = (await importSigner(secret)).device;
	const stated = await workspace.stateAll(
		(say) => say({ type: 'invitation.issued', payload: { ...terms, key } }),
		controlSpace
	);
	if (!stated.ok) return stated;
	return ok({ workspace: workspace.id, invitation: stated.value[0] as EntryId, secret });
};

/** Somebody who has shown an invitation and holds no grant yet. */
export interface Pending {
	readonly person: PersonId;
	/** '' where the name has not arrived. */
	readonly name: string;
	readonly studentNo: string;
	/** Milliseconds since 1970, their claim. */
	readonly at: number;
	/** How many have shown the same invitation, beyond what it was issued for. */
	readonly isBeyondUses: boolean;
}

/** Everybody who waits to be admitted, in the order in which they came. */
export const pendingPersons = ({ log, lobby }: Workspace): readonly Pending[] => {
	const { authority } = log;
	const ever = new Set([...authority.grants.values()].map(({ to }) => to));
	const arrivals = lobby.arrivals.get();
	const used = new Map<EntryId, number>();
	return [...authority.joined]
		.sort(([a, { at }], [b, other]) => at - other.at || (a < b ? -1 : 1))
		.map(([person, { invitation, at }]) => {
			const count = (used.get(invitation) ?? 0) + 1;
			used.set(invitation, count);
			const isBeyondUses = count > (authority.invitations.get(invitation)?.uses ?? 0);
			return { person, at, isBeyondUses, ...nameOf(arrivals.get(person)) };
		})
		.filter(({ person }) => !ever.has(person) && waitingDevice(authority, person) !== undefined);
};

/** The device by which somebody waits; undefined once it was bound to somebody else, or revoked. */
export const waitingDevice = (authority: Authority, person: PersonId): DeviceId | undefined =>
	authority
		.devicesOf(person)
		.find(({ device, isLive }) => isLive && authority.devices.get(device) === person)?.device;

const nameOf = (arrival: { name: string; studentNo: string } | undefined) => ({
	name: arrival?.name ?? '',
	studentNo: arrival?.studentNo ?? ''
});

/** Which member a person is: one of the roster, or a new one. */
export type Seat =
	| { readonly type: 'member'; readonly member: MemberId }
	| { readonly type: 'new'; readonly unit: UnitId | null; readonly position: Position };

/** Admits a person: a grant by the role, a place in the roster, and their card. */
export const admit = async (
	workspace: Workspace,
	pending: Pick<Pending, 'person' | 'name' | 'studentNo'>,
	role: Role,
	seat: Seat
): Promise<Result<MemberId, StateFault | OrganisationCommandRefusal>> => {
	const { id, rank, capabilities, spaces } = role;
	const seated = await takeSeat(workspace, seat);
	if (!seated.ok) return seated;
	const linked = await workspace.state(
		linkMember(
			workspace.projections.organisation(),
			{ member: seated.value, person: pending.person },
			workspace.speaker()
		)
	);
	if (!linked.ok) return linked;
	const granted = await workspace.stateAll(
		(say) =>
			say({
				type: 'grant.issued',
				payload: { to: pending.person, rank, capabilities, spaces, role: id }
			}),
		controlSpace
	);
	if (!granted.ok) return granted;
	if (seat.type === 'new') await writeCard(workspace, seated.value, pending);
	workspace.lobby.clear(pending.person);
	return seated;
};

const takeSeat = async (
	workspace: Workspace,
	seat: Seat
): Promise<Result<MemberId, StateFault | OrganisationCommandRefusal>> => {
	if (seat.type === 'member') return ok(seat.member);
	const { unit, position } = seat;
	const enrolled = await workspace.state(
		enrolMember(
			workspace.projections.organisation(),
			{ unit, position, from: null },
			workspace.speaker()
		)
	);
	return enrolled.ok ? ok(entryToObject(enrolled.value)) : enrolled;
};

/** Makes the founder a member of the presidium, with a card, so that they can be called and counted. */
export const seatFounder = async (
	workspace: Workspace,
	name: string
): Promise<Result<MemberId, StateFault>> => {
	let member: MemberId | undefined;
	const stated = await workspace.stateAll((say) => {
		const enrolled = { unit: null, position: 'presidium', from: null };
		member = entryToObject(say({ type: 'member.enrolled', payload: enrolled }));
		say({ type: 'member.linked', payload: { member, person: workspace.person } });
	});
	if (!stated.ok) return stated;
	if (!member) throw new Error('a batch that was kept has been built');
	await writeCard(workspace, member, { name, studentNo: '' });
	return ok(member);
};

const writeCard = (
	workspace: Workspace,
	member: MemberId,
	{ name, studentNo }: Pick<Pending, 'name' | 'studentNo'>
): Promise<void> =>
	workspace.directory.put([
		{ member, name, at: workspace.speaker().at, ...(studentNo && { studentNo }) }
	]);

/** Takes back every grant of a person; what they wrote up to now, as known here, still counts. */
export const removePerson = async (
	workspace: Workspace,
	person: PersonId
): Promise<Result<null, StateFault>> => {
	const { log } = workspace;
	const cut = log.tipsOf(person);
	const grants = log.authority.grantsOf(person);
	const stated = await workspace.stateAll((say) => {
		for (const { id } of grants) say({ type: 'grant.revoked', payload: { grant: id, cut } });
	}, controlSpace);
	return stated.ok ? ok(null) : stated;
};
