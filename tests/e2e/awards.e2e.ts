import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { admit, ask, inviteOthers } from './steps.ts';
import { found, meet, test } from './world.ts';

const matter = (page: Page): Locator => page.getByRole('article', { name: /AL-78/ }).first();

const submit = async (dialog: Locator, button: string): Promise<void> => {
	await dialog.getByRole('button', { name: button, exact: true }).click();
	await expect(dialog).toBeHidden();
};

test('[AL-78] a failed course recorded offline, told to its person, and taken back', async ({
	browser,
	relay
}) => {
	test.setTimeout(180_000);
	const [office, officer] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '丙同学', 'phone')
	];
	const workspace = await found(office, '虚构互助联盟');
	await ask(officer, await inviteOthers(office, workspace));
	await admit(office, workspace, officer.name, '干事：写会议记录、签到、请假', '干事');
	for (const { page } of [office, officer]) {
		await page.goto(`${workspace}/conduct`);
		await expect(page.getByRole('heading', { name: '奖惩', level: 1 })).toBeVisible();
	}
	await officer.page.goto(`${workspace}/scores`);
	await officer.page.getByRole('link', { name: '丙同学' }).click();
	await expect(officer.page.locator('.figure').first()).toHaveText('70');
	const because = officer.page.getByRole('region', { name: '不可参加评优' });
	await expect(because).toHaveCount(0);

	await office.context.setOffline(true);
	await office.page.getByRole('button', { name: '登记', exact: true }).first().click();
	const record = office.page.getByRole('dialog', { name: '登记一项' });
	await record.getByLabel('条款').selectOption('AL-78');
	await expect(record.getByText('该学期不参加评优。课程名称不必写。')).toBeVisible();
	await expect(record.getByLabel('分值')).toHaveCount(0);
	await record.getByLabel('成员').selectOption({ label: '丙同学' });
	const { violations } = await new AxeBuilder({ page: office.page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await submit(record, '登记');
	await expect(matter(office.page)).toContainText('本学期有挂科');
	await office.context.setOffline(false);

	// It reaches its person: the reason is said, and the score is what it was.
	await expect(because).toContainText('AL-78', { timeout: 30_000 });
	await expect(because).toContainText('每学期有挂科的取消参与各项评比');
	await expect(officer.page.locator('.figure').first()).toHaveText('70');

	await matter(office.page).getByRole('button', { name: '撤回' }).click();
	const words = office.page.getByRole('dialog');
	await words.getByRole('textbox').fill('成绩已更正');
	await submit(words, '撤回');
	await expect(because).toHaveCount(0);
	for (const { complaints } of [office, officer]) expect(complaints).toEqual([]);
});
