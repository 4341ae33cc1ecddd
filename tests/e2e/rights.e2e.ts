// Rights as people meet them: given, narrowed, taken back, and honest offline work let count again.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { admit, ask, expectSynced, inviteOthers } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const addMember = async (page: Page, home: string, name: string): Promise<void> => {
	await page.getByRole('button', { name: '添加成员' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('姓名').fill(name);
	await dialog.getByRole('button', { name: '保存', exact: true }).click();
	await expect(dialog).toBeHidden();
	await expect(page).toHaveURL(`${home}/members`);
};

const rowOf = ({ page }: Person, name: string) =>
	page.getByRole('table', { name: '现在的权限' }).getByRole('row', { name });

const day = (fromToday: number): string =>
	new Date(Date.now() + 8 * 3_600_000 + fromToday * 86_400_000).toISOString().slice(0, 10);

/** Opens a term that ends in ten days. */
const openTerm = async (page: Page, home: string): Promise<void> => {
	await page.goto(`${home}/scores`);
	await page.getByRole('button', { name: '开学期' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('学期名称').fill('虚构学期');
	await dialog.getByLabel('第一天').fill(day(-100));
	await dialog.getByLabel('最后一天').fill(day(10));
	await dialog.getByRole('button', { name: '开学期' }).click();
	await expect(dialog).toBeHidden();
};

const join = async (founder: Person, home: string, other: Person, link: string, role: string) => {
	await ask(other, link);
	await admit(founder, home, other.name, role, '干事');
	await other.page.waitForURL((url) => url.pathname === home);
};

test('rights are given, narrowed, taken back, and offline work is ratified', async ({
	browser,
	relay
}) => {
	const [alice, bob, carol] = await Promise.all([
		meet(browser, relay, '甲同学'),
		meet(browser, relay, '乙同学'),
		meet(browser, relay, '丙同学', 'phone')
	]);
	const home = await found(alice, '虚构权限社');
	const link = await inviteOthers(alice, home);
	await join(alice, home, bob, link, '办公室：管理名册、会议与考勤');
	await join(alice, home, carol, link, '干事：写会议记录、签到、请假');

	await test.step('a single right is given until a day, and works at once', async () => {
		await alice.page.goto(`${home}/rights`);
		await alice.page.getByRole('button', { name: '给予权限' }).click();
		const dialog = alice.page.getByRole('dialog', { name: '给予权限' });
		await dialog.getByLabel('使用者').selectOption('丙同学');
		await dialog.getByText('只给几项', { exact: true }).click();
		await dialog.getByLabel('召集会议').check();
		await dialog.getByLabel('到', { exact: false }).last().fill('2099-01-31');
		await dialog.getByRole('button', { name: '给予权限' }).click();
		await expect(dialog).toBeHidden();
		const given = rowOf(alice, '丙同学').filter({ hasText: '召集会议' });
		await expect(given).toContainText('2099年1月31日');
		await carol.page.goto(`${home}/meetings`);
		await expect(carol.page.getByRole('link', { name: '召集会议' })).toBeVisible();
	});

	await test.step('what was written offline before knowing of a removal does not count', async () => {
		await bob.page.goto(`${home}/members`);
		await expectSynced(bob);
		await bob.context.setOffline(true);
		await addMember(bob.page, home, '丁同学');
		await rowOf(alice, '乙同学').getByRole('button').click();
		await alice.page.getByRole('menuitem', { name: '收回' }).click();
		await alice.page.getByRole('dialog').getByRole('button', { name: '收回' }).click();
		await expect(rowOf(alice, '乙同学')).toHaveCount(0);
		await expectSynced(alice);
		await bob.context.setOffline(false);
		await expect(alice.page.getByRole('heading', { name: '等待追认的记录（1）' })).toBeVisible({
			timeout: 30_000
		});
		await expect(bob.page.getByText('权限已被撤销').first()).toBeVisible();
	});

	await test.step('it counts for everybody once a senior has ratified it', async () => {
		const { page } = alice;
		await expect(page.getByRole('checkbox', { name: '登记成员' })).toBeChecked();
		await page.getByRole('button', { name: '追认所选（1）' }).click();
		await expect(page.getByRole('heading', { name: /^等待追认/ })).toHaveCount(0);
		await carol.page.goto(`${home}/members`);
		await expect(carol.page.getByRole('status').getByText('4 人')).toBeVisible();
	});

	await test.step('a right that ends with the term is told before, and renewed with others at once', async () => {
		const { page } = alice;
		await openTerm(page, home);
		await page.goto(`${home}/rights`);
		const row = rowOf(alice, '丙同学').filter({ hasText: '干事' });
		await row.getByRole('button').click();
		await page.getByRole('menuitem', { name: '改为别的权限' }).click();
		const dialog = page.getByRole('dialog', { name: '改变丙同学的权限' });
		await dialog.getByRole('button', { name: /^到“虚构学期”结束/ }).click();
		await dialog.getByRole('button', { name: '改为别的权限' }).click();
		await expect(dialog).toBeHidden();
		await carol.page.goto(home);
		await expect(carol.page.getByText(/^你的权限“干事”到.*为止$/)).toBeVisible();
		await page.goto(home);
		await expect(page.getByText('1 项权限即将到期，或刚刚到期')).toBeVisible();
		await page.getByRole('link', { name: '查看并续期' }).click();
		await page.getByRole('button', { name: '续期', exact: true }).click();
		const renewal = page.getByRole('dialog', { name: '给几个人一起续期' });
		await expect(renewal.getByLabel('丙同学：干事')).toBeChecked();
		await renewal.getByRole('button', { name: '续期', exact: true }).click();
		await expect(renewal.getByText('新的期限要晚于原来的期限。')).toBeVisible();
		await renewal.getByLabel('到', { exact: true }).fill('2099-01-31');
		await renewal.getByRole('button', { name: '续期', exact: true }).click();
		await expect(renewal).toBeHidden();
		await expect(rowOf(alice, '丙同学').filter({ hasText: '2099年1月31日' })).toHaveCount(2);
		await expect(page.getByRole('button', { name: '续期', exact: true })).toHaveCount(0);
		await carol.page.goto(home);
		await expect(carol.page.getByRole('heading', { name: '今日' })).toBeVisible();
		await expect(carol.page.getByText(/^你的权限“干事”到/)).toHaveCount(0);
	});

	await test.step('the page is for everybody', async () => {
		await carol.page.goto(`${home}/rights`);
		await expect(rowOf(carol, '丙同学').filter({ hasText: '干事' }).first()).toBeVisible();
		const beyond = await carol.page.evaluate(() => document.body.scrollWidth - innerWidth);
		expect(beyond).toBeLessThanOrEqual(0);
		for (const { page } of [alice, carol]) {
			const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
		}
	});
	expect([alice, bob, carol].flatMap(({ complaints }) => complaints)).toEqual([]);
});
