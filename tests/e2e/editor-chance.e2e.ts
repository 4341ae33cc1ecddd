import { expect, test } from '@playwright/test';
import type { EditorPage } from './editor-harness/bundle.ts';
import { serveEditor } from './editor-harness/bundle.ts';
import type { Writer } from './editor-harness/writers.ts';
import {
	carry,
	carryAll,
	compose,
	confirm,
	expectLines,
	expectNoFaults,
	openEditors
} from './editor-harness/writers.ts';

let served: EditorPage;
test.beforeAll(async () => {
	served = await serveEditor();
});
test.afterAll(() => served.close());

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
const chanceFrom = (seed: number) => {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
};

/** A word that nobody else types and no other word contains. */
const word = (writer: number, count: number) =>
	`${'abc'[writer] ?? ''}${String(count).padStart(3, '0')}.`;

/**
 * Nobody removes anything; so whatever is typed, typed into compositions, split into lines or
 * formatted, in whatever order the post comes, must stand in the minutes once, and nothing else.
 */
for (const seed of [1, 2, 3])
	test(`three people at random, seed ${seed}: every word stands there exactly once`, async ({
		context
	}) => {
		const chance = chanceFrom(seed);
		const pick = (count: number) => Math.floor(chance() * count);
		const writers = await openEditors(context, served, 3, ['甲', '乙']);
		const composing = new Map<Writer, string>();
		const typed: string[] = [];
		const log: string[] = [];

		const settle = async (writer: Writer) => {
			const open = composing.get(writer);
			if (open === undefined) return;
			composing.delete(writer);
			await confirm(writer, open);
		};
		const moves: readonly ((writer: Writer, text: string) => Promise<void>)[] = [
			async (writer, text) => {
				await settle(writer);
				await writer.page.keyboard.insertText(text);
				typed.push(text);
			},
			async (writer, text) => {
				await settle(writer);
				await compose(writer, 'x');
				composing.set(writer, text);
				typed.push(text);
			},
			async (writer) => {
				if (composing.has(writer)) await compose(writer, 'xyz');
			},
			async (writer) => {
				await settle(writer);
				await writer.page.keyboard.press('Enter');
			},
			async (writer) => {
				await settle(writer);
				await writer.page.keyboard.press('Control+Alt+5');
			},
			async (writer) => {
				await settle(writer);
				const words = writer.page.locator('.words');
				await words.nth(pick(await words.count())).click();
				await writer.page.keyboard.press('End');
			}
		];
		for (const writer of writers) {
			await writer.page.locator('.words').nth(1).click();
			await writer.page.keyboard.press('End');
		}
		for (let count = 0; count < 60; count += 1) {
			const index = pick(3);
			const writer = writers[index];
			const move = pick(moves.length);
			if (!writer) continue;
			log.push(`${index}:${move}`);
			await moves[move]?.(writer, word(index, count));
			if (chance() < 0.5) {
				const sender = writers[pick(3)];
				if (sender) await carry(sender, ...writers.filter((other) => other !== sender));
			}
		}
		for (const writer of writers) await settle(writer);
		await carryAll(writers);
		const [first] = writers;
		if (!first) throw new Error('three writers');
		const lines = await first.page.evaluate(() => window.harness.lines());
		const found =
			lines
				.join('')
				.replace(/[甲乙]/g, '')
				.match(/[abc]\d{3}\./g) ?? [];
		expect([...found].sort(), log.join(' ')).toEqual([...typed].sort());
		expect(lines.join('').replace(/[甲乙]|[abc]\d{3}\./g, ''), log.join(' ')).toBe('');
		await expectLines(writers, lines);
		expectNoFaults(writers);
	});
