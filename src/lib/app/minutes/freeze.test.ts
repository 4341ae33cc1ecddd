import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesHash, splitMinutes } from '#lib/domains/meetings/index.ts';
import { referenceMark } from './block.ts';
import { freezeMinutes, openFrozen } from './freeze.ts';
import { change, copyOf, draftOf, exchange, line } from './testing.ts';

describe('freezing minutes', () => {
	it('writes canonical text: fixed keys, ids instead of names, no empty end', () => {
		const draft = draftOf(5, [
			{ kind: 'text', runs: [{ text: '请' }, { text: referenceMark, person: 'alice' }] },
			{ kind: 'todo', owner: 'bob', due: '2026-03-01', runs: [{ text: '买水', bold: true }] },
			line(''),
			line('  ')
		]);
		expect(freezeMinutes(draft).text).toBe(
			'{"format":1,"blocks":[' +
				'{"kind":"text","runs":[{"text":"请"},{"text":"\uFFFC","person":"alice"}]},' +
				'{"kind":"todo","id":"5-7","owner":"bob","due":"2026-03-01","runs":[{"text":"买水","bold":true}]}' +
				']}'
		);
	});

	it('gives the same hash on every device that has the same draft', () => {
		const alice = draftOf(2, [line('甲')]);
		const bob = copyOf(alice, 3);
		change(alice, [line('甲一')]);
		change(bob, [line('甲'), line('乙', 'todo')]);
		exchange(alice, bob);
		expect(freezeMinutes(alice)).toEqual(freezeMinutes(bob));
	});

	it('[AL-12] can be split into parts, joined and opened again, exactly', () => {
		const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4000 });
		fc.assert(
			fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
				const frozen = freezeMinutes(
					draftOf(
						2,
						texts.map((words) => line(`${words}。`))
					)
				);
				const parts = splitMinutes(frozen.text);
				for (const part of parts)
					expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(6 * 1024);
				expect(openFrozen(parts.join(''), frozen.hash)).toEqual({ ok: true, value: frozen.blocks });
			}),
			{ seed: 3, numRuns: 50 }
		);
	});

	it('refuses a text that is not the one that was sealed', () => {
		const { text, hash } = freezeMinutes(draftOf(2, [line('同意')]));
		expect(openFrozen(text.replace('同意', '反对'), hash)).toEqual({
			ok: false,
			error: { code: 'hash_mismatch' }
		});
	});

	it('refuses a sealed text that is not minutes in this format', () => {
		for (const text of ['{"format":2,"blocks":[]}', '{"format":1,"blocks":[{}]}', '会议记录'])
			expect(openFrozen(text, minutesHash(text))).toEqual({
				ok: false,
				error: { code: 'malformed' }
			});
	});
});
