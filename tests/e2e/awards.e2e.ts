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
	test.setTimeout(300_000);
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

test('[AL-73] [AL-74] an award decided offline, seen by whom it is for, with its certificate', async ({
	browser,
	relay
}) => {
	test.setTimeout(300_000);
	const [presidium, officer] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '丙同学', 'phone')
	];
	const workspace = await found(presidium, '虚构互助联盟');
	await ask(officer, await inviteOthers(presidium, workspace));
	await admit(presidium, workspace, officer.name, '干事：写会议记录、签到、请假', '干事');
	const { page } = presidium;
	await page.goto(`${workspace}/scores`);
	await page.getByRole('button', { name: '开学期' }).click();
	const opening = page.getByRole('dialog', { name: '开学期' });
	const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
	await opening.getByLabel(/^学期名称/).fill('虚构学期');
	await opening.getByLabel(/第一天/).fill(day(-30));
	await opening.getByLabel(/最后一天/).fill(day(30));
	await submit(opening, '开学期');

	await page.goto(`${workspace}/awards`);
	await page.getByRole('button', { name: '发起评优' }).click();
	const round = page.getByRole('dialog', { name: '发起评优' });
	await round.getByLabel('奖项').selectOption({ label: '部门优秀干事' });
	await round.getByLabel('名额').fill('1');
	await submit(round, '发起评优');
	await page.getByRole('link', { name: '部门优秀干事' }).click();
	await page.waitForURL(/\/awards\/[\w-]{22}$/);

	// The score proposes, the presidium decides; a cadre is no candidate for it.
	await presidium.context.setOffline(true);
	const box = page.getByRole('checkbox', { name: '选 丙同学' });
	await expect(box).toBeChecked();
	await expect(page.getByRole('checkbox', { name: '选 甲同学' })).toHaveCount(0);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await page.getByRole('button', { name: '决定名单' }).click();
	const decision = page.getByRole('dialog', { name: '决定“部门优秀干事”' });
	await expect(decision).toContainText('将授予 丙同学。');
	await submit(decision, '决定名单');
	await expect(page.getByText('评定', { exact: true })).toBeVisible();
	const number = await page.getByText(/^\d{4}-\d{6}-001$/).textContent();
	await presidium.context.setOffline(false);

	await officer.page.goto(`${workspace}/awards`);
	await expect(officer.page.getByText('评定', { exact: true })).toBeVisible({ timeout: 30_000 });
	await officer.page.getByRole('link', { name: '部门优秀干事' }).click();
	await expect(officer.page.getByRole('button', { name: '决定名单' })).toHaveCount(0);
	await officer.page.getByRole('link', { name: '打印证书' }).click();
	const certificate = officer.page.getByRole('article');
	await expect(certificate).toHaveCount(1);
	await expect(certificate).toContainText('丙同学');
	await expect(certificate).toContainText('部门优秀干事');
	await expect(certificate).toContainText(`编号：${number ?? ''}`);
	for (const { complaints } of [presidium, officer]) expect(complaints).toEqual([]);
});

test('[AL-73] whoever is not eligible is listed with the reason and cannot be selected', async ({
	browser,
	relay
}) => {
	test.setTimeout(300_000);
	const person = await meet(browser, relay, '甲同学');
	const { page } = person;
	await page.goto('/sample');
	await page.waitForURL(/\/w\/[\w-]{43}$/, { timeout: 60_000 });
	const home = new URL(page.url()).pathname;
	await page.goto(`${home}/scores`);
	const name = await page.getByRole('rowheader').getByRole('link').last().textContent();
	await page.goto(`${home}/conduct`);
	await page.getByRole('button', { name: '登记', exact: true }).first().click();
	const record = page.getByRole('dialog', { name: '登记一项' });
	await record.getByLabel('条款').selectOption('AL-78');
	await record.getByLabel('成员').selectOption({ label: name ?? '' });
	await submit(record, '登记');

	await page.goto(`${home}/awards`);
	await page.getByRole('button', { name: '发起评优' }).click();
	const round = page.getByRole('dialog', { name: '发起评优' });
	await round.getByLabel('奖项').selectOption({ label: '杰出贡献奖' });
	await round.getByLabel('名额').fill('2');
	await submit(round, '发起评优');
	await page.getByRole('link', { name: '杰出贡献奖' }).click();
	const row = page.getByRole('row', { name: new RegExp(name ?? '') });
	await expect(row).toContainText('不可评：AL-78');
	await expect(row.getByRole('checkbox')).toBeDisabled();
	await expect(row.getByRole('checkbox')).not.toBeChecked();
	await expect(page.getByText('已选 2 / 2')).toBeVisible();
	expect(person.complaints).toEqual([]);
});

test('[AL-70] the outstanding department is chosen among departments, not units of colleges', async ({
	browser,
	relay
}) => {
	const person = await meet(browser, relay, '甲同学');
	const { page } = person;
	await page.goto('/sample');
	await page.waitForURL(/\/w\/[\w-]{43}$/, { timeout: 60_000 });
	const home = new URL(page.url()).pathname;
	await page.goto(`${home}/members/organisation`);
	await expect(page.getByRole('region', { name: '示例学院心理部' })).toBeVisible();
	await page.goto(`${home}/awards`);
	await page.getByRole('button', { name: '发起评优' }).click();
	const round = page.getByRole('dialog', { name: '发起评优' });
	await round.getByLabel('奖项').selectOption({ label: '优秀部门' });
	await submit(round, '发起评优');
	await page.getByRole('link', { name: '优秀部门' }).click();
	await expect(page.getByRole('checkbox', { name: '办公室' })).toBeEnabled();
	await expect(page.getByRole('checkbox', { name: '示例学院心理部' })).toHaveCount(0);
	expect(person.complaints).toEqual([]);
});
