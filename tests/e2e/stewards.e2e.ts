// The founder is lost: two of three stewards put the deputy in their place, and everybody sees it.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { expectSynced, gather } from './steps.ts';
import { meet, test, type Person } from './world.ts';

/** Founds a workspace with three stewards; answers its address and the links of their cards. */
const foundWithStewards = async ({ page, name }: Person, workspace: string) => {
	await page.goto('/');
	await page.getByLabel('工作区名称').fill(workspace);
	await page.getByLabel('你的姓名').fill(name);
	await page.getByLabel('指定谁可以接替你').check();
	await expect(page.getByLabel('几张监管卡')).toHaveValue('3');
	await expect(page.getByLabel('几张同意才生效')).toHaveValue('2');
	await page.getByRole('button', { name: '建立', exact: true }).click();
	await expect(page.getByRole('heading', { name: '监管卡', exact: true })).toBeVisible();
	const links = await Promise.all(
		[1, 2, 3].map((place) => page.getByLabel(`第 ${place} 张卡的链接`).inputValue())
	);
	await expectClean(page);
	await expect(page.getByRole('button', { name: '进入工作区' })).toBeDisabled();
	await page.getByLabel('我已打印或发出每一张卡').check();
	await page.getByRole('button', { name: '进入工作区' }).click();
	await page.waitForURL(/\/w\/[\w-]{43}$/);
	return { home: new URL(page.url()).pathname, links };
};

const expectClean = async (page: Page): Promise<void> => {
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	const beyond = await page.evaluate(() => document.body.scrollWidth - innerWidth);
	expect(beyond).toBeLessThanOrEqual(0);
};

const addMember = async (page: Page, name: string): Promise<void> => {
	await page.getByRole('button', { name: '添加成员' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('姓名').fill(name);
	await dialog.getByRole('button', { name: '保存', exact: true }).click();
	await expect(dialog).toBeHidden();
};

test('two of three stewards put the deputy in the place of a founder who is lost', async ({
	browser,
	relay
}) => {
	const [alice, bob, carol] = await Promise.all([
		meet(browser, relay, '甲同学'),
		meet(browser, relay, '乙同学'),
		meet(browser, relay, '丙同学', 'phone')
	]);
	const { home, links } = await foundWithStewards(alice, '虚构监管社');
	const [north = '', east = ''] = links;
	await gather(alice, home, [bob, carol]);
	await alice.page.goto(`${home}/members`);
	await expectSynced(alice);
	await alice.context.setOffline(true);

	await test.step('a card says whose it is and is kept only when asked', async () => {
		const { page } = carol;
		await page.goto(north);
		await expect(page.getByText('这张卡属于“虚构监管社”：第 1 张，共 3 张。')).toBeVisible();
		await expectClean(page);
		await page.getByRole('button', { name: '把卡保存在这台设备上' }).click();
		await expect(page.getByText('这台设备已保存这张卡。')).toBeVisible();
		expect(page.url()).toMatch(/\/steward$/);
		const stranger = await browser.newPage({ baseURL: relay.url });
		await stranger.goto(east);
		await expect(stranger.getByText('不在这个浏览器里')).toBeVisible();
		await stranger.close();
	});

	await test.step('the deputy asks the stewards', async () => {
		const { page } = bob;
		await page.goto(`${home}/rights`);
		await expect(page.getByText('2 位监管人同意后，可以收回任何人的权限')).toBeVisible();
		await page.getByRole('main').getByRole('link', { name: '监管人' }).click();
		await page.getByRole('button', { name: '提出决定' }).click();
		const dialog = page.getByRole('dialog', { name: '请监管人决定' });
		await dialog.getByRole('button', { name: '提交给监管人' }).click();
		await expect(dialog.getByText('请至少选一人。')).toBeVisible();
		await dialog.getByLabel('甲同学').check();
		await dialog.getByLabel('请谁接手全部权限').selectOption('乙同学');
		await expectClean(page);
		await dialog.getByRole('button', { name: '提交给监管人' }).click();
		await expect(page.getByText('还没有人签名，需要 2 张。')).toBeVisible();
		await expect(page.getByRole('button', { name: '使决定生效' })).toHaveCount(0);
	});

	await test.step('one steward signs by the card on their phone', async () => {
		const { page } = carol;
		await page.getByRole('link', { name: '查看要监管人决定的事' }).click();
		await expect(page.getByText('收回甲同学的权限：一切')).toBeVisible();
		await expectClean(page);
		await page.getByRole('button', { name: '用监管卡签名' }).click();
		await page.getByRole('button', { name: '本机保存的第 1 张卡' }).click();
		await expect(page.getByText('已签 1 张，需要 2 张：第 1 张卡')).toBeVisible();
	});

	await test.step('another, who is no member, by a card at the deputy’s laptop', async () => {
		const { page } = bob;
		await expect(page.getByText('已签 1 张，需要 2 张：第 1 张卡')).toBeVisible();
		await page.getByRole('button', { name: '用监管卡签名' }).click();
		const dialog = page.getByRole('dialog', { name: '用监管卡签名' });
		await dialog.getByLabel('监管卡的链接').fill(`${home}#wrong`);
		await dialog.getByRole('button', { name: '读卡' }).click();
		await expect(dialog.getByText('这里没有读到监管卡。')).toBeVisible();
		await dialog.getByLabel('监管卡的链接').fill(east);
		await dialog.getByRole('button', { name: '读卡' }).click();
		await expect(dialog).toBeHidden();
		await page.getByRole('button', { name: '使决定生效' }).click();
		await page.getByRole('dialog').getByRole('button', { name: '使决定生效' }).click();
		await expect(page.getByRole('heading', { name: '已经生效的决定' })).toBeVisible();
		await expect(page.getByText('请乙同学接手全部权限')).toBeVisible();
	});

	await test.step('everybody sees who is in charge, and who was', async () => {
		for (const { page } of [bob, carol]) {
			await page.goto(`${home}/rights`);
			const held = page.getByRole('table', { name: '现在的权限' });
			const root = held.getByRole('row').filter({ hasText: '一切' });
			await expect(root).toHaveCount(1);
			await expect(root).toContainText('乙同学');
			await page.locator('summary', { hasText: '已经结束的权限（1）' }).click();
			await expect(page.getByRole('row').filter({ hasText: '由监管人收回' })).toContainText(
				'甲同学'
			);
			await expectClean(page);
		}
	});

	await test.step('what the old founder writes afterwards does not count', async () => {
		await addMember(alice.page, '丁同学');
		await alice.context.setOffline(false);
		await expect(alice.page.getByText('权限已被撤销').first()).toBeVisible({
			timeout: 30_000
		});
		await bob.page.goto(`${home}/members`);
		await addMember(bob.page, '戊同学');
		await carol.page.goto(`${home}/members`);
		await expect(carol.page.getByRole('status').getByText('4 人')).toBeVisible();
		await expect(carol.page.getByText('戊同学')).toBeVisible();
		await expect(carol.page.getByText('丁同学')).toHaveCount(0);
	});
	expect([alice, bob, carol].flatMap(({ complaints }) => complaints)).toEqual([]);
});
