import { joinMessage } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	controlSpace,
	secretSigner,
	type ChainId,
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

/** The entries by which a device enters a workspace, to be kept before the workspace is opened. */
export interface Entrance {
	readonly workspace: WorkspaceId;
	readonly person: PersonId;
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
	founding: { readonly name: string; readonly template: string; readonly timezone: string },
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
	const proof = await secretSigner(secret).sign(joinMessage(workspace, person));
	const joined = nextEntry(advanced(start, introduced), signer.device, {
		type: 'person.joined',
		by: person,
		auth: [],
		at,
		payload: { invitation: invitation satisfies EntryId, proof: bytesToText(proof) }
	});
	return { workspace, person, entries: await signBatch([introduced, joined], signer) };
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
