import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { fileRef } from '#lib/kernel/files/index.ts';
import { mediaOfFile, nameOfFile, readChosen } from './chosen.ts';

const isTaken = (name: string, media = 'image/jpeg') =>
	v.is(fileRef, { hash: 'A'.repeat(43), key: 'A'.repeat(43), name, media, size: 1 });

describe('the name of a chosen file', () => {
	it('is one that a fact takes, with its ending', () => {
		const names: readonly (readonly [string, string])[] = [
			['合影 1.jpg', '合影 1.jpg'],
			[' two\nlines\t.txt ', 'two lines .txt'],
			['a\u202Etxt.exe', 'a txt.exe'],
			['', '-'],
			[`${'长'.repeat(90)}.docx`, `${'长'.repeat(75)}.docx`],
			[`${'x'.repeat(74)}😀.docx`, `${'x'.repeat(74)}.docx`],
			['n'.repeat(100), 'n'.repeat(80)]
		];
		for (const [given, taken] of names) {
			expect(nameOfFile(given)).toBe(taken);
			expect(isTaken(nameOfFile(given))).toBe(true);
		}
	});

	it('comes with what the browser says it is, where that is plain', () => {
		expect(mediaOfFile('image/jpeg')).toBe('image/jpeg');
		for (const odd of ['', 'text/html; charset=utf-8', `a/${'b'.repeat(70)}`, 'A/B']) {
			expect(mediaOfFile(odd)).toBe('application/octet-stream');
			expect(isTaken('a', mediaOfFile(odd))).toBe(true);
		}
	});
});

describe('a chosen file', () => {
	it('is read whole', async () => {
		const file = new File(['稿子'], '稿子.txt', { type: 'text/plain' });
		expect(await readChosen([file])).toEqual({
			ok: true,
			value: [{ name: '稿子.txt', media: 'text/plain', content: new TextEncoder().encode('稿子') }]
		});
	});

	it('that is gone is told by its name', async () => {
		const gone = new File(['x'], '旧.txt');
		gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
		expect(await readChosen([gone])).toEqual({
			ok: false,
			error: { code: 'unreadable', name: '旧.txt' }
		});
	});
});
