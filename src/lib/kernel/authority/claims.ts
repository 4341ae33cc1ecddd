/**
 * The signatures within payloads: who has to have signed what. The resolver asks for these and for no
 * others, and all of them can be read off the entries before anything is resolved.
 */
import type { DeviceId, EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import { onceOf, type Control } from './control.ts';
import { foundingIn, introducedIn } from './entering.ts';
import { deviceMessage, joinMessage, recoveryMessage, stewardsMessage } from './messages.ts';
import { ofAuthor, type Parsed } from './types.ts';

/** A signature in an entry's payload; its message follows from the workspace and the entry alone. */
export type Claim = {
	readonly workspace: WorkspaceId;
	readonly entry: Entry;
	readonly key: string;
	readonly signature: string;
	readonly message: () => Uint8Array<ArrayBuffer>;
};

/** Everything that the entries claim to be signed, in lists that stay the same while nothing is added. */
export const claimsIn = (
	workspace: WorkspaceId,
	control: Control
): readonly (readonly Claim[])[] => [
	joinClaims(control.of('person.joined'), control.of('invitation.issued'), workspace),
	deviceClaims(control.of('device.added'), workspace),
	recoveryClaims(control.of('device.recovered'), introducedIn(control), workspace),
	decisionClaims(control.of('stewards.decided'), foundingIn(workspace, control), workspace)
];

/** That the secret of an invitation, whose public key this is, was known to whoever joins. */
export const joinClaim = onceOf(
	({ entry, event }: Parsed<'person.joined'>, workspace: WorkspaceId, key: string): Claim => {
		const person = entry.by as PersonId; // only somebody can have been let in: '' has no devices
		const message = () => joinMessage(workspace, person);
		return { workspace, entry, key, signature: event.payload.proof, message };
	}
);

/** That a device has agreed to be taken in by the one that says so. */
export const deviceClaim = onceOf(
	({ entry, event }: Parsed<'device.added'>, workspace: WorkspaceId): Claim => {
		const { device, proof } = event.payload;
		const person = entry.by as PersonId; // as above
		const message = () => deviceMessage(workspace, person, device as DeviceId, entry.device);
		return { workspace, entry, key: device, signature: proof, message };
	}
);

/** That the key of the person's words has signed a recovery; undefined where they have none. */
export const recoveryClaim = (
	workspace: WorkspaceId,
	{ entry, event }: Parsed<'device.recovered'>,
	introduction: Parsed<'person.introduced'>
): Claim | undefined => {
	const key = introduction.event.payload.recovery?.sign;
	if (key === undefined) return undefined;
	const { retires, proof } = event.payload;
	const person = introduction.id as string as PersonId; // a person is the entry that introduced them
	const message = () => recoveryMessage(workspace, person, entry.device, retires);
	return { workspace, entry, key, signature: proof, message };
};

/** What the stewards at these places have signed, of those whom the founding entry names. */
export const decisionClaimsOf = (
	workspace: WorkspaceId,
	{ entry, event }: Parsed<'stewards.decided'>,
	keys: readonly string[]
): readonly (readonly [steward: number, claim: Claim])[] => {
	const { ends, installs, signatures } = event.payload;
	const message = () => stewardsMessage(workspace, ends, installs);
	return signatures.flatMap(([steward, signature]) => {
		const key = keys[steward];
		return key === undefined ? [] : [[steward, { workspace, entry, key, signature, message }]];
	});
};

const joinClaims = onceOf(
	(
		joins: readonly Parsed<'person.joined'>[],
		issued: readonly Parsed<'invitation.issued'>[],
		workspace: WorkspaceId
	): readonly Claim[] => {
		const keys = new Map(issued.map(({ id, event }) => [id, event.payload.key]));
		return joins.flatMap((stated) => {
			const key = keys.get(stated.event.payload.invitation as EntryId); // the schema has checked it
			return key === undefined ? [] : [joinClaim(stated, workspace, key)];
		});
	}
);

const deviceClaims = onceOf(
	(added: readonly Parsed<'device.added'>[], workspace: WorkspaceId): readonly Claim[] =>
		added.map((stated) => deviceClaim(stated, workspace))
);

const recoveryClaims = onceOf(
	(
		recovered: readonly Parsed<'device.recovered'>[],
		introduced: ReadonlyMap<PersonId, Parsed<'person.introduced'>>,
		workspace: WorkspaceId
	): readonly Claim[] =>
		recovered.flatMap((stated) => {
			const introduction = ofAuthor(introduced, stated.entry);
			return (introduction && recoveryClaim(workspace, stated, introduction)) ?? [];
		})
);

const decisionClaims = onceOf(
	(
		decided: readonly Parsed<'stewards.decided'>[],
		founding: Parsed<'workspace.founded'> | undefined,
		workspace: WorkspaceId
	): readonly Claim[] => {
		const keys = founding?.event.payload.stewards?.keys ?? [];
		return decided.flatMap((stated) =>
			decisionClaimsOf(workspace, stated, keys).map(([, claim]) => claim)
		);
	}
);
