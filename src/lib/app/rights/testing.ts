/** A workspace with somebody who gives rights and somebody who holds them, for tests. */
import type { PersonId } from '#lib/kernel/identity/index.ts';
import { admit, invite, pendingPersons, type Workspace } from '../session/index.ts';
import { carry, deviceOf, sharedDrafts, value } from '../session/testing.ts';
import { templateOf } from '../templates/index.ts';

const founding = {
	name: '虚构互助会',
	template: 'alliance',
	timezone: 'Asia/Shanghai',
	personName: '甲某',
	isSample: false
};

/** A role of the alliance. */
export const roleOf = (id: string) => {
	const role = templateOf('alliance').roles.find((each) => each.id === id);
	if (!role) throw new Error(`the alliance has a role ${id}`);
	return role;
};

/** Alice has founded a workspace and admitted Bob in a role; Carol has just come and waits. */
export const aliceAndBob = async (role: string) => {
	const drafts = sharedDrafts();
	const [alice, bob, third] = [1, 2, 3].map((seed) => deviceOf(seed, drafts));
	if (!alice || !bob || !third) throw new Error('three devices were asked for');
	const id = value(await alice.session.found(founding));
	const hers = value(await alice.session.open(id));
	const link = value(await invite(hers, { expires: 9e12, uses: 2 }, alice.draw));
	value(await bob.session.join(link, { name: '乙某', studentNo: '' }));
	const his = value(await bob.session.open(id));
	await carry(bob, hers);
	await arrived(hers, his.person);
	const [pending] = pendingPersons(hers);
	if (!pending) throw new Error('Bob waits');
	const seat = { type: 'new', unit: null, position: 'officer' } as const;
	value(await admit(hers, pending, roleOf(role), seat));
	await carry(alice, his);
	value(await third.session.join(link, { name: '丙某', studentNo: '' }));
	const carol = value(await third.session.open(id));
	return { alice, bob, hers, his, carol };
};

/** Waits until the name that somebody has left in the lobby was verified. */
const arrived = ({ lobby }: Workspace, person: PersonId): Promise<void> =>
	new Promise((resolve) => {
		const look = () => {
			if (lobby.arrivals.get().has(person)) resolve();
		};
		lobby.arrivals.subscribe(look);
		look();
	});
