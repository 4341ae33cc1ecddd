/** People with an editor each, whose post the test carries, late or in any order, as it likes. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { EditorPage } from './bundle.ts';
import type {} from './page.svelte.ts';

/** One person at one editor. */
export type Writer = { readonly page: Page; readonly cdp: CDPSession; readonly faults: string[] };

const people = [
	{ client: 11, id: 'alice', name: '艾丽丝' },
	{ client: 22, id: 'bob', name: '鲍勃' },
	{ client: 33, id: 'carol', name: '卡萝' }
] as const;

/** Opens editors on one draft for the first `count` of Alice, Bob and Carol. */
export const openEditors = async (
	context: BrowserContext,
	{ url }: EditorPage,
	count: 1 | 2 | 3,
	agenda: readonly string[] = []
): Promise<readonly Writer[]> => {
	const writers: Writer[] = [];
	for (const { client, id, name } of people.slice(0, count)) {
		const page = await context.newPage();
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(message.text());
		});
		await page.goto(url);
		await page.evaluate((options) => window.harness.start(options), {
			client,
			me: { id, name },
			agenda
		});
		writers.push({ page, cdp: await context.newCDPSession(page), faults });
	}
	return writers;
};

/** Carries what one person wrote since the last time to others. */
export const carry = async (from: Writer, ...to: readonly Writer[]): Promise<void> => {
	const updates = await from.page.evaluate(() => window.harness.take());
	for (const { page } of to) await page.evaluate((post) => window.harness.receive(post), updates);
};

/** Carries everything to everybody. */
export const carryAll = async (writers: readonly Writer[]): Promise<void> => {
	for (const writer of writers) await carry(writer, ...writers.filter((other) => other !== writer));
};

/** Tells everybody where the others' carets are. */
export const meetAll = async (writers: readonly Writer[]): Promise<void> => {
	for (const { page } of writers) {
		const presence = await page.evaluate(() => window.harness.presence());
		for (const other of writers)
			if (other.page !== page)
				await other.page.evaluate((update) => window.harness.meet(update), presence);
	}
};

/** The line of the editor with this number, from 0. */
export const line = ({ page }: Writer, index: number) => page.locator('.words').nth(index);

/** Puts the caret at the end of a line. */
export const goTo = async (writer: Writer, index: number): Promise<void> => {
	await line(writer, index).click();
	await writer.page.keyboard.press('End');
};

/** What an input method shows before it is confirmed. */
export const compose = ({ cdp }: Writer, text: string) =>
	cdp.send('Input.imeSetComposition', {
		text,
		selectionStart: text.length,
		selectionEnd: text.length
	});

/** Confirms what the input method shows as `text`, and waits until it is in the draft. */
export const confirm = async ({ cdp, page }: Writer, text: string): Promise<void> => {
	await cdp.send('Input.insertText', { text });
	await page.waitForFunction((typed) => window.harness.lines().join('').includes(typed), text);
};

/** The draft of each person says exactly these lines, and so does their page. */
export const expectLines = async (
	writers: readonly Writer[],
	lines: readonly string[]
): Promise<void> => {
	for (const { page } of writers) {
		expect(await page.evaluate(() => window.harness.lines())).toEqual(lines);
		await expect.poll(() => shownLines(page)).toEqual(lines);
	}
};

/** The letters of the lines as the page shows them, without others' carets and labels. */
const shownLines = (page: Page): Promise<readonly string[]> =>
	page.locator('.words').evaluateAll((elements) =>
		elements.map((element) => {
			const copy = element.cloneNode(true) as Element;
			for (const extra of copy.querySelectorAll('.caret, .reference')) extra.remove();
			return copy.textContent;
		})
	);

/** No page has complained, neither of an error nor of something the policy forbids. */
export const expectNoFaults = (writers: readonly Writer[]): void =>
	expect(writers.flatMap(({ faults }) => faults)).toEqual([]);
