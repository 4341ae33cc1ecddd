import { joinMessage, recoveryMessage, type Ends } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	controlSpace,
	importSigner,
	type ChainId,
	type DeviceId,
	type EntryId,
	type PersonId,
	type RecoveryKeys,
	type Signer,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import {
	advanced,
	nextEntry,
	signBatch,
	type ChainHead,
	type SignedEntry
} from '#lib/kernel/log/index.ts';
import type { InvitationLink } from './invitation-link.ts';

/** Fresh random bytes of the given length. */
export type Draw = (length: number) => Uint8Array;

/** Where somebody is whom. */
export interface Place {
	readonly workspace: WorkspaceId;
	readonly person: PersonId;
}

/** The public keys of a workspace's stewards, and how many of them have to agree. */
export type Council = { readonly keys: readonly DeviceId[]; readonly quorum: number };

/** The entries by which a device enters a workspace, to be kept before the workspace is opened. */
export interface Entrance extends Place {
	readonly entries: readonly SignedEntry[];
}

/** Draws the id of a new chain: 8 bytes. */
export const drawChain = (draw: Draw): ChainId => bytesToText(draw(8)) as ChainId;

/**
 * Founds a workspace and introduces its founder: the first two entries of the first chain. `recovery`
 * names the words by which the founder could come back without this device.
 */
export const foundWorkspace = async (
	signer: Signer,
	founding: {
		readonly name: string;
		readonly template: string;
		readonly timezone: string;
		readonly stewards?: Council;
	},
	at: number,
	draw: Draw,
	recovery?: RecoveryKeys
): Promise<Entrance> => {
	const start: ChainHead = { space: controlSpace, chain: drawChain(draw), workspace: '' };
	const founded = nextEntry(start, signer.device, {
		type: 'workspace.founded',
		by: '',
		auth: [],
		at,
		payload: { ...founding, nonce: bytesToText(draw(16)) }
	});
	const introduced = introduction(advanced(start, founded), signer, at, { draw, recovery });
	return {
		workspace: founded.id as string as WorkspaceId,
		person: introduced.id as string as PersonId,
		entries: await signBatch([founded, introduced], signer)
	};
};

/** Introduces a person to a workspace and shows the invitation's secret; pending until admitted. */
export const joinWorkspace = async (
	signer: Signer,
	link: InvitationLink,
	at: number,
	draw: Draw,
	recovery?: RecoveryKeys
): Promise<Entrance> => {
	const { workspace, invitation, secret } = link;
	const start: ChainHead = { space: controlSpace, chain: drawChain(draw), workspace };
	const introduced = introduction(start, signer, at, { draw, recovery });
	const person = introduced.id as string as PersonId;
	const proof = await (await importSigner(secret)).sign(joinMessage(workspace, person));
	const joined = nextEntry(advanced(start, introduced), signer.device, {
		type: 'person.joined',
		by: person,
		auth: [],
		at,
		payload: { invitation: invitation satisfies EntryId, proof: bytesToText(proof) }
	});
	return { workspace, person, entries: await signBatch([introduced, joined], signer) };
};

/** What `device.recovered` says: the words vouch for a device, and end others with their cuts. */
export const recoveryBy = async (
	words: Signer,
	device: DeviceId,
	{ workspace, person }: Place,
	retires: Ends<DeviceId>
) => {
	const message = recoveryMessage(workspace, person, device, retires);
	return { retires, proof: bytesToText(await words.sign(message)) };
};

/** Comes back to a workspace by the words: the first entry of this device's first chain. */
export const returnToWorkspace = async (
	signer: Signer,
	place: Place,
	words: Signer,
	at: number,
	draw: Draw
): Promise<Entrance> => {
	const { workspace, person } = place;
	const start: ChainHead = { space: controlSpace, chain: drawChain(draw), workspace };
	const payload = await recoveryBy(words, signer.device, place, []);
	const recovered = nextEntry(start, signer.device, {
		...{ type: 'device.recovered', by: person, auth: [], at },
		payload
	});
	return { workspace, person, entries: await signBatch([recovered], signer) };
};

const introduction = (
	head: ChainHead,
	signer: Signer,
	at: number,
	{ draw, recovery }: { draw: Draw; recovery: RecoveryKeys | undefined }
): SignedEntry =>
	nextEntry(head, signer.device, {
		type: 'person.introduced',
		by: '',
		auth: [],
		at,
		payload: { nonce: bytesToText(draw(16)), ...(recovery && { recovery: { ...recovery } }) }
	});
