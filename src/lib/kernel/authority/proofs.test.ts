import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../../tests/convergence/histories.ts';
import { operationsOf } from '../../../../tests/convergence/operations.ts';
import { Scene } from '../../../../tests/convergence/scene.ts';
import { bytesToText, controlSpace, type WorkspaceId } from '../identity/index.ts';
import { Control, resolveAuthority } from './index.ts';
import { claimsIn, type Claim } from './claims.ts';
import { isProven, prove, unproven } from './proofs.ts';

const secrets = [1, 2].map((seed) => new Uint8Array(32).fill(seed));
const [key = '', otherKey = ''] = secrets.map((secret) =>
	bytesToText(ed25519.getPublicKey(secret))
);
const message = Uint8Array.of(1, 2, 3);
const signatures = secrets.map((secret) => bytesToText(ed25519.sign(message, secret)));
const [signature = '', otherSignature = ''] = signatures;

/** An entry about which nothing is known yet; every claim of one call concerns the same. */
const claims = () => {
	const { workspace, entries } = new Scene();
	const [founding] = entries;
	if (!founding) throw new Error('a scene begins with its founding');
	const claim = (more: Partial<Claim> = {}): Claim => ({
		...{ workspace, entry: founding.entry, key, signature },
		message: () => message,
		...more
	});
	const holds = async (more: Partial<Claim> = {}) => {
		await prove([claim(more)]);
		return isProven(claim(more));
	};
	return { claim, holds };
};

describe('a proof', () => {
	it('holds where the key has signed the message', async () => {
		const { holds } = claims();
		expect(await holds()).toBe(true);
		expect(await holds({ key: otherKey, signature: otherSignature })).toBe(true);
	});

	it('does not hold by another key, nor for another message', async () => {
		expect(await claims().holds({ key: otherKey })).toBe(false);
		expect(await claims().holds({ signature: otherSignature })).toBe(false);
		expect(await claims().holds({ message: () => Uint8Array.of(1, 2, 4) })).toBe(false);
	});

	it('is one of an entry, a key, a signature and a workspace', async () => {
		const { claim, holds } = claims();
		expect(await holds()).toBe(true);
		const other = 'another' as WorkspaceId;
		for (const more of [
			{ key: otherKey },
			{ signature: otherSignature },
			{ workspace: other },
			{ entry: { ...claim().entry } }
		]) {
			expect(() => isProven(claim(more))).toThrow('a claim is asked for that was not checked');
		}
		expect(await holds({ key: otherKey })).toBe(false);
		expect(await holds({ workspace: other })).toBe(true);
		expect(isProven(claim())).toBe(true);
	});

	it('does not hold where the key or the signature is none', async () => {
		for (const more of [
			{ key: key.slice(0, 42) },
			{ key: `${key}AA` },
			{ key: '!'.repeat(43) },
			{ signature: signature.slice(0, 84) },
			{ signature: `${signature}AA` },
			{ signature: '!'.repeat(86) }
		]) {
			expect([more, await claims().holds(more)]).toEqual([more, false]);
		}
	});

	it('does not hold where its bytes are no points and no number', async () => {
		const noPoint = bytesToText(new Uint8Array(32).fill(2));
		expect(await claims().holds({ key: noPoint })).toBe(false);
		for (let byte = 0; byte < 256; byte += 17) {
			const [keyBytes, bytes] = [new Uint8Array(32).fill(byte), new Uint8Array(64).fill(byte)];
			expect(await claims().holds({ key: bytesToText(keyBytes) })).toBe(false);
			expect(await claims().holds({ signature: bytesToText(bytes) })).toBe(false);
		}
	});

	it('does not hold by a key of small order, whose signature fits every message', async () => {
		const neutral = Uint8Array.of(1, ...Array<number>(31).fill(0));
		const fitting = bytesToText(Uint8Array.of(...neutral, ...Array<number>(32).fill(0)));
		expect(await claims().holds({ key: bytesToText(neutral), signature: fitting })).toBe(false);
	});
});

const controlOf = ({ entries }: Pick<Scene, 'entries'>) =>
	Control.none.with(entries.filter(({ entry }) => entry.space === controlSpace));

describe('what has to be checked before authority is resolved', () => {
	it('is each claim, until it has been checked', async () => {
		const scene = new Scene();
		scene.appoint('bob', 4);
		scene.add('bob', 'bob', 'phone');
		const control = controlOf(scene);
		const open = unproven(scene.workspace, control);
		expect(open).not.toEqual([]);
		expect(unproven(scene.workspace, control)).toEqual(open);
		await prove(open.slice(1));
		expect(unproven(scene.workspace, control)).toEqual(open.slice(0, 1));
		await prove(open.slice(0, 1));
		expect(unproven(scene.workspace, control)).toEqual([]);
		scene.add('bob', 'bob', 'watch');
		expect(unproven(scene.workspace, controlOf(scene))).toHaveLength(1);
	});

	it('is everything that the resolver asks for, whatever the history', () => {
		const kinds = new Set<string>();
		for (let seed = 1; seed <= 300; seed++) {
			const history = historyOf(operationsOf(seed, 30));
			const control = controlOf(history);
			const listed = new Set(
				claimsIn(history.workspace, control)
					.flat()
					.map(
						({ entry, key: by, signature: signed }) => `${entry.chain} ${entry.seq} ${by} ${signed}`
					)
			);
			resolveAuthority(
				history.workspace,
				control,
				() => undefined,
				(claim) => {
					const { entry } = claim;
					kinds.add(entry.type);
					expect(listed).toContain(`${entry.chain} ${entry.seq} ${claim.key} ${claim.signature}`);
					return seed % 2 === 0;
				}
			);
		}
		expect([...kinds].sort()).toEqual([
			'device.added',
			'device.recovered',
			'person.joined',
			'stewards.decided'
		]);
	});
});
