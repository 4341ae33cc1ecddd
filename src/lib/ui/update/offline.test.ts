import { describe, expect, it } from 'vitest';
import { answerFor, staleCaches } from './offline.ts';

const assets = new Set(['/', '/_app/immutable/start.js', '/icon.svg']);
const answer = (path: string, mode = 'navigate', method = 'GET') =>
	answerFor({ path, mode, method }, assets);

describe('answerFor', () => {
	it('serves any deep address with the one page', () => {
		expect(answer('/w/abc/meetings/xyz')).toBe('page');
		expect(answer('/join')).toBe('page');
	});

	it('serves what was kept from the cache', () => {
		expect(answer('/_app/immutable/start.js', 'cors')).toBe('asset');
		expect(answer('/')).toBe('asset');
		expect(answer('/_app/immutable/of-the-version-before.js', 'cors')).toBe('asset');
	});

	it('never keeps or answers what belongs to the relay', () => {
		for (const path of ['/healthz', '/metrics', '/log/abc', '/open/room']) {
			expect(answer(path)).toBe('network');
		}
	});

	it('leaves writing and unknown files to the network', () => {
		expect(answer('/w/abc', 'navigate', 'POST')).toBe('network');
		expect(answer('/unknown.js', 'cors')).toBe('network');
	});
});

describe('staleCaches', () => {
	it('keeps the new version and the one before, and what is not ours', () => {
		expect(staleCaches(['app-1', 'other', 'app-2', 'app-3'], 'app-')).toEqual(['app-1']);
		expect(staleCaches(['app-1'], 'app-')).toEqual([]);
	});
});
