import { describe, expect, it } from 'vitest';
import {
	devicesChangedBy,
	end,
	expectChanges,
	expectChangesBy,
	office,
	retire
} from '../../../../tests/convergence/differences.ts';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { EntryId } from '../identity/index.ts';

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

	it('are not those which an equal has tried to end, whatever becomes of the devices', () => {
		const { scene, bob } = office();
		const dora = scene.appoint('dora', 4);
		end(scene, bob, [], 'dora', dora);
		const added = scene.add('bob', 'bob', 'tablet');
		expectChangesBy(scene, [added], { persons: [scene.person('bob')] });
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

	it('change in the devices that come, go or are cut, and wholly with their seniority', () => {
		const { scene } = office();
		const bob = scene.person('bob');
		const devices = (...names: readonly string[]) => new Set(names.map(keyOf));
		const tablet = scene.add('bob', 'bob', 'tablet');
		expect(devicesChangedBy(scene, tablet, bob)).toEqual([devices('tablet'), devices('tablet')]);
		const retired = retire(scene, 'bob', 'phone', []);
		expect(devicesChangedBy(scene, retired, bob)).toEqual([devices('phone'), devices('phone')]);
		const senior = scene.appoint('bob', 2);
		expect(devicesChangedBy(scene, senior, bob)).toEqual(['all', 'all']);
		expect(devicesChangedBy(scene, bob as string as EntryId, bob)).toEqual(['all', 'all']);
		expect(devicesChangedBy(scene, scene.appoint('carol', 5), bob)).toEqual([undefined, undefined]);
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
