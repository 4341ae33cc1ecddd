import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { admit, ask, expectSynced, inviteOthers } from './steps.ts';
import { found, meet, test } from './world.ts';

const submit = async (dialog: Locator, button: string): Promise<void> => {
	await dialog.getByRole('button', { name: button, exact: true }).click();
	await expect(dialog).toBeHidden();
};

const choose = async (page: Page, line: string): Promise<void> => {
	await page.getByRole('button', { name: '“虚构论坛”的操作', exact: true }).click();
	await page.getByRole('menuitem', { name: line, exact: true }).click();
};

const card = (page: Page): Locator => page.getByRole('article', { name: '虚构论坛' });

/** Plans an invitation for a later day, and assigns one member. */
const plan = async (page: Page, representative: string): Promise<void> => {
	await page.getByRole('button', { name: '安排一次' }).click();
	const dialog = page.getByRole('dialog', { name: '安排一次' });
	await dialog.getByText('受邀', { exact: true }).click();
	await dialog.getByLabel('事项').fill('虚构论坛');
	await dialog.getByLabel('对方单位').fill('邻校朋辈中心');
	await dialog.getByLabel('开始').fill('2099-05-08T14:00');
	await dialog.getByLabel('结束').fill('2099-05-08T13:00');
	await dialog.getByRole('button', { name: '保存', exact: true }).click();
	await expect(dialog).toContainText('结束不早于开始。');
	await dialog.getByLabel('结束').fill('2099-05-08T16:30');
	await submit(dialog, '保存');
	await choose(page, '指派代表');
	const assign = page.getByRole('dialog', { name: '指派代表' });
	await assign.getByText('未指定', { exact: true }).click();
	await assign.getByLabel(representative).check();
	await submit(assign, '保存');
};

test('[AL-14] an invitation planned offline, declined and accepted by its representative, and its outcome', async ({
	browser,
	relay
}) => {
	test.setTimeout(240_000);
	const [office, officer] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '丙同学', 'phone')
	];
	const workspace = await found(office, '虚构互助联盟');
	await ask(officer, await inviteOthers(office, workspace));
	await admit(office, workspace, officer.name, '干事：写会议记录、签到、请假', '干事');
	const { page } = office;
	await page.goto(`${workspace}/visits`);
	await expect(page.getByText('还没有接待与走访')).toBeVisible();
	await officer.page.goto(workspace);
	await office.context.setOffline(true);
	await plan(page, '丙同学');
	await expect(card(page)).toContainText('受邀 · 邻校朋辈中心 · 已安排');
	await expect(card(page)).toContainText('2099年5月8日（周五） 14:00–16:30');
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await office.context.setOffline(false);

	// It is on the first page of whoever represents, until they decline.
	const own = officer.page.getByRole('region', { name: '我代表去的' });
	await expect(own).toContainText('还没有答复', { timeout: 30_000 });
	await own.getByRole('link', { name: '虚构论坛' }).click();
	await officer.context.setOffline(true);
	await card(officer.page).getByRole('button', { name: '谢绝' }).click();
	const decline = officer.page.getByRole('dialog', { name: '谢绝' });
	await decline.getByRole('button', { name: '谢绝', exact: true }).click();
	await expect(decline).toContainText('请写下理由，最多 300 个字。');
	await decline.getByLabel('理由').fill('有考试');
	await submit(decline, '谢绝');
	await officer.context.setOffline(false);
	await expect(card(page)).toContainText('丙同学 谢绝：有考试', { timeout: 30_000 });
	await expect(card(officer.page).getByRole('button', { name: '谢绝' })).toHaveCount(0);
	await card(officer.page).getByRole('button', { name: '我去' }).click();
	await expect(card(page)).toContainText('丙同学 接受', { timeout: 30_000 });
	await expectSynced(officer);

	await choose(page, '记下结果');
	const outcome = page.getByRole('dialog', { name: '记下结果' });
	await outcome.getByLabel('结果').fill('约定明年互访。');
	await submit(outcome, '保存');
	await expect(card(officer.page)).toContainText('约定明年互访。', { timeout: 30_000 });
	await expect(card(officer.page)).toContainText('已有结果');
	await expect(officer.page.getByRole('main').getByRole('button')).toHaveCount(0);
	for (const { complaints } of [office, officer]) expect(complaints).toEqual([]);
});
