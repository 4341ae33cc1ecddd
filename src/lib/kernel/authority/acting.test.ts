import { describe, expect, it } from 'vitest';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';

describe('for whom a device acts', () => {
	it('is whose most senior live grant it may exercise, then whom it was bound to, then the least id', () => {
		const scene = new Scene();
		scene.appoint('bob', 2);
		scene.appoint('carol', 3);
		scene.add('bob', 'bob', 'carol');
		const acting = () => scene.authority().devices.get(keyOf('carol'));
		expect(acting()).toBe(scene.person('bob'));
		const revoked = {
			person: scene.person('bob'),
			device: keyOf('carol'),
			cut: scene.cut('carol')
		};
		scene.say('bob', 'bob', 'device.revoked', revoked);
		expect(acting()).toBe(scene.person('carol'));
		const own = [scene.enter('dora', 'shared'), scene.enter('erin', 'shared')].sort();
		expect(scene.authority().devices.get(keyOf('shared'))).toBe(own[0]);
		scene.enter('frank');
		scene.add('frank', 'frank', 'shared');
		expect(scene.authority().devices.get(keyOf('shared'))).toBe(scene.person('frank'));
	});

	it('is who was bound to it, also where they had introduced themselves by it before', () => {
		const scene = new Scene();
		const [first, second] = [scene.enter('dora', 'shared'), scene.enter('erin', 'shared')].sort();
		const acting = () => scene.authority().devices.get(keyOf('shared'));
		expect(acting()).toBe(first);
		const payload = { person: second, device: keyOf('shared'), cut: scene.cut('shared') };
		scene.say('alice', 'alice', 'person.rebound', payload, { auth: scene.root });
		expect(acting()).toBe(second);
	});
});
