import { describe, expect, it } from 'vitest';
import {
	end,
	expectChanges,
	expectChangesBy,
	office,
	retire
} from '../../../../tests/convergence/differences.ts';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { EntryId } from '../identity/index.ts';
import { awaitedEntries } from './index.ts';

describe('the changes between two states', () => {
	it('are none where nothing was stated about authority', () => {
		const { scene, bob, cut } = office();
		end(scene, bob, cut);
		retire(scene, 'bob', 'phone', []);
		const work = scene.work('bob', 'bob', bob);
		scene.say('bob', 'bob', 'work.ratified', { entries: [scene.work('phone', 'bob', bob)] });
		scene.say('alice', 'alice', 'work.ratified', { entries: [work] }, { auth: scene.root });
		const lent = scene.say('alice', 'alice', 'grant.lent', {}, { auth: scene.root });
		expect(scene.authority().refused.get(lent)).toEqual({ code: 'unknown_event' });
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

	it('are no grant that was revoked, where a device comes in to somebody who does not hold it', () => {
		const { scene, bob, cut } = office();
		end(scene, bob, cut);
		const added = scene.add('alice', 'alice', 'tablet');
		expectChangesBy(scene, [added], { persons: [scene.person('alice')] });
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
		expect(scene.authority().refused.get(watch)).toEqual({
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

	it('are named by the cut of a device too that has been bound anew since', () => {
		const { scene } = office();
		const payload = {
			...{ person: scene.person('bob'), device: keyOf('bob') },
			cut: [...scene.cut('bob'), ['AAAAAAAAAAA', 3, keyOf('of a binding')]]
		};
		scene.say('alice', 'alice', 'person.rebound', payload, { auth: scene.root });
		const byId = new Map(scene.entries.map(({ id, entry }) => [id, entry]));
		const awaited = awaitedEntries(scene.authority(), (id) => byId.get(id));
		expect([...awaited]).toEqual([keyOf('of a binding')]);
	});

	it('can be no entries of anybody else', () => {
		expect(() => awaitedEntries({ ...new Scene().authority() }, () => undefined)).toThrow(
			'only the resolver makes an authority'
		);
	});
});
