import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { admit, ask, inviteOthers } from './steps.ts';
import { found, meet, test } from './world.ts';

const submit = async (dialog: Locator, button: string): Promise<void> => {
	await dialog.getByRole('button', { name: button, exact: true }).click();
	await expect(dialog).toBeHidden();
};

const choose = async (page: Page, of: string, line: string): Promise<void> => {
	await page.getByRole('button', { name: `“${of}”的操作`, exact: true }).click();
	await page.getByRole('menuitem', { name: line, exact: true }).click();
};

/** Names a position of the whole organisation, and who has held it since then. */
const appoint = async (page: Page, workspace: string, holder: string): Promise<void> => {
	await page.goto(`${workspace}/members/organisation`);
	await choose(page, '虚构互助联盟', '添加职务');
	const position = page.getByRole('dialog', { name: '添加职务' });
	await position.getByLabel('职务').fill('总部长');
	await submit(position, '保存');
	await choose(page, '总部长', '任命');
	const dialog = page.getByRole('dialog', { name: '任命“总部长”' });
	await dialog.getByLabel('任职者').selectOption({ label: holder });
	await dialog.getByLabel('任职第一天').fill('2023-09-01');
	await submit(dialog, '任命');
	await choose(page, '总部长', `${holder}离任`);
	const end = page.getByRole('dialog', { name: `${holder}离任` });
	await end.getByLabel('任职最后一天').fill('2024-08-31');
	await submit(end, '保存');
};

test('[AL-5] a chronicle recorded and corrected offline, with holders by year, read by an officer', async ({
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
	await officer.page.goto(`${workspace}/chronicle`);
	await expect(officer.page.getByText('办公室或主席团记下后会列在这里。')).toBeVisible();
	await appoint(page, workspace, '丙同学');

	await page.goto(`${workspace}/chronicle`);
	const year = (of: Page, number: number) => of.getByRole('region', { name: `${number}年` });
	await expect(year(page, 2024)).toContainText('丙同学 2023年9月1日至2024年8月31日');
	await office.context.setOffline(true);
	await page.getByRole('button', { name: '记一笔' }).click();
	const entry = page.getByRole('dialog', { name: '记一笔' });
	await entry.getByLabel('标题').fill('联盟成力');
	await entry.getByLabel('年份').fill('2021');
	await entry.getByLabel(/^日期/).fill('2022-10-18');
	await entry.getByText('未指定', { exact: true }).click();
	await entry.getByLabel('丙同学').check();
	await entry.getByRole('button', { name: '保存', exact: true }).click();
	await expect(entry).toContainText('日期不在所填的年份里。请改年份或日期。');
	await entry.getByLabel(/^日期/).fill('2021-10-18');
	await submit(entry, '保存');
	await expect(year(page, 2021)).toContainText('10月18日 联盟成力 丙同学');

	await choose(page, '联盟成力', '更正');
	const correction = page.getByRole('dialog', { name: '更正' });
	await correction.getByLabel('标题').fill('联盟成立');
	await correction.getByRole('button', { name: '保存', exact: true }).click();
	await expect(correction).toContainText('请写下理由');
	await correction.getByLabel('理由').fill('错字');
	await submit(correction, '保存');
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await office.context.setOffline(false);

	// The officer reads it with what it said before, and may change nothing.
	const then = year(officer.page, 2021);
	await expect(then).toContainText('10月18日 联盟成立 丙同学', { timeout: 30_000 });
	await then.getByText('更正过（1）').click();
	await expect(then.getByRole('listitem').last()).toContainText('联盟成力');
	await expect(then).toContainText(/甲同学更正，.*：错字/);
	await expect(year(officer.page, 2023)).toContainText('总部长');
	await expect(year(officer.page, 2025)).toHaveCount(0);
	await expect(officer.page.getByRole('main').getByRole('button')).toHaveCount(0);

	await choose(page, '联盟成立', '撤销');
	const end = page.getByRole('dialog', { name: '撤销' });
	await end.getByLabel('理由').fill('重复');
	await submit(end, '撤销');
	await expect(then).toContainText(/甲同学撤销，.*：重复/, { timeout: 30_000 });
	for (const { complaints } of [office, officer]) expect(complaints).toEqual([]);
});
