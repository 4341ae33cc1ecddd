/** An invented organisation with many members, devices, grants and revocations, and facts of theirs. */
import { deviceMessage, joinMessage, type Cut } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	controlSpace,
	membersSpace,
	type ChainId,
	type EntryId,
	type PersonId,
	type Signer,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import {
	advanced,
	nextEntry,
	type ChainHead,
	type SignedEntry,
	type Statement
} from '#lib/kernel/log/index.ts';

const start = Date.UTC(2026, 8, 1, 11);

/** Somebody's device with its chains, and what they may cite. */
type Hand = {
	readonly signer: Signer;
	readonly person: PersonId;
	readonly heads: Map<Space, ChainHead>;
	grant?: EntryId;
};

/** Entries of a whole organisation, and how one more authority fact of each kind is made. */
export type Council = Awaited<ReturnType<typeof councilOf>>;

/** So many facts by members, and so many authority facts: a fifth of the members have been removed. */
export const councilOf = async (facts: number, authorityFacts: number) => {
	let drawn = facts * 100; // no key is one of another council, which has been admitted
	const draw = (length: number) => {
		const number = ++drawn;
		return Uint8Array.from({ length }, (_, index) => (number >> (8 * (index % 4))) & 0xff);
	};
	const newChain = () => bytesToText(draw(8)) as ChainId;
	const newSigner = () => secretSigner(draw(32));
	const entries: SignedEntry[] = [];
	let workspace = '' as WorkspaceId;
	const next = (
		{ signer, person, heads }: Hand,
		space: Space,
		type: string,
		payload: object,
		said: Partial<Statement> = {}
	): SignedEntry => {
		const head = heads.get(space) ?? { space, chain: newChain(), workspace };
		const stated = nextEntry(head, signer.device, {
			...{ type, by: person, auth: [], at: start, ...said },
			payload: payload as never // plain data, as every reader's schema checks again
		});
		heads.set(space, advanced(head, stated));
		return stated;
	};
	const say = (...said: Parameters<typeof next>): EntryId => {
		const stated = next(...said);
		entries.push(stated);
		return stated.id;
	};
	const nonce = () => bytesToText(draw(16));
	const enter = (): Hand => {
		const signer = newSigner();
		const heads = new Map<Space, ChainHead>();
		const nobody = { signer, person: '' as PersonId, heads };
		if (workspace === '') {
			heads.set(controlSpace, { space: controlSpace, chain: newChain(), workspace: '' });
			const founding = { name: 'Bench', nonce: nonce(), template: 'alliance', timezone: 'UTC' };
			workspace = say(nobody, controlSpace, 'workspace.founded', founding) as never;
		}
		const person = say(nobody, controlSpace, 'person.introduced', { nonce: nonce() });
		return { signer, person: person as string as PersonId, heads };
	};
	const founder = enter();
	const root = { auth: [workspace as string as EntryId] };
	const secret = newSigner();
	const link = { key: secret.device, expires: start * 2, uses: 10_000 };
	const invitation = say(founder, controlSpace, 'invitation.issued', link, root);

	const joins = async (member: Hand) => {
		const proof = bytesToText(await secret.sign(joinMessage(workspace, member.person)));
		return next(member, controlSpace, 'person.joined', { invitation, proof });
	};
	const granted = (member: Hand) => ({
		...{ to: member.person, rank: 3, capabilities: ['thing.say'] },
		spaces: [controlSpace, membersSpace]
	});
	const takesIn = async (member: Hand) => {
		const other = newSigner();
		const { person, signer } = member;
		const message = deviceMessage(workspace, person, other.device, signer.device);
		const proof = bytesToText(await other.sign(message));
		const added = next(member, controlSpace, 'device.added', { device: other.device, proof });
		return { added, hand: { ...member, signer: other, heads: new Map<Space, ChainHead>() } };
	};
	const cutOf = ({ heads }: Hand): Cut =>
		[...heads.values()].flatMap(({ tip }): Cut => (tip ? [[tip.chain, tip.seq, tip.id]] : []));

	// Six authority facts a member, and one more for every fifth who is removed.
	const members: Hand[] = [];
	const hands: Hand[] = [];
	while (entries.length < authorityFacts - 6) {
		const member = enter();
		entries.push(await joins(member));
		const grant = say(founder, controlSpace, 'grant.issued', granted(member), root);
		const { added, hand } = await takesIn(member);
		entries.push(added);
		for (const each of [member, hand]) {
			each.grant = grant;
			hands.push(each);
			say(each, controlSpace, 'wrap.published', { key: bytesToText(draw(32)) });
		}
		members.push(member);
		const isRemoved = members.length % 5 === 0;
		const end = { grant, cut: cutOf(member) };
		if (isRemoved) say(founder, controlSpace, 'grant.revoked', end, root);
	}
	for (let index = 0; entries.length < facts + authorityFacts; index++) {
		const hand = hands[index % hands.length];
		if (hand?.grant) say(hand, membersSpace, 'thing.said', { index }, { auth: [hand.grant] });
	}
	let [turn, removals] = [0, 0];
	const someone = (): Hand => members[++turn % members.length] ?? founder;
	const removed = (): Hand => members[(5 * ++removals - 1) % members.length] ?? founder;
	return {
		entries,
		workspace,
		ports: {
			...{ workspace, person: founder.person, signer: founder.signer, newChain },
			now: () => start,
			exclusively: <T>(run: () => Promise<T>) => run(),
			stated: () => undefined
		},
		grant: () =>
			Promise.resolve(next(founder, controlSpace, 'grant.issued', granted(someone()), root)),
		device: async () => (await takesIn(someone())).added,
		revocation: () => {
			const member = someone();
			const end = { grant: member.grant ?? invitation, cut: cutOf(member) };
			return Promise.resolve(next(founder, controlSpace, 'grant.revoked', end, root));
		},
		ratification: () => {
			const { heads } = removed();
			const last = heads.get(membersSpace)?.tip?.id ?? invitation;
			const work = { entries: [last] };
			return Promise.resolve(next(founder, controlSpace, 'work.ratified', work, root));
		}
	};
};
