// What is opened and stated without any network, and the doors that invitations lead to.
import { expect, type Page } from '@playwright/test';
import { ask, callMeeting, expectSynced, gather, inviteOthers } from './steps.ts';
import { found, meet, test } from './world.ts';

test.describe.configure({ mode: 'parallel' });

const row = (page: Page, name: string, status: string) =>
	page.getByRole('row', { name: new RegExp(`^${name}：${status}`) });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('any address opens offline in a new tab, and what is stated there is synced later', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学', 'phone');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	const meeting = await callMeeting(alice, workspace, '第一次全体会议', ['工作总结']);
	await expectSynced(alice);
	await alice.page.goto(`${workspace}/scores`);
	const score = await alice.page.getByRole('link', { name: '乙同学' }).getAttribute('href');
	await alice.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await alice.page.close();
	await relay.kill();
	await alice.context.setOffline(true);

	const scores = await alice.context.newPage();
	await scores.goto(score ?? '');
	await expect(heading(scores)).toHaveText('乙同学');
	await expect(scores.getByText('70', { exact: true })).toBeVisible();
	const page = await alice.context.newPage();
	await page.goto(meeting);
	await expect(heading(page)).toHaveText('第一次全体会议');
	await expect(page.getByText('工作总结').first()).toBeVisible();

	await page.goto(`${meeting}/attendance`);
	await page.getByRole('button', { name: '乙同学：缺席', exact: true }).click();
	await expect(row(page, '乙同学', '缺席')).toBeVisible();
	await page.reload();
	await expect(row(page, '乙同学', '缺席')).toBeVisible();
	await expect(page.getByRole('link', { name: /^离线编辑中，待同步 \(\d+\)/ })).toBeVisible();
	await expect(scores.getByText('无故缺席：第一次全体会议')).toBeVisible();

	await relay.run();
	await alice.context.setOffline(false);
	await expectSynced({ ...alice, page });
	await bob.page.goto(`${meeting}/attendance`);
	await expect(row(bob.page, '乙同学', '缺席')).toBeVisible();
	expect([...alice.complaints, ...bob.complaints]).toEqual([]);
});

test('an invitation for one lets one in, and tells the next that it is used up', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const workspace = await found(alice, '虚构互助联盟');
	await alice.page.goto(`${workspace}/members`);
	await alice.page.getByRole('button', { name: '邀请', exact: true }).click();
	const dialog = alice.page.getByRole('dialog', { name: '邀请成员加入' });
	await dialog.getByLabel('可用人数').fill('1');
	await dialog.getByRole('button', { name: '生成邀请' }).click();
	const link = await dialog.getByLabel('邀请链接').inputValue();
	await dialog.getByRole('button', { name: '关闭' }).last().click();
	await expectSynced(alice);

	await ask(await meet(browser, relay, '乙同学'), link);
	await expect(alice.page.getByRole('button', { name: '接纳乙同学' })).toBeVisible();
	const carol = await meet(browser, relay, '丙同学');
	await carol.page.goto(link);
	await carol.page.getByLabel('姓名').fill('丙同学');
	await carol.page.getByRole('button', { name: '递交' }).click();
	await expect(carol.page.getByText('这个邀请的人数已满。')).toBeVisible();
	await expect(alice.page.getByRole('button', { name: /^接纳/ })).toHaveCount(1);
});

test('an invitation of last month says that it has expired', async ({ browser, relay }) => {
	const alice = await meet(browser, relay, '甲同学');
	await alice.page.clock.install({ time: Date.now() - 30 * 86_400_000 });
	const workspace = await found(alice, '虚构互助联盟');
	const link = await inviteOthers(alice, workspace);
	await expectSynced(alice);

	const { page } = await meet(browser, relay, '乙同学');
	await page.goto(link);
	await page.getByLabel('姓名').fill('乙同学');
	await page.getByRole('button', { name: '递交' }).click();
	await expect(page.getByText('这个邀请已过期。请向邀请你的人要一个新的。')).toBeVisible();
});

test('a broken link says what is missing, and takes the whole one', async ({ browser, relay }) => {
	const alice = await meet(browser, relay, '甲同学');
	const link = await inviteOthers(alice, await found(alice, '虚构互助联盟'));
	const { page, complaints } = await meet(browser, relay, '乙同学', 'phone');
	await page.goto(link.slice(0, -10));
	await expect(page.getByText('链接不完整，后面少了一截。')).toBeVisible();
	await page.goto('/join#nothing');
	await expect(page.getByText('地址里没有邀请。')).toBeVisible();
	await page.getByLabel('邀请链接').fill(`来加入：\n${link.slice(0, 60)}\n${link.slice(60)}`);
	await page.getByRole('button', { name: '打开' }).click();
	await expect(page.getByRole('button', { name: '递交' })).toBeVisible();
	expect(complaints).toEqual([]);
});
