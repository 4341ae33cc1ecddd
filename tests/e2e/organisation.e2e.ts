import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { admit, ask, inviteOthers } from './steps.ts';
import { found, meet, test } from './world.ts';

const submit = async (dialog: Locator, button: string): Promise<void> => {
	await dialog.getByRole('button', { name: button, exact: true }).click();
	await expect(dialog).toBeHidden();
};

/** Chooses a line in the menu of a unit, position or contact. */
const choose = async (page: Page, of: string, line: string): Promise<void> => {
	await page.getByRole('button', { name: `“${of}”的操作`, exact: true }).click();
	await page.getByRole('menuitem', { name: line, exact: true }).click();
};

test('[AL-1] a college unit with its minister, kept offline by the office, seen by an officer', async ({
	browser,
	relay
}) => {
	test.setTimeout(300_000);
	const [office, officer] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '丙同学', 'phone')
	];
	const workspace = await found(office, '虚构互助联盟');
	await ask(officer, await inviteOthers(office, workspace));
	await admit(office, workspace, officer.name, '干事：写会议记录、签到、请假', '干事');
	const { page } = office;
	await page.getByRole('link', { name: '组织架构' }).click();
	await expect(page.getByRole('heading', { name: '组织架构', level: 1 })).toBeVisible();
	await officer.page.goto(`${workspace}/members/organisation`);
	await expect(officer.page.getByText('还没有部门。名册的管理者添加后会列在这里。')).toBeVisible();

	await office.context.setOffline(true);
	await page.getByRole('button', { name: '添加部门' }).click();
	const unit = page.getByRole('dialog', { name: '添加部门' });
	await unit.getByLabel('部门名称').fill('星海学院心理部');
	await unit.getByText('二级培养单位', { exact: true }).click();
	await submit(unit, '保存');

	await choose(page, '星海学院心理部', '添加联系人');
	const contact = page.getByRole('dialog', { name: '添加联系人' });
	await contact.getByLabel('姓名').fill('丁同学');
	await contact.getByLabel('身份').fill('学生助理');
	await contact.getByLabel('电话').fill('0000-0001');
	await submit(contact, '保存');

	for (const title of ['院部长', '院心健代表']) {
		await choose(page, '星海学院心理部', '添加职务');
		const position = page.getByRole('dialog', { name: '添加职务' });
		await position.getByLabel('职务').fill(title);
		await submit(position, '保存');
	}
	const appoint = async (title: string, holder: string, from: string) => {
		await choose(page, title, '任命');
		const dialog = page.getByRole('dialog', { name: `任命“${title}”` });
		await dialog.getByLabel('任职者').selectOption({ label: holder });
		await dialog.getByLabel('任职第一天').fill(from);
		return dialog;
	};
	await submit(await appoint('院部长', '丁同学（联系人）', '2024-09-01'), '任命');
	await submit(await appoint('院心健代表', '丙同学', '2025-09-01'), '任命');
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);

	// Nobody holds a position twice at once; who is released stays among the past holders.
	const again = await appoint('院部长', '丁同学（联系人）', '2025-01-01');
	await again.getByRole('button', { name: '任命', exact: true }).click();
	await expect(again).toContainText('没有任命：此人当天已任这个职务。');
	await again.getByRole('button', { name: '取消' }).click();
	await choose(page, '院部长', '丁同学离任');
	const end = page.getByRole('dialog', { name: '丁同学离任' });
	await end.getByLabel('任职最后一天').fill('2025-08-31');
	await submit(end, '保存');
	await submit(await appoint('院部长', '甲同学', '2025-09-01'), '任命');
	await office.context.setOffline(false);

	const section = officer.page.getByRole('region', { name: '星海学院心理部' });
	await expect(section).toContainText('二级培养单位', { timeout: 30_000 });
	const minister = section.getByRole('listitem').filter({ hasText: '院部长' }).first();
	await expect(minister).toContainText('甲同学 2025年9月1日起');
	await minister.getByText('历任（1）').click();
	await expect(minister.getByRole('listitem')).toHaveText('丁同学 2024年9月1日至2025年8月31日');
	await expect(section.getByText('丙同学')).toBeVisible();
	const contacts = section.getByRole('list', { name: '星海学院心理部的通讯录' });
	await expect(contacts.getByRole('listitem')).toHaveText('丁同学 学生助理 0000-0001');
	await expect(section.getByRole('button')).toHaveCount(0);

	await choose(page, '丁同学', '移出通讯录');
	await submit(page.getByRole('dialog', { name: '把丁同学移出通讯录' }), '移出通讯录');
	await expect(contacts).toHaveCount(0, { timeout: 30_000 });
	await expect(minister.getByRole('listitem')).toHaveText(
		'（名片已抹去） 2024年9月1日至2025年8月31日'
	);
	for (const { complaints } of [office, officer]) expect(complaints).toEqual([]);
});
