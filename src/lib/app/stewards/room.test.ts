import { describe, expect, it, vi } from 'vitest';
import { createUnit } from '#lib/domains/organisation/index.ts';
import { importSigner, type PersonId, type Signer } from '#lib/kernel/identity/index.ts';
import { heldRights } from '../rights/index.ts';
import { admit, invite, pendingPersons, type Workspace } from '../session/index.ts';
import { carry, deviceOf, sharedDrafts, value } from '../session/testing.ts';
import { templateOf } from '../templates/index.ts';
import { councilOf, decisionsOf, drawCouncil, openStewardsRoom } from './index.ts';

/** Alice has founded with three stewards, and admitted Bob to the presidium. */
const scene = async () => {
	const drafts = sharedDrafts();
	const [alice, bob] = [deviceOf(1, drafts), deviceOf(2, drafts)];
	const { council, secrets } = await drawCouncil(alice.draw, 3, 2);
	const names = { name: '虚构互助会', template: 'alliance', timezone: 'Asia/Shanghai' };
	const founding = { ...names, personName: '甲某', isSample: false, stewards: council };
	const id = value(await alice.session.found(founding));
	const hers = value(await alice.session.open(id));
	const link = value(await invite(hers, { expires: 9e12, uses: 1 }, alice.draw));
	value(await bob.session.join(link, { name: '乙某', studentNo: '' }));
	const his = value(await bob.session.open(id));
	await carry(bob, hers);
	await vi.waitFor(() => expect(pendingPersons(hers)[0]?.name).toBe('乙某'));
	const [pending] = pendingPersons(hers);
	const role = templateOf('alliance').roles.find((each) => each.id === 'presidium');
	if (!pending || !role) throw new Error('Bob waits, and there is a presidium');
	const seat = { type: 'new', unit: null, position: 'presidium' } as const;
	value(await admit(hers, pending, role, seat));
	await carry(alice, his);
	const cards = await Promise.all(secrets.map((secret) => importSigner(secret)));
	return { alice, bob, hers, his, council, cards };
};

const ask = async (workspace: Workspace, ended: readonly PersonId[], installs: PersonId | null) => {
	const room = openStewardsRoom(workspace);
	const id = await room.propose(ended, installs);
	const current = () => {
		const found = room.proposals.get().find((each) => each.id === id);
		if (!found) throw new Error('it has been proposed, and is not decided');
		return found;
	};
	const sign = async (cards: readonly Signer[]) => {
		for (const card of cards) await room.sign(current(), card);
		await vi.waitFor(() => expect(current().signatures.size).toBe(cards.length));
	};
	await vi.waitFor(current);
	return { room, current, sign };
};

const unitBy = (workspace: Workspace, name: string) =>
	workspace.state(
		createUnit(
			workspace.projections.organisation(),
			{ name, parent: null },
			{ ...workspace.speaker(), can: () => true }
		)
	);

describe('the stewards of a workspace', () => {
	it('are the keys of the founding entry, and nobody where it names none', async () => {
		const { his, council } = await scene();
		expect(councilOf(his)).toEqual(council);
		const lone = deviceOf(7, sharedDrafts());
		const names = { name: '虚构读书会', template: 'alliance', timezone: 'Asia/Shanghai' };
		const id = value(await lone.session.found({ ...names, personName: '', isSample: false }));
		expect(councilOf(value(await lone.session.open(id)))).toBeUndefined();
	});

	it('put the deputy in the place of the founder, and everybody sees it', async () => {
		const { alice, bob, hers, his, cards } = await scene();
		const { room, current, sign } = await ask(his, [hers.person], his.person);
		await sign(cards.slice(1));
		value(await room.decide(current()));
		// The founder's device is gone; whatever it writes after the cut, it writes for nobody.
		const late = value(await unitBy(hers, '虚构晚到部'));
		await carry(alice, his);
		await carry(bob, hers);
		for (const workspace of [hers, his]) {
			expect(workspace.log.authority.grantsOf(hers.person)).toEqual([]);
			expect(workspace.log.authority.grantsOf(his.person)[0]).toMatchObject({ rank: 0 });
			expect(workspace.log.unaccepted.get(late)?.code).toBe('revoked');
			expect(decisionsOf(workspace)).toMatchObject([
				{ installs: his.person, signers: [1, 2], by: his.person }
			]);
		}
		await vi.waitFor(() => {
			const names = [hers, his].map(({ person }) => his.nameOfPerson(person));
			expect(names).toEqual(['甲某', '乙某']);
		});
		value(await unitBy(his, '虚构新部'));
	});

	it('stand in the list of rights as who gave and who ended', async () => {
		const { hers, his, cards } = await scene();
		const { room, current, sign } = await ask(his, [hers.person], his.person);
		await sign(cards.slice(0, 2));
		value(await room.decide(current()));
		const roots = heldRights(his).filter(({ role }) => role === 'root');
		expect(roots).toMatchObject([
			{ person: hers.person, givenBy: 'founding', ended: { by: 'stewards' } },
			{ person: his.person, givenBy: 'stewards', ended: undefined }
		]);
	});

	it('are not asked any more once a decision is in force, whoever has carried it in', async () => {
		const { hers, his, cards } = await scene();
		const { room, current, sign } = await ask(his, [], his.person);
		await sign(cards);
		const proposal = current();
		value(await room.decide(proposal));
		await vi.waitFor(() => expect(room.proposals.get()).toEqual([]));
		value(await openStewardsRoom(hers).decide(proposal));
		expect(decisionsOf(hers)).toHaveLength(1);
	});

	it('decide nothing by too few signatures', async () => {
		const { hers, his, cards } = await scene();
		const { room, current, sign } = await ask(his, [hers.person], his.person);
		await sign(cards.slice(0, 1));
		value(await room.decide(current()));
		expect(decisionsOf(his)).toEqual([]);
		expect(his.log.authority.grantsOf(hers.person)).toHaveLength(1);
	});

	it('end all rights of somebody, as far as their work is known where it was proposed', async () => {
		const { bob, hers, his, cards } = await scene();
		const before = value(await unitBy(his, '虚构旧部'));
		await carry(bob, hers);
		const { room, current, sign } = await ask(hers, [his.person], null);
		expect(current().ends).toEqual(
			his.log.authority.grantsOf(his.person).map(({ id }) => [id, hers.log.tipsOf(his.person)])
		);
		await sign(cards.slice(0, 2));
		value(await room.decide(current()));
		expect(hers.log.authority.grantsOf(his.person)).toEqual([]);
		expect(hers.log.fact(before)).toBeDefined();
	});
});
