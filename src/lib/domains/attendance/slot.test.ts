import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	bytesToText,
	newDeviceKeys,
	deviceSigner,
	isSignedBy
} from '#lib/kernel/identity/index.ts';
import { entryId, meeting, objectId, START } from './history.ts';
import {
	isInWindow,
	slotAt,
	slotCode,
	slotMessage,
	slotStart,
	textToToken,
	tokenToText
} from './slot.ts';
import { SlotVerdicts } from './slot-verdicts.ts';

describe('slots [AL-11]', () => {
	it('change every 15 seconds', () => {
		const slot = slotAt(START);
		expect(slotStart(slot)).toBe(START);
		expect([0, 14_999, 15_000, -1].map((ms) => slotAt(START + ms) - slot)).toEqual([0, 0, 1, -1]);
	});

	it.each([
		[-30_001, false],
		[-30_000, true],
		[0, true],
		[30_000, true],
		[30_001, false]
	])('a code is accepted %i ms from its start: %s', (ms, isAccepted) => {
		expect(isInWindow(slotAt(START), START + ms)).toBe(isAccepted);
	});

	it('have a message that is pinned: screens of all versions sign the same bytes', () => {
		expect(bytesToText(slotMessage(meeting, slotAt(START)))).toMatchInlineSnapshot(
			`"dG9uZ2Jhbi9zbG90LzEAmeeting00000000000000wAAAAAHCwdQ"`
		);
	});

	it('have a message of their own for each meeting and slot', () => {
		const messages = [
			slotMessage(meeting, 1),
			slotMessage(meeting, 2),
			slotMessage(objectId('other'), 1)
		].map(bytesToText);
		expect(new Set(messages).size).toBe(3);
	});

	it('have six digits to be read aloud', () => {
		expect(slotCode(new Uint8Array(64))).toBe('000000');
		expect(slotCode(Uint8Array.of(0, 15, 66, 63, 9))).toBe('999999');
		expect(slotCode(Uint8Array.of(0, 15, 66, 64))).toBe('000000');
		expect(slotCode(new Uint8Array(80).fill(1).subarray(4, 68))).toBe('843009');
	});
});

describe('the token in a QR code', () => {
	const token = { screen: entryId('screen'), slot: slotAt(START), signature: 's'.repeat(86) };

	it('is read back as it was shown', () => {
		expect(textToToken(tokenToText(token))).toEqual(token);
		fc.assert(
			fc.property(fc.nat({ max: 280_000_000 }), (slot) => {
				expect(textToToken(tokenToText({ ...token, slot }))).toEqual({ ...token, slot });
			}),
			{ seed: 20261, numRuns: 200 }
		);
	});

	it.each(['', 'https://example.org', `${tokenToText(token)}x`, tokenToText(token).slice(1)])(
		'is not found in %j',
		(text) => {
			expect(textToToken(text)).toBeNull();
		}
	);
});

describe('verdicts on signatures', () => {
	it('hold for the device, meeting and slot that were signed', async () => {
		const signer = await deviceSigner(await newDeviceKeys());
		const slot = slotAt(START);
		const signature = bytesToText(await signer.sign(slotMessage(meeting, slot)));
		const good = { device: signer.device, meeting, slot, signature };
		const others = [
			{ ...good, slot: slot + 1 },
			{ ...good, meeting: objectId('other') },
			{ ...good, signature: bytesToText(new Uint8Array(64)) }
		];
		const verdicts = new SlotVerdicts(isSignedBy);
		await verdicts.learn([good, ...others]);
		expect(verdicts.of(good)).toBe(true);
		expect(others.map(verdicts.of)).toEqual([false, false, false]);
	});

	it('are asked once for a hall of people, and unknown until then', async () => {
		const asked: string[] = [];
		const verdicts = new SlotVerdicts((device) => {
			asked.push(device);
			return Promise.resolve(true);
		});
		const one = { device: 'd' as never, meeting, slot: 7, signature: 'A'.repeat(86) };
		expect(verdicts.of(one)).toBeUndefined();
		expect(await verdicts.learn(Array.from({ length: 200 }, () => ({ ...one })))).toBe(true);
		expect(await verdicts.learn([one])).toBe(false);
		expect(asked).toEqual(['d']);
		expect(verdicts.of({ ...one })).toBe(true);
	});

	it('refuse what is not a signature without asking', async () => {
		const verdicts = new SlotVerdicts(() => Promise.reject(new Error('asked')));
		const torn = { device: 'd' as never, meeting, slot: 7, signature: '?' };
		await verdicts.learn([torn]);
		expect(verdicts.of(torn)).toBe(false);
	});
});
