import { describe, expect, it } from 'vitest';
import { fakeProves } from '../../../../tests/convergence/histories.ts';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import { controlSpace, type EntryId, type PersonId } from '../identity/index.ts';
import { authorityChanges, awaitedEntries, resolveAuthority, type Cut } from './index.ts';

const resolve = ({ workspace, entries }: Scene, without: readonly EntryId[] = []) => {
	const known = entries.filter(({ id }) => !without.includes(id));
	const byId = new Map(known.map(({ id, entry }) => [id, entry]));
	const control = known.filter(({ entry }) => entry.space === controlSpace);
	return resolveAuthority(workspace, control, (id) => byId.get(id), fakeProves);
};

type Changed = Partial<Record<'grants' | 'entries', readonly EntryId[]>> & {
	readonly persons?: readonly PersonId[];
};

/** That two states of a history differ in this and in nothing else, whichever comes first. */
const expectChanges = (
	scene: Scene,
	[without, withoutOthers]: readonly [readonly EntryId[], readonly EntryId[]],
	{ grants = [], persons = [], entries = [] }: Changed
) => {
	const [one, other] = [resolve(scene, without), resolve(scene, withoutOthers)];
	for (const changes of [authorityChanges(one, other), authorityChanges(other, one)]) {
		expect({
			grants: [...changes.grants].sort(),
			persons: [...changes.persons].sort(),
			entries: [...changes.entries].sort()
		}).toEqual({
			grants: [...grants].sort(),
			persons: [...persons].sort(),
			entries: [...entries].sort()
		});
	}
};

/** That these entries change this. */
const expectChangesBy = (scene: Scene, by: readonly EntryId[], changed: Changed) => {
	expectChanges(scene, [by, []], changed);
};

/** Bob has a laptop and a phone; what he wrote last is outside the cut. */
const office = () => {
	const scene = new Scene(['north', 'east']);
	const bob = scene.appoint('bob', 4);
	scene.add('bob', 'bob', 'phone');
	const cut = scene.cut('bob', 'phone');
	return { scene, bob, cut };
};

const end = (scene: Scene, grant: EntryId, cut: Cut, by = 'alice', auth = scene.root) =>
	scene.say(by, by, 'grant.revoked', { grant, cut }, { auth });

const retire = (scene: Scene, by: string, device: string, cut: Cut, auth?: EntryId) =>
	scene.say(
		...([by, auth ? by : 'bob', 'device.revoked'] as const),
		{ person: scene.person('bob'), device: keyOf(device), cut },
		{ auth }
	);

describe('the changes between two states', () => {
	it('are none where nothing was stated about authority', () => {
		const { scene, bob, cut } = office();
		end(scene, bob, cut);
		retire(scene, 'bob', 'phone', []);
		const work = scene.work('bob', 'bob', bob);
		scene.say('bob', 'bob', 'work.ratified', { entries: [scene.work('phone', 'bob', bob)] });
		scene.say('alice', 'alice', 'work.ratified', { entries: [work] }, { auth: scene.root });
		scene.say('alice', 'alice', 'grant.lent', {}, { auth: scene.root });
		expectChangesBy(scene, [work], {});
	});

	it('are a person and a grant that come in, and a seniority that rises', () => {
		const { scene } = office();
		const carol = scene.enter('carol');
		const introduction = carol as string as EntryId;
		expectChangesBy(scene, [introduction], { persons: [carol] });
		const first = scene.appoint('carol', 5);
		expectChangesBy(scene, [first], { grants: [first], persons: [carol] });
		const junior = scene.appoint('carol', 6);
		expectChangesBy(scene, [junior], { grants: [junior] });
		const senior = scene.appoint('carol', 3);
		expectChangesBy(scene, [senior], { grants: [senior], persons: [carol] });
	});

	it('are the grants that rest on one which ends, and the entries that are refused with it', () => {
		const { scene, bob, cut } = office();
		scene.enter('carol');
		const carol = scene.grant('bob', bob, 'carol', { rank: 5 });
		const revocation = end(scene, bob, cut);
		expectChangesBy(scene, [revocation], {
			...{ grants: [bob, carol], persons: [scene.person('carol')], entries: [carol] }
		});
	});

	it('are the entries that are refused for another reason, or by another cut', () => {
		const { scene } = office();
		const clerk = scene.appoint('dora', 5, { capabilities: ['attendance.record'] });
		const epoch = { space: 'unit:one', epoch: 0, commitment: keyOf('0') };
		const renewal = scene.say(
			...(['dora', 'dora', 'epoch.opened'] as const),
			{ ...epoch, wraps: [[keyOf('dora'), 'AAAA']] },
			{ auth: clerk }
		);
		const opened = scene.say(
			...(['alice', 'alice', 'space.opened'] as const),
			{ space: 'unit:one', sealed: true, history: 'full' },
			{ auth: scene.root }
		);
		expectChangesBy(scene, [opened], { entries: [renewal] });
		const watch = scene.add('phone', 'bob', 'watch');
		retire(scene, 'alice', 'phone', [], scene.root);
		const recovery = scene.recover('tablet', 'bob', [[keyOf('phone'), []]]);
		expect(resolve(scene).refused.get(watch)).toEqual({
			...{ code: 'device_revoked', revocation: recovery }
		});
		expectChangesBy(scene, [recovery], { persons: [scene.person('bob')], entries: [watch] });
	});

	it('are the entries that are ratified, by whom, and no longer', () => {
		const { scene, bob, cut } = office();
		const dora = scene.appoint('dora', 2);
		const work = scene.work('bob', 'bob', bob);
		end(scene, bob, cut);
		const ratify = (by: string, auth: EntryId) =>
			scene.say(by, by, 'work.ratified', { entries: [work] }, { auth });
		const first = ratify('dora', dora);
		expectChangesBy(scene, [first], { entries: [work] });
		expectChangesBy(scene, [ratify('dora', dora)], {});
		expectChangesBy(scene, [ratify('alice', scene.root)], { entries: [work] });
	});
});

describe('the grants that change', () => {
	it('are those which more cuts end, or others', () => {
		const { scene, bob, cut } = office();
		const dora = scene.appoint('dora', 2);
		const first = end(scene, bob, cut);
		expectChangesBy(scene, [first], { grants: [bob] });
		const second = end(scene, bob, cut);
		const third = end(scene, bob, [], 'dora', dora);
		expectChangesBy(scene, [third], { grants: [bob] });
		expectChanges(scene, [[first], [second]], { grants: [bob] });
	});

	it('are those which their holder gives up once more, even where the cut stays as it was', () => {
		const { scene, bob } = office();
		const resign = () => end(scene, bob, [], 'bob', bob);
		const [, later] = [resign(), resign()].sort();
		expectChangesBy(scene, [later ?? bob], { grants: [bob] });
	});

	it('are those of which seniors leave less, by the devices of the holder', () => {
		const { scene, bob, cut } = office();
		end(scene, bob, cut);
		const own = retire(scene, 'bob', 'phone', []);
		// What the holder says after the cut is not heard.
		expectChangesBy(scene, [own], { persons: [scene.person('bob')] });
		const bySenior = retire(scene, 'alice', 'phone', [], scene.root);
		expectChangesBy(scene, [bySenior], { grants: [bob], persons: [scene.person('bob')] });
	});

	it('are not those of whose holder nobody has said anything but that the one device ends', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 4);
		end(scene, bob, scene.cut('bob'));
		const bySenior = retire(scene, 'alice', 'bob', [], scene.root);
		// All that this person states is judged again.
		expectChangesBy(scene, [bySenior], { persons: [scene.person('bob')] });
	});

	it('are those of whose holder the one device ends, which had said something within the cut', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 4);
		scene.say('bob', 'bob', 'work.ratified', { entries: [scene.root] });
		end(scene, bob, scene.cut('bob'));
		const bySenior = retire(scene, 'alice', 'bob', scene.cut('bob'), scene.root);
		expectChangesBy(scene, [bySenior], { grants: [bob], persons: [scene.person('bob')] });
	});

	it('are those of whose holder a second device becomes known, or one that ended', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 4);
		const added = scene.add('bob', 'bob', 'phone');
		end(scene, bob, scene.cut('bob'));
		expectChangesBy(scene, [added], { grants: [bob], persons: [scene.person('bob')] });
		const other = scene.appoint('carol', 4);
		const rebound = scene.say(
			...(['alice', 'alice', 'person.rebound'] as const),
			{ person: scene.person('carol'), device: keyOf('new'), cut: [] },
			{ auth: scene.root }
		);
		end(scene, other, scene.cut('carol'));
		expectChangesBy(scene, [rebound], { grants: [other], persons: [scene.person('carol')] });
	});

	it('are those whose holder becomes known, once something is left of them', () => {
		const scene = new Scene();
		const introduction = scene.enter('bob');
		const bob = scene.appoint('bob', 4);
		end(scene, bob, []);
		expectChangesBy(scene, [introduction as string as EntryId], {
			...{ grants: [bob], persons: [introduction] }
		});
		const nobodys = scene.grant('alice', scene.root, 'nobody', { rank: 4 });
		end(scene, nobodys, []);
		const carol = scene.appoint('carol', 4);
		expectChangesBy(scene, [carol], { grants: [carol], persons: [scene.person('carol')] });
	});

	it('are those within whose cut the holder had revoked a device, as their seniority rises', () => {
		const { scene, bob } = office();
		retire(scene, 'bob', 'phone', scene.cut('phone'));
		end(scene, bob, scene.cut('bob', 'phone'));
		const senior = scene.appoint('bob', 2);
		expectChangesBy(scene, [senior], { grants: [bob, senior], persons: [scene.person('bob')] });
	});

	it("are the founder's, where the founder's devices change", () => {
		const scene = new Scene(['north', 'east']);
		scene.enter('bob');
		const added = scene.add('alice', 'alice', 'phone');
		const ends = [[scene.root, scene.cut('alice')]] as const;
		const decision = scene.decision(ends, 'bob', [0, 1], ['north', 'east']);
		scene.say('anybody', 'nobody', 'stewards.decided', decision);
		expectChangesBy(scene, [added], { grants: [scene.root], persons: [scene.person('alice')] });
	});
});

describe('the persons who change', () => {
	it('are those who have more devices, or others', () => {
		const { scene } = office();
		const bob = scene.person('bob');
		const [tablet, watch] = [scene.add('bob', 'bob', 'tablet'), scene.add('bob', 'bob', 'watch')];
		expectChangesBy(scene, [tablet], { persons: [bob] });
		expectChanges(scene, [[tablet], [watch]], { persons: [bob] });
	});

	it('are those of whom devices are cut, and by whom', () => {
		const { scene } = office();
		const bob = scene.person('bob');
		scene.recover('tablet', 'bob', [[keyOf('phone'), []]]);
		const cuts = [1, 2].map(() => retire(scene, 'alice', 'phone', [], scene.root));
		const [first = scene.root, second = scene.root] = cuts;
		expectChangesBy(scene, [first], { persons: [bob] });
		expectChanges(scene, [[first], [second]], { persons: [bob] });
	});

	it('are those whose device gives up what a senior bound it to, and not what it was before', () => {
		const { scene } = office();
		const payload = { person: scene.person('bob'), device: keyOf('phone') };
		const cut = scene.cut('bob', 'phone');
		scene.say('alice', 'alice', 'person.rebound', { ...payload, cut }, { auth: scene.root });
		const own = retire(scene, 'phone', 'phone', []);
		expectChangesBy(scene, [own], { persons: [scene.person('bob')] });
	});

	it('are those of whom a device gives itself up several times, with several cuts', () => {
		const { scene, bob: grant } = office();
		const bob = scene.person('bob');
		const cuts = [1, 2, 3].map(() => {
			scene.work('phone', 'bob', grant);
			return retire(scene, 'phone', 'phone', scene.cut('phone'));
		});
		const [, second = scene.root, third = scene.root] = cuts.sort();
		expectChangesBy(scene, [third], { persons: [bob] });
		expectChanges(scene, [[second], [third]], { persons: [bob] });
	});

	it('are those of whom a device has ratified what is outside its cut', () => {
		const { scene, bob: grant } = office();
		const bob = scene.person('bob');
		const [x, y, z] = [1, 2, 3].map(() => scene.work('phone', 'bob', grant));
		retire(scene, 'bob', 'phone', []);
		const [, second = scene.root, third = scene.root] = [x, y, z].map((work) =>
			scene.say('bob', 'bob', 'work.ratified', { entries: [work] })
		);
		expectChangesBy(scene, [third], { persons: [bob] });
		expectChanges(scene, [[second], [third]], { persons: [bob] });
	});
});

describe('the seals that come into force', () => {
	const year = (from: number) => ({ from: `${from}-01-01`, to: `${from}-12-31`, label: '虚构' });

	const offices = () => {
		const scene = new Scene();
		const [bob, carol] = [scene.appoint('bob', 2), scene.appoint('carol', 3)];
		const dora = scene.appoint('dora', 5, { until: 5 });
		const seal = (from: number) => {
			const payload = { ...year(from), frontier: [], facts: 0, totals: keyOf('totals') };
			const sealed = scene.say('bob', 'bob', 'term.sealed', payload, { auth: bob });
			const countersigned = { seal: sealed, totals: keyOf('totals') };
			return scene.say('carol', 'carol', 'term.countersigned', countersigned, { auth: carol });
		};
		return { scene, dora, seal };
	};

	it('change the grants that end at some time, and no others', () => {
		const { scene, dora, seal } = offices();
		const first = seal(2030);
		expectChangesBy(scene, [first], { grants: [dora] });
		const second = seal(2031);
		expectChangesBy(scene, [second], { grants: [dora] });
		expectChanges(scene, [[first], [second]], { grants: [dora] });
		const third = seal(2032);
		expectChanges(scene, [[second], [third]], { grants: [dora] });
		expectChangesBy(scene, [scene.enter('erin') as string as EntryId], {
			persons: [scene.person('erin')]
		});
	});
});

describe('the entries that are awaited', () => {
	it('are those which cuts and frontiers name, and which have not arrived', () => {
		const { scene, bob } = office();
		const carol = scene.appoint('carol', 3);
		const tip = (name: string) => ['AAAAAAAAAAA', 3, keyOf(name)] as const;
		const names = ['of a grant', 'of a device', 'of a seal'];
		end(scene, bob, [...scene.cut('bob'), tip('of a grant')]);
		retire(scene, 'bob', 'phone', [...scene.cut('phone'), tip('of a device')]);
		const payload = {
			...{ from: '2030-01-01', to: '2030-12-31', label: '虚构', facts: 0, totals: keyOf('totals') },
			frontier: [
				['members', ...tip('of a seal')],
				...scene.cut('bob').map((last) => ['control', ...last])
			]
		};
		const sealed = scene.say('alice', 'alice', 'term.sealed', payload, { auth: scene.root });
		const awaited = () => {
			const byId = new Map(scene.entries.map(({ id, entry }) => [id, entry]));
			return [...awaitedEntries(scene.authority(), (id) => byId.get(id))].sort();
		};
		expect(awaited()).toEqual(names.slice(0, 2).map(keyOf).sort());
		const countersigned = { seal: sealed, totals: keyOf('totals') };
		scene.say('carol', 'carol', 'term.countersigned', countersigned, { auth: carol });
		expect(awaited()).toEqual(names.map(keyOf).sort());
	});

	it('can be no entries of anybody else', () => {
		expect(() => awaitedEntries({ ...new Scene().authority() }, () => undefined)).toThrow(
			'only the resolver makes an authority'
		);
	});
});
