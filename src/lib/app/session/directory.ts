import * as v from 'valibot';
import type * as Y from 'yjs';
import {
	cardBytes,
	cardInForce,
	cardSchema,
	type Card,
	type CardCandidate,
	type MemberId
} from '#lib/domains/organisation/index.ts';
import {
	bytesToText,
	isSignedBy,
	textToBytes,
	type DeviceId,
	type Signer,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { liveValue, type Live } from '../live/index.ts';

const signedCard = v.strictObject({
	card: cardSchema,
	device: v.string(),
	signature: v.string()
});

/** What a directory needs to tell whose word counts. */
export interface DirectoryPorts {
	readonly workspace: WorkspaceId;
	readonly signer: Signer;
	/** Whether the device may write this member's card: its owner, or a keeper of the roster. */
	readonly mayWrite: (device: DeviceId, member: MemberId) => boolean;
	/**
	 * Whether the device's owner ever kept the roster. Their cards stay in force where nobody of today
	 * has written one: else everybody would lose their name with the officer who had typed it in.
	 */
	readonly hasKept: (device: DeviceId) => boolean;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/** The names and contacts of members: signed cards in a draft, so that they can be erased. */
export interface Directory {
	readonly cards: Live<ReadonlyMap<MemberId, Card>>;
	/** Signs and keeps cards, replacing this device's earlier ones of the same members. */
	put(cards: readonly Card[]): Promise<void>;
	/** Erases every card of the member. */
	erase(member: MemberId): void;
	/** Looks again at whose word counts, after the organisation or the grants have changed. */
	review(): void;
}

const DAY_MS = 86_400_000;

/**
 * Opens the directory in `doc`. Each signer has a slot of its own per member, so that nobody can
 * overwrite a card by a later one that does not count.
 */
export const openDirectory = (doc: Y.Doc, ports: DirectoryPorts): Directory => {
	const slots = doc.getMap<unknown>('cards');
	const cards = liveValue<ReadonlyMap<MemberId, Card>>(new Map());
	const verified = new Map<string, Verified | undefined>();
	let turn = 0;

	const read = async () => {
		const current = ++turn;
		const found = await Promise.all(
			[...slots.values()].map(async (slot) => {
				const key = JSON.stringify(slot);
				if (!verified.has(key)) verified.set(key, await verify(ports.workspace, slot));
				return verified.get(key);
			})
		);
		if (current !== turn) return; // a later reading has begun
		cards.set(inForce(found, ports));
	};
	slots.observe(() => void read());
	void read();

	return {
		cards,
		put: async (added) => {
			const { signer, workspace } = ports;
			const signed = await Promise.all(
				added.map(async (card) => ({
					card,
					device: signer.device,
					signature: bytesToText(await signer.sign(cardBytes(workspace, card)))
				}))
			);
			doc.transact(() => {
				for (const slot of signed) slots.set(`${slot.card.member}/${slot.device}`, slot);
			});
		},
		erase: (member) =>
			doc.transact(() => {
				for (const key of slots.keys()) if (key.startsWith(`${member}/`)) slots.delete(key);
			}),
		review: () => void read()
	};
};

interface Verified {
	readonly card: Card;
	readonly device: DeviceId;
}

const verify = async (workspace: WorkspaceId, slot: unknown): Promise<Verified | undefined> => {
	const parsed = v.safeParse(signedCard, slot);
	if (!parsed.success) return undefined;
	const { card, device, signature } = parsed.output;
	const bytes = textToBytes(signature);
	const isSigned =
		bytes && (await isSignedBy(device as DeviceId, cardBytes(workspace, card), bytes));
	return isSigned ? { card, device: device as DeviceId } : undefined;
};

const inForce = (
	found: readonly (Verified | undefined)[],
	{ mayWrite, hasKept, now }: DirectoryPorts
): ReadonlyMap<MemberId, Card> => {
	const byMember = new Map<MemberId, (CardCandidate & { readonly device: DeviceId })[]>();
	for (const each of found) {
		if (!each) continue;
		const { card, device } = each;
		// The pattern of the schema is that of an object id.
		const member = card.member as MemberId;
		const candidate = { card, device, isAuthentic: mayWrite(device, member) };
		byMember.set(member, [...(byMember.get(member) ?? []), candidate]);
	}
	const notAfter = now() + DAY_MS;
	return new Map(
		[...byMember].flatMap(([member, candidates]) => {
			const earlier = candidates.map((each) => ({
				...each,
				isAuthentic: hasKept(each.device)
			}));
			const card =
				cardInForce(member, candidates, notAfter) ?? cardInForce(member, earlier, notAfter);
			return card ? [[member, card] as const] : [];
		})
	);
};
