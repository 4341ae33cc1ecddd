import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { admit, ask, expectSynced, inviteOthers } from './steps.ts';
import { found, meet, test } from './world.ts';

/** The matter about a clause, wherever on the page it is listed. */
const matter = (page: Page, clause: string): Locator =>
	page.getByRole('article', { name: new RegExp(clause) }).first();

const open = async (page: Page, button: string, title: string): Promise<Locator> => {
	await page.getByRole('button', { name: button, exact: true }).first().click();
	return page.getByRole('dialog', { name: title });
};

const submit = async (dialog: Locator, button: string): Promise<void> => {
	await dialog.getByRole('button', { name: button, exact: true }).click();
	await expect(dialog).toBeHidden();
};

/** No page of a workspace may keep anybody out. */
const expectAccessible = async (page: Page): Promise<void> => {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

test('[AL-4] [AL-75] [AL-83] a finding, a penalty, its person’s words, the decision, the appeal and its outcome', async ({
	browser,
	relay
}) => {
	test.setTimeout(240_000);
	const [head, office, officer] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学'),
		await meet(browser, relay, '丙同学', 'phone')
	];
	const all = [head, office, officer];
	const workspace = await found(head, '虚构互助联盟');
	const link = await inviteOthers(head, workspace);
	await ask(office, link);
	await admit(head, workspace, office.name, '办公室：管理名册、会议与考勤', '干部');
	await ask(officer, link);
	await admit(head, workspace, officer.name, '干事：写会议记录、签到、请假', '干事');
	for (const { page } of all) {
		await page.goto(`${workspace}/conduct`);
		await expect(page.getByRole('heading', { name: '奖惩', level: 1 })).toBeVisible();
	}
	await expect(officer.page.getByRole('button', { name: '提出处分' })).toHaveCount(0);

	// An occurrence reaches a threshold; the office turns it into a proposal in one step.
	const record = await open(office.page, '登记', '登记一项');
	await record.getByLabel('条款').selectOption('AL-83');
	await record.getByLabel('成员').selectOption({ label: '丙同学' });
	await submit(record, '登记');
	const proposed = await open(office.page, '提出处分：丙同学', '向总部长提出处分');
	await expect(proposed.getByLabel('处分等级')).toHaveValue('warning');
	await submit(proposed, '提出处分');
	await expect(office.page.getByText('没有尚未处理的。')).toBeVisible();
	await expect(matter(head.page, 'AL-83')).toContainText('待决定');

	// A grave mistake: the head minister cannot impose anything before the self-criticism is there.
	const grave = await open(office.page, '提出处分', '向总部长提出处分');
	await grave.getByLabel('条款').selectOption('AL-75');
	await grave.getByLabel('成员').selectOption({ label: '丙同学' });
	await grave.getByLabel('分值').selectOption('-6');
	await grave.getByLabel('事由').fill('活动当天未到岗，也未报告');
	await submit(grave, '提出处分');
	await expectSynced(office);
	await expect(matter(head.page, 'AL-75')).toContainText('要先有当事人的自我检讨');
	await expect(matter(officer.page, 'AL-75')).toContainText('待决定');
	await expectAccessible(office.page);

	// The person writes it while they are offline.
	await officer.context.setOffline(true);
	await matter(officer.page, 'AL-75').getByRole('button', { name: '写检讨' }).click();
	const words = officer.page.getByRole('dialog', { name: '自我检讨' });
	await words.getByLabel('正文').fill('我记错了时间，没有及时报告，愿意承担责任。');
	await submit(words, '写检讨');
	await expect(matter(head.page, 'AL-75')).toContainText('要先有当事人的自我检讨');
	await officer.context.setOffline(false);
	await expect(matter(head.page, 'AL-75')).not.toContainText('要先有当事人的自我检讨', {
		timeout: 30_000
	});

	await matter(head.page, 'AL-75').getByRole('button', { name: '决定' }).click();
	const decide = head.page.getByRole('dialog', { name: '决定处分' });
	await decide.getByLabel('分值').selectOption('-5');
	await submit(decide, '决定');
	await expect(matter(officer.page, 'AL-75')).toContainText('已生效');

	// Their own score book says so, and from there they appeal.
	await officer.page.goto(`${workspace}/scores`);
	await officer.page.getByRole('link', { name: '丙同学' }).click();
	await expect(officer.page.getByText('处分：重大失误及失职')).toBeVisible();
	await expect(officer.page.locator('.figure').first()).toHaveText('65');
	await expectAccessible(officer.page);
	await matter(officer.page, 'AL-75').getByRole('button', { name: '申诉' }).click();
	const appeal = officer.page.getByRole('dialog', { name: '对处分提出申诉' });
	await appeal.getByLabel('正文').fill('当天学院临时安排考试，有通知为证。');
	await submit(appeal, '申诉');

	await expect(matter(head.page, 'AL-75')).toContainText('申诉待处理');
	await matter(head.page, 'AL-75').getByRole('button', { name: '处理申诉' }).click();
	const outcome = head.page.getByRole('dialog', { name: '决定申诉结果' });
	await outcome.getByText('变更', { exact: true }).click();
	await outcome.getByLabel('分值').selectOption('-2');
	await outcome.getByLabel('事由').fill('情况属实');
	await submit(outcome, '决定');

	// The outcome has replaced the line, and what was before is still told.
	await expect(officer.page.locator('.figure').first()).toHaveText('68');
	await expect(officer.page.getByText('处分经申诉变更：重大失误及失职，原为 −5 分')).toBeVisible();
	const filed = matter(office.page, 'AL-75');
	await expect(filed).toContainText('原为 −5 分');
	await filed.getByText('经过').click();
	for (const step of ['提出', '检讨', '决定：−5 分', '申诉', '申诉结果：变更为 −2 分'])
		await expect(filed.getByText(step, { exact: true })).toBeVisible();
	for (const { complaints } of all) expect(complaints).toEqual([]);
});
