/**
 * Pages with 2,000 members in Chromium: how long a list takes to open once its data is there, and how
 * evenly it scrolls, beside a bare table of as many rows in the same browser.
 *
 * After `npm run build`: `npx tsx bench/long-lists.ts`.
 */
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../tests/browser.ts';
import { found, RelayProcess } from '../tests/e2e/world.ts';
import { report } from './report.ts';

const MEMBERS = 2_000;
const UNITS = 10;
const MEETINGS = 20;
const names = Array.from({ length: MEMBERS }, (_, index) => `member-${index}`);
const unitOf = (index: number) => `第${(index % UNITS) + 1}部`;
const statuses = ['present', 'present', 'late', 'leave', 'absent'] as const;

const csv = (rows: readonly (readonly (string | number)[])[]) =>
	rows.map((row) => row.join(',')).join('\r\n');

const day = (number: number) => `2026-09-${String(number + 1).padStart(2, '0')}`;

/** A term as exchange sheets, each unit with two meetings of its own. */
const sheets = {
	settings: csv([
		['key', 'value'],
		['rulebook', 'alliance'],
		['term_from', '2026-09-01'],
		['term_to', '2027-01-31']
	]),
	members: csv([
		['member_id', 'name', 'unit', 'position'],
		...names.map((id, index) => [id, `虚构${index}`, unitOf(index), 'officer'])
	]),
	meetings: csv([
		['meeting_id', 'title', 'kind', 'unit', 'start', 'end'],
		...Array.from({ length: MEETINGS }, (_, index) => [
			...[`m${index}`, `例会${index}`, 'routine', unitOf(index)],
			...[`${day(index)} 19:00`, `${day(index)} 20:00`]
		])
	]),
	attendance: csv([
		['meeting_id', 'member_id', 'status'],
		...Array.from({ length: MEETINGS }, (_, meeting) =>
			names
				.filter((_, index) => index % UNITS === meeting % UNITS)
				.map((id, index) => [`m${meeting}`, id, statuses[(index + meeting) % 5] ?? 'present'])
		).flat()
	])
};

const take = async (page: Page, home: string) => {
	await page.goto(`${home}/sheets`);
	await page.getByLabel('表格文件').setInputFiles(
		Object.entries(sheets).map(([name, text]) => ({
			name: `${name}.csv`,
			mimeType: 'text/csv',
			buffer: Buffer.from(text)
		}))
	);
	await page.getByRole('button', { name: '全部采用' }).click({ timeout: 120_000 });
	await page.getByText('已导入').waitFor({ timeout: 300_000 });
};

/** From the press of a link to the frame in which the first row stands, in milliseconds. */
const opening = (page: Page, path: string, before: string) =>
	page.evaluate(
		async ([to, row]) => {
			const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
			const link = document.querySelector<HTMLAnchorElement>(`a[href$="${to}"]`);
			if (!link) throw new Error(`no link leads to ${to}`);
			const begun = performance.now();
			link.click();
			while (!location.pathname.endsWith(to) || !document.querySelector(row)) await frame();
			await frame();
			return performance.now() - begun;
		},
		[path, before] as const
	);

/** Scrolls for two seconds; the time between frames, in milliseconds. */
const scrolling = (page: Page) =>
	page.evaluate(async () => {
		const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
		const times: number[] = [];
		let last = await frame();
		for (const begun = last; last - begun < 2_000;) {
			scrollBy(0, 40);
			const now = await frame();
			times.push(now - last);
			last = now;
		}
		times.sort((a, b) => a - b);
		const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
		return { medianMs: at(0.5), slowestTwentiethMs: at(0.95), framesPerSecond: times.length / 2 };
	});

const bareTable = `<table>${names.map((name) => `<tr><th>${name}</th>${'<td>0</td>'.repeat(6)}</tr>`).join('')}</table>`;

const relay = await RelayProcess.start();
const executablePath = findBrowser();
const browser = await chromium.launch({
	...(executablePath && { executablePath }),
	args: ['--no-sandbox', '--disable-gpu']
});
const context = await browser.newContext({
	...{ baseURL: relay.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
	viewport: { width: 1280, height: 800 }
});
// What tsx compiles names its functions by this helper, which the page does not know.
await context.addInitScript({ content: 'globalThis.__name = (each) => each' });
const page = await context.newPage();
const home = await found({ name: '虚构甲', page }, '虚构互助会');
await take(page, home);

const rows = [];
for (const [name, path] of [
	['score book', '/scores'],
	['roster', '/members']
] as const) {
	const lists = 'main tbody tr:nth-child(2)';
	const firstMs = await opening(page, path, lists);
	await page
		.locator('main tbody tr')
		.nth(MEMBERS - 1)
		.waitFor({ state: 'attached' });
	const againMs: number[] = [];
	for (let time = 0; time < 5; time++) {
		await opening(page, '/meetings', 'main h1');
		againMs.push(await opening(page, path, lists));
	}
	await page
		.locator('main tbody tr')
		.nth(MEMBERS - 1)
		.waitFor({ state: 'attached' });
	againMs.sort((a, b) => a - b);
	rows.push({ page: name, firstMs, againMs: againMs[2], ...(await scrolling(page)) });
}
await page.goto('about:blank');
await page.setContent(bareTable);
rows.push({ page: 'a bare table', ...(await scrolling(page)) });
await browser.close();
await relay.end();
report('long-lists', rows);
