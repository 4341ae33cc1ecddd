import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeVectors, vectorsToJson } from './signature-vectors.ts';
import { wrongVerdicts } from './signature-verdicts.ts';
import fixture from '../fixtures/signatures/vectors-1.json' with { type: 'json' };

/** Loads the module anew: it remembers which keys it has admitted, and by which means it verifies. */
const load = async () => {
	vi.resetModules();
	return (await import('#lib/kernel/identity/index.ts')).isSignedBy;
};

afterEach(() => vi.restoreAllMocks());

// Thousands of points are multiplied by hand here: seconds, more on a busy machine.
describe('[I8] the edge vectors of signatures', { timeout: 300_000 }, () => {
	it('are what their generator makes, with the verdicts of the definition', async () => {
		const vectors = makeVectors();
		expect(vectors.length).toBeGreaterThan(3_000);
		expect(vectors.filter(({ isGood }) => isGood).length).toBeGreaterThan(100);
		await expect(vectorsToJson(vectors)).toMatchFileSnapshot(
			'../fixtures/signatures/vectors-1.json'
		);
	});

	it('get their verdicts by WebCrypto', async () => {
		expect(await wrongVerdicts(fixture, await load())).toEqual([]);
	});

	it('get their verdicts by the library, where WebCrypto lacks Ed25519', async () => {
		const lacking = new DOMException('', 'NotSupportedError');
		vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(lacking);
		const verify = vi.spyOn(crypto.subtle, 'verify');
		expect(await wrongVerdicts(fixture, await load())).toEqual([]);
		expect(verify).not.toHaveBeenCalled();
	});
});
