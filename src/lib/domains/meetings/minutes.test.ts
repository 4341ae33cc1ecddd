import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_PART, type MeetingFact } from './events.ts';
import { entryId, finalised, meetingId, meetingOf, stated } from './history.ts';
import { minutesHash, splitMinutes } from './minutes.ts';

const corrected = (name: string, at: number, of: string) =>
	stated(name, at, 'minutes.corrected', {
		meeting: meetingId,
		finalised: entryId(of),
		text: '“周三”应为“周四”',
		reason: '听错'
	});

const settled = (name: string, at: number, chosen: string, ...over: readonly string[]) =>
	stated(name, at, 'minutes.settled', {
		meeting: meetingId,
		finalised: entryId(chosen),
		over: over.map(entryId)
	});

const first = finalised('first', 10, '定稿甲');
const second = finalised('second', 11, '定稿乙');
const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);

describe('final minutes [AL-12]', () => {
	it('are the frozen text, put together from its parts', () => {
		const { minutes } = meetingOf(...first);
		expect(minutes.inForce).toMatchObject({ id: entryId('first'), text: '定稿甲', at: 10 });
		expect(minutes.question).toEqual([]);
	});

	it('stand without their text while a part has not arrived', () => {
		const { minutes, refused } = meetingOf(...first.slice(1));
		expect(minutes.inForce).toMatchObject({ id: entryId('first'), text: null });
		expect(refused).toEqual([]);
	});

	it('do not count where the text is not what was sealed', () => {
		const forged = first.map((fact) =>
			fact.type === 'minutes.part' && fact.payload.n === 2
				? ({ ...fact, payload: { ...fact.payload, text: '篡改' } } as MeetingFact)
				: fact
		);
		const { minutes, refused } = meetingOf(...forged);
		expect(minutes.inForce).toBeNull();
		expect(refused).toEqual([
			{
				id: entryId('first'),
				type: 'minutes.finalised',
				refusal: { code: 'hash_does_not_match' }
			}
		]);
	});

	it('do not count where the parts are out of order', () => {
		const swapped = first.map((fact) =>
			fact.type === 'minutes.finalised'
				? { ...fact, payload: { ...fact.payload, parts: fact.payload.parts.toReversed() } }
				: fact
		);
		expect(meetingOf(...swapped).refused.map(({ refusal }) => refusal.code)).toEqual([
			'parts_do_not_match'
		]);
	});

	it('change only by a correction that everybody sees; the text stays as it is', () => {
		const { minutes } = meetingOf(...first, corrected('fix', 20, 'first'));
		expect(minutes.inForce?.text).toBe('定稿甲');
		expect(minutes.corrections).toMatchObject([
			{ id: entryId('fix'), text: '“周三”应为“周四”', reason: '听错', at: 20 }
		]);
	});

	it('are found by a correction from a device whose clock is slow', () => {
		expect(meetingOf(...first, corrected('fix', 5, 'first')).minutes.corrections).toHaveLength(1);
	});

	it('cannot be corrected before there are any', () => {
		expect(meetingOf(corrected('fix', 20, 'first')).refused[0]?.refusal).toEqual({
			code: 'unknown_minutes'
		});
	});
});

describe('minutes that two devices make final at the same time [AL-12]', () => {
	it('are one where they say the same', () => {
		const { minutes } = meetingOf(...first, ...finalised('second', 11, '定稿甲'));
		expect(minutes.inForce?.id).toBe(entryId('first'));
		expect(minutes.question).toEqual([]);
	});

	it('stand as the first by time, and the other is a question', () => {
		const { minutes } = meetingOf(...second, ...first);
		expect(minutes.inForce?.id).toBe(entryId('first'));
		expect(idsOf(minutes.question)).toEqual([entryId('second')]);
	});

	it('are settled by saying which stands', () => {
		const { minutes } = meetingOf(...first, ...second, settled('say', 20, 'second', 'first'));
		expect(minutes.inForce?.id).toBe(entryId('second'));
		expect(minutes.question).toEqual([]);
		expect(idsOf(minutes.all)).toEqual([entryId('first'), entryId('second')]);
	});

	it('are settled for good where the text set aside was made final twice', () => {
		const twin = finalised('twin', 12, '定稿甲');
		const { minutes } = meetingOf(
			...first,
			...second,
			...twin,
			settled('say', 20, 'second', 'first')
		);
		expect(minutes.inForce?.id).toBe(entryId('second'));
		expect(minutes.question).toEqual([]);
	});

	it('are a question again when a third arrives that nobody saw', () => {
		const { minutes } = meetingOf(
			...first,
			...second,
			...finalised('third', 9, '定稿丙'),
			settled('say', 20, 'second', 'first')
		);
		expect(minutes.inForce?.id).toBe(entryId('second'));
		expect(idsOf(minutes.question)).toEqual([entryId('third')]);
	});

	it('show the corrections of the text that stands', () => {
		const facts = [...first, ...second, corrected('fix', 15, 'second')];
		expect(meetingOf(...facts).minutes.corrections).toEqual([]);
		const { minutes } = meetingOf(...facts, settled('say', 20, 'second', 'first'));
		expect(idsOf(minutes.corrections)).toEqual([entryId('fix')]);
	});
});

describe('cutting minutes into parts', () => {
	const texts = fc.string({ unit: 'grapheme', maxLength: 6000, size: 'max' });

	it('loses nothing, fits an entry, and never cuts a character', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const parts = splitMinutes(text);
				expect(parts.join('')).toBe(text);
				for (const part of parts) {
					expect(part.length).toBeLessThanOrEqual(LONGEST_PART);
					expect(part.isWellFormed()).toBe(true);
				}
			}),
			{ seed: 20261, numRuns: 60 }
		);
	});

	it('keeps a pair of surrogates together at the cut', () => {
		const text = '一'.repeat(LONGEST_PART - 1) + '𠮷' + '二';
		expect(splitMinutes(text).map((part) => part.length)).toEqual([LONGEST_PART - 1, 3]);
	});

	it('makes no part of nothing', () => {
		expect(splitMinutes('')).toEqual([]);
	});
});

describe('the hash of minutes', () => {
	it('is SHA-256 of the text in UTF-8', () => {
		expect(minutesHash('')).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
		expect(minutesHash('同伴')).not.toBe(minutesHash('同伴 '));
	});
});
