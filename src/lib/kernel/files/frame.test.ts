import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
	fileHash,
	fileRef,
	openFile,
	sealFile,
	toFileHash,
	type FileHash,
	type FileKey
} from './index.ts';

let drawn = 0;
const draw = (length: number) => new Uint8Array(length).map(() => (drawn += 7) & 0xff);
const words = new TextEncoder().encode('一张照片');

describe('a file', () => {
	it('opens to the bytes it was made of, however few or many', async () => {
		for (const content of [words, new Uint8Array(), new Uint8Array(100_000).fill(7)]) {
			const sealed = await sealFile(content, draw);
			expect(sealed.hash).toBe(await fileHash(sealed.frame));
			expect(await openFile(sealed.frame, sealed)).toEqual({ ok: true, value: content });
		}
	});

	it('is ciphertext, and another one each time', async () => {
		const [one, other] = [await sealFile(words, draw), await sealFile(words, draw)];
		expect(Buffer.from(one.frame).includes(Buffer.from(words))).toBe(false);
		expect(other.hash).not.toBe(one.hash);
		expect(other.key).not.toBe(one.key);
	});

	it('is refused where one bit is another, or the end is missing', async () => {
		const sealed = await sealFile(words, draw);
		const wrongHash = { ok: false, error: { code: 'wrong_hash' } };
		for (let at = 0; at < sealed.frame.length; at++) {
			const changed = sealed.frame.map((byte, index) => (index === at ? byte ^ 1 : byte));
			expect(await openFile(changed, sealed)).toEqual(wrongHash);
		}
		expect(await openFile(sealed.frame.slice(0, -1), sealed)).toEqual(wrongHash);
	});

	it('tells a key that is not its own from bytes that are not its own', async () => {
		const sealed = await sealFile(words, draw);
		const { key } = await sealFile(words, draw);
		const wrongKey = { ok: false, error: { code: 'wrong_key' } };
		expect(await openFile(sealed.frame, { ...sealed, key })).toEqual(wrongKey);
		expect(await openFile(sealed.frame, { ...sealed, key: 'short' as FileKey })).toEqual(wrongKey);
		const cut = sealed.frame.slice(0, 5);
		expect(await openFile(cut, { ...sealed, hash: await fileHash(cut) })).toEqual(wrongKey);
	});

	it('of a newer version is not guessed at', async () => {
		const { frame, key } = await sealFile(words, draw);
		frame[0] = 2;
		const newer = await openFile(frame, { hash: await fileHash(frame), key });
		expect(newer).toEqual({ ok: false, error: { code: 'newer_version' } });
	});

	it('of version 1 opens for ever', async () => {
		const frame =
			'010c0c0c0c0c0c0c0c0c0c0c0c8b90ca9b6dce887ae742a09a95bfc7da5adb1cd33de3570c5cd77c69';
		const named = {
			hash: 'OA7hjWzO7vsT9Eamx1cWxmLI8LU_EvKZSFBTLN50nds' as FileHash,
			key: 'ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICA' as FileKey
		};
		const opened = await openFile(Uint8Array.from(Buffer.from(frame, 'hex')), named);
		expect(opened).toEqual({ ok: true, value: words });
	});
});

describe('a hash', () => {
	it('has one way of being written', async () => {
		const { hash } = await sealFile(words, draw);
		expect(toFileHash(hash)).toBe(hash);
		const last = hash.at(-1) ?? '';
		const next = String.fromCharCode(last.charCodeAt(0) + 1);
		for (const other of [
			'',
			hash.slice(1),
			`${hash}A`,
			`${hash.slice(0, -1)}${next}`,
			`../${hash}`
		]) {
			expect(toFileHash(other)).toBeUndefined();
		}
	});
});

describe('a file in a fact', () => {
	const ref = {
		hash: 'A'.repeat(43),
		key: 'B'.repeat(42) + 'A',
		name: '合影 1.jpg',
		media: 'image/jpeg',
		size: 12
	};

	it('is named whole', () => {
		expect(v.is(fileRef, ref)).toBe(true);
	});

	it('has no room for anything else', () => {
		const wrong = [
			{ ...ref, hash: 'A'.repeat(42) + 'B' },
			{ ...ref, key: 'A'.repeat(44) },
			{ ...ref, name: '' },
			{ ...ref, name: 'a'.repeat(81) },
			{ ...ref, name: 'two\nlines' },
			{ ...ref, media: 'image' },
			{ ...ref, media: 'text/html; charset=utf-8' },
			{ ...ref, size: 20 * 1024 * 1024 + 1 },
			{ ...ref, size: -1 },
			{ ...ref, place: 'elsewhere' }
		];
		for (const each of wrong) expect(v.is(fileRef, each)).toBe(false);
	});
});
