import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { expectSynced, gather } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const chosen = (name: string, buffer: Buffer) => ({
	name,
	mimeType: 'application/octet-stream',
	buffer
});

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Saves a file as the browser does, and answers the hash of what came. */
const saved = async (page: Page, name: string): Promise<string> => {
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: `保存到本机：${name}` }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe(name);
	return hashOf(await readFile(await download.path()));
};

const setTask = async ({ page }: Person, workspace: string, title: string): Promise<string> => {
	await page.goto(`${workspace}/tasks/new`);
	await page.getByLabel('任务名称').fill(title);
	await page.getByRole('button', { name: '布置任务' }).click();
	await page.waitForURL(/\/tasks\/[\w-]{22}$/);
	return new URL(page.url()).pathname;
};

const waiting = (page: Page) => page.getByText('已存本机，还没传给大家');

test('[AL-100] work handed in with files offline counts at once, and its bytes reach the others', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学', 'phone');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	const task = await setTask(alice, workspace, '写一篇新闻稿');
	await expectSynced(alice);
	await bob.page.goto(workspace);
	await bob.page.getByRole('link', { name: '写一篇新闻稿' }).click();

	const photo = randomBytes(3_000_000);
	const draft = Buffer.from('<script>document.title = "偷换"</script>');
	await bob.context.setOffline(true);
	const picker = bob.page.getByLabel('文件', { exact: false }).first();
	await picker.setInputFiles([chosen('合影 1.jpg', photo), chosen('不要的.txt', draft)]);
	await bob.page.getByRole('button', { name: '不交：不要的.txt' }).click();
	await picker.setInputFiles([chosen('新闻稿.html', draft)]);
	await bob.page.getByRole('button', { name: '提交', exact: true }).click();
	await expect(bob.page.getByText('准时提交，第 1 个。')).toBeVisible();
	await expect(waiting(bob.page)).toHaveCount(2);
	await expectForEverybody(bob.page);
	// Nothing depends on this page staying open.
	await bob.page.reload();
	await expect(waiting(bob.page)).toHaveCount(2);
	expect(await saved(bob.page, '合影 1.jpg')).toBe(hashOf(photo));

	// The fact goes by its own way: it may be there before the files are.
	await bob.context.route('**/file/**', (route) => route.abort());
	await bob.context.setOffline(false);
	const row = alice.page.getByRole('row', { name: /^乙同学/ });
	await row.getByRole('button', { name: '评定' }).click();
	const dialog = alice.page.getByRole('dialog', { name: '评定：乙同学' });
	await expect(dialog.getByText('合影 1.jpg')).toBeVisible();
	await expect(dialog.getByText('2.9 MB')).toBeVisible();
	await dialog.getByRole('button', { name: '保存到本机：合影 1.jpg' }).click();
	await expect(dialog.getByText('这个文件还没传上来')).toBeVisible();
	await bob.context.unroute('**/file/**');
	await bob.page.reload();
	await expect(waiting(bob.page)).toHaveCount(0);
	await expectSynced(bob);

	expect(await saved(alice.page, '合影 1.jpg')).toBe(hashOf(photo));
	expect(await saved(alice.page, '新闻稿.html')).toBe(hashOf(draft));
	await expect(dialog.getByText('这个文件还没传上来')).toBeHidden();
	expect(await relay.stored()).not.toContain('偷换');

	// What has been fetched is here: no server is asked for it again.
	await alice.context.setOffline(true);
	await alice.page.goto(task);
	await row.getByRole('button', { name: '评定' }).click();
	expect(await saved(alice.page, '新闻稿.html')).toBe(hashOf(draft));
	await expect(alice.page).not.toHaveTitle(/偷换/);
	expect([...alice.complaints, ...bob.complaints]).toEqual([]);
});

/** What a page owes to everybody, checked where these files are shown. */
const expectForEverybody = async (page: Page): Promise<void> => {
	const beyond = await page.evaluate(
		() => (document.scrollingElement ?? document.body).scrollWidth - innerWidth
	);
	expect(beyond).toBeLessThanOrEqual(0);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page })
			.setLegacyMode() // there are no frames to gather results from
			.options({ resultTypes: ['violations'] })
			.analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	}
};

/** Width and height of what is drawn; 0 while nothing is. */
const drawn = (page: Page, name: string) =>
	page
		.getByRole('img', { name })
		.evaluate((image) =>
			image instanceof HTMLImageElement ? [image.naturalWidth, image.naturalHeight] : []
		);

test('[AL-106] photos and articles of an activity are added offline and seen by the others', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学', 'phone');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	await alice.page.goto(`${workspace}/activities/new`);
	await alice.page.getByLabel('活动名称').fill('心理情景剧大赛');
	await alice.page.getByRole('button', { name: '提个想法', exact: true }).click();
	await alice.page.getByRole('link', { name: '心理情景剧大赛' }).click();
	await expectSynced(alice);
	const activity = new URL(alice.page.url()).pathname;

	await bob.page.goto(activity);
	await bob.page.setViewportSize({ width: 2_400, height: 1_200 });
	const photo = await bob.page.screenshot();
	await bob.page.setViewportSize({ width: 360, height: 740 });
	await bob.context.setOffline(true);
	const dialog = bob.page.getByRole('dialog', { name: '添加照片或文章' });
	const add = async () => {
		await bob.page.getByRole('button', { name: '添加照片或文章' }).click();
		return dialog.getByLabel('说明');
	};
	await (await add()).fill('颁奖合影');
	const picker = dialog.locator('input[type="file"]');
	await picker.setInputFiles([
		{ name: '没有画面.png', mimeType: 'image/png', buffer: photo.subarray(0, 99) }
	]);
	await dialog.getByRole('button', { name: '保存', exact: true }).click();
	await expect(dialog.getByText('浏览器打不开照片“没有画面.png”')).toBeVisible();
	await dialog.getByRole('button', { name: '不交：没有画面.png' }).click();
	await picker.setInputFiles([{ name: '现场.png', mimeType: 'image/png', buffer: photo }]);
	await dialog.getByRole('button', { name: '保存', exact: true }).click();
	await expect(dialog).toBeHidden();
	await expect(waiting(bob.page)).toHaveCount(1);
	await expect.poll(() => drawn(bob.page, '颁奖合影')).toEqual([1600, 800]);
	await (await add()).fill('校报报道');
	await dialog.getByText('文章', { exact: true }).click();
	await dialog.getByLabel('文章链接').fill('https://example.org/报道');
	await dialog.getByRole('button', { name: '保存', exact: true }).click();
	await expect(dialog).toBeHidden();
	await bob.context.setOffline(false);
	await expectSynced(bob);
	await expect(waiting(bob.page)).toHaveCount(0);

	await expect.poll(() => drawn(alice.page, '颁奖合影')).toEqual([1600, 800]);
	await expect(alice.page.getByRole('link', { name: '校报报道' })).toHaveAttribute(
		'href',
		'https://example.org/%E6%8A%A5%E9%81%93'
	);
	for (const { page } of [alice, bob]) await expectForEverybody(page);
	await alice.page.getByRole('button', { name: '移除：颁奖合影' }).click();
	const removal = alice.page.getByRole('dialog', { name: '移除' });
	await removal.getByLabel('理由').fill('有人不愿出镜');
	await removal.getByRole('button', { name: '移除', exact: true }).click();
	await expect(alice.page.getByText('已移除 1 件')).toBeVisible();
	await expectSynced(alice);
	await expect(bob.page.getByText('已移除 1 件')).toBeVisible();
	await expect(bob.page.getByRole('img', { name: '颁奖合影' })).toHaveCount(0);
	expect([...alice.complaints, ...bob.complaints]).toEqual([]);
});
