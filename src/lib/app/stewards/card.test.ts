import { describe, expect, it } from 'vitest';
import { importSigner, isSignedBy, type WorkspaceId } from '#lib/kernel/identity/index.ts';
import { cardToUrl, drawCouncil, urlToCard } from './index.ts';

const workspace = 'A'.repeat(43) as WorkspaceId;
let drawn = 0;
const draw = (length: number) => new Uint8Array(length).fill(++drawn);

describe('a steward’s card', () => {
	it('reads back from its link, also broken into lines by a chat', () => {
		const card = { workspace, secret: new Uint8Array(32).fill(9) };
		const url = cardToUrl('https://relay.example', card);
		expect(url.startsWith(`https://relay.example/steward#${workspace}.`)).toBe(true);
		expect(urlToCard(`${url.slice(0, 50)}\n ${url.slice(50)}`)).toEqual({ ok: true, value: card });
	});

	it('is told from an invitation, a torn link, and other texts', () => {
		const secret = 'C'.repeat(43);
		const faults = [
			`#${workspace}.${'B'.repeat(43)}.${secret}`,
			`#${workspace}.${secret.slice(0, 20)}`,
			`#${workspace}`,
			'hello'
		].map((text) => urlToCard(text));
		expect(faults.map((read) => (read.ok ? 'card' : read.error.code))).toEqual([
			...['not_a_card', 'incomplete_card', 'incomplete_card', 'not_a_card']
		]);
	});
});

describe('a council', () => {
	it('has a key for each secret, and nothing of the secrets', async () => {
		const { council, secrets } = await drawCouncil(draw, 3, 2);
		const message = new Uint8Array(8);
		const signers = await Promise.all(secrets.map((secret) => importSigner(secret)));
		expect(council).toEqual({ keys: signers.map(({ device }) => device), quorum: 2 });
		expect(new Set(council.keys).size).toBe(3);
		for (const signer of signers) {
			expect(await isSignedBy(signer.device, message, await signer.sign(message))).toBe(true);
		}
	});
});
