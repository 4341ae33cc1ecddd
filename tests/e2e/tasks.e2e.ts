import { expect, type Page } from '@playwright/test';
import { expectSynced, gather, ledger } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Sets a task for everybody, due in three days as the form proposes, and answers its address. */
const setTask = async ({ page }: Person, workspace: string, title: string): Promise<string> => {
	await page.goto(`${workspace}/tasks/new`);
	await page.getByLabel('任务名称').fill(title);
	await page.getByRole('button', { name: '布置任务' }).click();
	await page.waitForURL(/\/tasks\/[\w-]{22}$/);
	return new URL(page.url()).pathname;
};

const handIn = async (page: Page, text: string): Promise<void> => {
	await page.getByRole('textbox', { name: '提交内容' }).fill(text);
	await page.getByRole('button', { name: '提交', exact: true }).click();
	await expect(page.getByText(text)).toBeVisible();
};

const share = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

test('[AL-30] who handed in first while offline is first for everybody after sync', async ({
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
	await expect(heading(bob.page)).toHaveText('写一篇新闻稿');
	await bob.context.setOffline(true);
	await bob.page.getByRole('button', { name: '收到', exact: true }).click();
	await expect(bob.page.getByText('已答收到')).toBeVisible();
	await handIn(bob.page, '乙的稿子');
	await expect(bob.page.getByText('准时提交，第 1 个。')).toBeVisible();
	await expect(bob.page.getByText('还没同步：谁先交')).toBeVisible();

	// Within one second both would be first (AL-D5).
	const handedInAt = Date.now();
	await alice.page.waitForFunction((at) => Date.now() > at + 1_000, handedInAt);
	await handIn(alice.page, '甲的稿子');
	await expect(alice.page.getByText('准时提交，第 1 个。')).toBeVisible();
	await bob.context.setOffline(false);
	await expect(alice.page.getByText('准时提交，第 2 个。')).toBeVisible();
	await expect(bob.page.getByText('还没同步：谁先交')).toBeHidden();

	await share(alice.page, '乙同学').getByRole('button', { name: '评定' }).click();
	const dialog = alice.page.getByRole('dialog', { name: '评定：乙同学' });
	await expect(dialog.getByText('乙的稿子')).toBeVisible();
	await dialog.getByText('优', { exact: true }).click();
	await dialog.getByRole('button', { name: '评定', exact: true }).click();
	await expect(dialog).toBeHidden();
	await expectSynced(alice);
	await expect(share(bob.page, '乙同学')).toContainText('优');

	for (const { page } of [alice, bob]) {
		expect(await ledger(page, workspace, '乙同学')).toEqual([
			'首位提交：写一篇新闻稿 +2',
			'任务评为优：写一篇新闻稿 +2'
		]);
		expect(await ledger(page, workspace, '甲同学')).toEqual(['按时提交：写一篇新闻稿 +1']);
	}
	await alice.page.locator('summary').first().click();
	await alice.page.getByRole('link', { name: '写一篇新闻稿' }).click();
	await expect(alice.page).toHaveURL(new RegExp(`${task}$`));
	expect([...alice.complaints, ...bob.complaints]).toEqual([]);
});

test('[AL-2] a duty becomes a recurring task in one step, and its occurrences are made once', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const { page } = alice;
	const workspace = await found(alice, '虚构互助联盟');
	await page.goto(`${workspace}/tasks/duties`);
	await page.getByText('办公室 14 条').click();
	await page.getByRole('link', { name: '定期布置: 办公室 10' }).click();
	await expect(page.getByLabel('任务名称')).toHaveValue('百度词条的更新与修改');
	await page.getByText('每个工作日', { exact: true }).click();
	await expect(page.getByText(/^接下来：/)).toBeVisible();
	await page.getByRole('button', { name: '布置周期任务' }).click();
	const recurring = page.getByRole('region', { name: '周期任务' });
	await expect(recurring.getByText('每个工作日 18:00')).toBeVisible();
	await page.getByText('办公室 14 条').click();
	const used = await page.getByText(/^已布置 \d+ 次$/).textContent();
	expect(Number(/\d+/.exec(used ?? '')?.[0])).toBeGreaterThan(3);

	await page.reload();
	await page.getByText('办公室 14 条').click();
	await expect(page.getByText(/^已布置 \d+ 次$/)).toHaveText(used ?? '');
	await recurring.getByRole('button', { name: '结束: 百度词条的更新与修改' }).click();
	const dialog = page.getByRole('dialog', { name: '结束' });
	await dialog.getByLabel('理由').fill('词条已定稿');
	await dialog.getByRole('button', { name: '结束', exact: true }).click();
	await expect(recurring.getByText(/词条已定稿/)).toBeVisible();
	await page.goto(`${workspace}/tasks`);
	await page.getByLabel('状态').selectOption('已撤回');
	await expect(page.getByRole('link', { name: '百度词条的更新与修改' }).first()).toBeVisible();
	expect(alice.complaints).toEqual([]);
});
