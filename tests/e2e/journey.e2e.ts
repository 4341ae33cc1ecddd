// The whole way of a term, by three people, one of whom is offline for the week in which it ends.
import { expect, type Locator, type Page } from '@playwright/test';
import {
	admit,
	ask,
	callPast,
	dayFromNow,
	expectSynced,
	inviteOthers,
	openTerm,
	recordAs
} from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const WEEK_MS = 7 * 86_400_000;

const matter = (page: Page, clause: string): Locator =>
	page.getByRole('article', { name: new RegExp(clause) }).first();

const submit = async (dialog: Locator, button: string): Promise<void> => {
	await dialog.getByRole('button', { name: button, exact: true }).click();
	await expect(dialog).toBeHidden();
};

const figure = (page: Page): Locator => page.locator('.figure').first();

const openOwnBook = async ({ page, name }: Person, workspace: string): Promise<void> => {
	await page.goto(`${workspace}/scores`);
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
};

test('[AL-11] [AL-20] [AL-24] [AL-81] [AL-4] [AL-73] a term from its first meeting to its award, with a week offline in it', async ({
	browser,
	relay
}) => {
	const [head, office, officer] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学'),
		await meet(browser, relay, '丙同学', 'phone')
	];
	const all = [head, office, officer];
	// Their clocks go on by a week later; the relay's does not, and does not mind.
	for (const { context } of all) await context.clock.install();
	const workspace = await found(head, '虚构互助联盟');
	const link = await inviteOthers(head, workspace);
	await ask(office, link);
	await admit(head, workspace, office.name, '办公室：管理名册、会议与考勤', '干事');
	await ask(officer, link);
	await admit(head, workspace, officer.name, '干事：写会议记录、签到、请假', '干事');
	await openTerm(head, workspace, ['虚构学期', dayFromNow(-60), dayFromNow(5)]);
	await expectSynced(head);

	// Two meetings of one day: the office calls the roll, and the officer is at neither.
	for (const time of ['14:00', '19:00']) {
		const meeting = await callPast(office, workspace, dayFromNow(-20), time);
		await office.page.goto(`${meeting}/attendance`);
		for (const name of ['甲同学', '乙同学']) await recordAs(office.page, name, '出席');
		await recordAs(office.page, '丙同学', '缺席');
	}
	await expectSynced(office);

	// Two absences are a finding (AL-81); the office proposes, the head minister decides.
	await office.page.goto(`${workspace}/conduct`);
	await office.page.getByRole('button', { name: '提出处分：丙同学', exact: true }).first().click();
	const proposal = office.page.getByRole('dialog', { name: '向总部长提出处分' });
	await expect(proposal.getByLabel('处分等级')).toHaveValue('warning');
	await submit(proposal, '提出处分');
	await head.page.goto(`${workspace}/conduct`);
	await matter(head.page, 'AL-81').getByRole('button', { name: '决定' }).click();
	await submit(head.page.getByRole('dialog', { name: '决定处分' }), '决定');
	await expectSynced(head);
	await openOwnBook(officer, workspace);
	await expect(figure(officer.page)).toHaveText('64');
	await expect(matter(officer.page, 'AL-81')).toContainText('已生效');

	// From here on the officer is offline; the appeal is written on the first evening.
	await officer.context.setOffline(true);
	await matter(officer.page, 'AL-81').getByRole('button', { name: '申诉' }).click();
	const appeal = officer.page.getByRole('dialog', { name: '对处分提出申诉' });
	await appeal.getByLabel('正文').fill('两次都在外校比赛，有通知为证。');
	await submit(appeal, '申诉');
	await expect(matter(officer.page, 'AL-81')).toContainText('申诉待处理');

	// The week passes, and with it the term: the two others close it.
	for (const { context } of all) await context.clock.fastForward(WEEK_MS);
	await head.page.goto(`${workspace}/settlement`);
	await head.page.getByRole('button', { name: '签章' }).click();
	await expect(head.page.getByText('你已签章，等待另一人复核。')).toBeVisible();
	await expectSynced(head);
	await office.page.goto(`${workspace}/settlement`);
	await expect(office.page.getByText('这台设备从同样的记录算出同样的总分。')).toBeVisible();
	await office.page.getByRole('button', { name: '复核签章' }).click();
	await expect(office.page.getByRole('heading', { name: '已经结算' })).toBeVisible();
	await expectSynced(office);

	// The award goes by the settled scores: 73 for who was always there, 64 for who was not.
	await head.page.goto(`${workspace}/awards`);
	await head.page.getByRole('button', { name: '发起评优' }).click();
	const round = head.page.getByRole('dialog', { name: '发起评优' });
	await round.getByLabel('奖项').selectOption({ label: '部门优秀干事' });
	await round.getByLabel('名额').fill('1');
	await submit(round, '发起评优');
	await head.page.getByRole('link', { name: '部门优秀干事' }).click();
	await expect(head.page.getByRole('checkbox', { name: '选 乙同学' })).toBeChecked();
	await expect(head.page.getByRole('checkbox', { name: '选 丙同学' })).not.toBeChecked();
	await head.page.getByRole('button', { name: '决定名单' }).click();
	const decision = head.page.getByRole('dialog', { name: '决定“部门优秀干事”' });
	await expect(decision).toContainText('将授予 乙同学。');
	await submit(decision, '决定名单');
	await expectSynced(head);

	// Back after a week: the appeal arrives, and what the others did is here.
	await officer.context.setOffline(false);
	await expectSynced(officer);
	await officer.page.goto(`${workspace}/settlement`);
	await expect(officer.page.getByText('这台设备算出的总分与结算一致。')).toBeVisible();
	await officer.page.goto(`${workspace}/awards`);
	await officer.page.getByRole('link', { name: '部门优秀干事' }).click();
	await officer.page.getByRole('link', { name: '打印证书' }).click();
	await expect(officer.page.getByRole('article')).toContainText('乙同学');

	await head.page.goto(`${workspace}/conduct`);
	await expect(matter(head.page, 'AL-81')).toContainText('申诉待处理');
	await matter(head.page, 'AL-81').getByRole('button', { name: '处理申诉' }).click();
	const outcome = head.page.getByRole('dialog', { name: '决定申诉结果' });
	await outcome.getByText('撤销处分', { exact: true }).click();
	await outcome.getByLabel('事由').fill('情况属实');
	await submit(outcome, '决定');
	await expectSynced(head);
	await openOwnBook(officer, workspace);
	await expect(matter(officer.page, 'AL-81')).toContainText('申诉后撤销');
	// The settled score stays what two have signed.
	await expect(figure(officer.page)).toHaveText('64');
	for (const { page } of all) {
		await page.goto(`${workspace}/scores`);
		const row = (name: string) =>
			page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
		await expect(row('丙同学')).toContainText('64');
		if (page !== officer.page) await expect(row('乙同学')).toContainText('73');
	}
	for (const { complaints } of all) expect(complaints).toEqual([]);
});
