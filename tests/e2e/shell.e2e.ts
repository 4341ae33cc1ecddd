// The shell in a real browser against the real relay: its content policy, its offline page, its
// update, its languages and its palette.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startRelay, type Relay } from '../../server/relay.ts';

let folder: string;
let relay: Relay;

async function serve(port?: number): Promise<void> {
	const pages = join(folder, 'build');
	const started = await startRelay({ pages, ...(port === undefined ? {} : { port }) });
	if (!started.ok) throw new Error(started.error.code);
	relay = started.value;
}

test.beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tongban-shell-'));
	await cp('build', join(folder, 'build'), { recursive: true });
	await serve();
});

test.afterEach(async () => {
	await relay.close();
	await rm(folder, { recursive: true });
});

/** What the browser complains about, except that a relay cannot be reached. */
function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		const isNetwork = /WebSocket|Failed to load resource/.test(message.text());
		if (message.type() === 'error' && !isNetwork) complaints.push(message.text());
	});
	return complaints;
}

async function create(page: Page): Promise<string> {
	await page.goto(relay.url);
	await page.getByLabel('工作区名称').fill('晨光互助联盟');
	await page.getByLabel('你的姓名').fill('林小满');
	await page.getByRole('button', { name: '建立', exact: true }).click();
	await page.waitForURL('**/w/**');
	return page.url();
}

async function expectAccessible(page: Page): Promise<void> {
	// The content policy is not what is being tested here, and axe needs `eval`.
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

test('every page of the shell obeys the content policy and opens offline at its address', async ({
	page
}) => {
	const complaints = complaintsOf(page);
	const home = await create(page);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const { port } = relay;
	await relay.close();
	await page.goto(`${home}/health`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('运行状况');
	await page.goto(`${home}/settings`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置');
	await expect(page.getByText('离线编辑中').first()).toBeVisible();
	await serve(port);
	expect(complaints).toEqual([]);
});

test('a new version is offered, taken when asked for, and never interrupts another tab', async ({
	context,
	page
}) => {
	await page.goto(relay.url);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const other = await context.newPage();
	await other.goto(relay.url);
	await other.getByLabel('工作区名称').fill('写到一半');

	const worker = join(folder, 'build', 'service-worker.js');
	const text = await readFile(worker, 'utf8');
	// A new version arrives with a restart; the relay knows its files from its start.
	await relay.close();
	const newer = text.replaceAll(/1\d{12}/g, (built) => `${Number(built) + 1}`);
	await writeFile(worker, newer);
	await serve(relay.port);
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())?.update();
	});
	await page.bringToFront();
	const loaded = page.waitForEvent('load');
	await page.getByRole('button', { name: '现在更新' }).click();
	await loaded;
	await expect(page.getByText('新版本已就绪')).toHaveCount(0);
	await expect(other.getByLabel('工作区名称')).toHaveValue('写到一半');
});

test('changing the language keeps what was typed', async ({ page }) => {
	await page.goto(relay.url);
	await page.getByLabel('工作区名称').fill('写到一半');
	await page.getByRole('button', { name: '语言' }).click();
	await page.getByRole('menuitemradio', { name: 'English' }).click();
	await expect(page.getByLabel('Name of the workspace')).toHaveValue('写到一半');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Create a workspace' })).toBeVisible();
});

test('the palette finds by initials and opens by keyboard', async ({ page }) => {
	await create(page);
	await page.keyboard.press('Control+k');
	const field = page.getByRole('combobox', { name: '查找人、会议与操作' });
	await expect(field).toBeFocused();
	await field.pressSequentially('yxzk');
	await expect(page.getByRole('option')).toHaveText([/运行状况/]);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('运行状况');
});

test('an Enter that ends a composition chooses nothing in the palette', async ({ page }) => {
	const home = await create(page);
	await page.keyboard.press('Control+k');
	const field = page.getByRole('combobox', { name: '查找人、会议与操作' });
	await field.pressSequentially('shezhi');
	await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
	await expect(field).toBeVisible();
	expect(page.url()).toBe(home);
});

for (const width of [360, 1280]) {
	test(`the shell is accessible and fits at ${width} px`, async ({ page }) => {
		await page.setViewportSize({ width, height: 740 });
		await page.goto(relay.url);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(page);
		const home = await create(page);
		for (const path of ['/health', '/settings', '/nowhere']) {
			await page.goto(home + path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectAccessible(page);
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
			).toBeLessThanOrEqual(0);
		}
	});
}
