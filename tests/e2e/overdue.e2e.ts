import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { dayFromNow, expectSynced, gather, planActivity } from './steps.ts';
import { found, meet, test } from './world.ts';

test('[AL-94] what is still out a week after an activity is a finding about its department', async ({
	browser,
	relay
}) => {
	const head = await meet(browser, relay, '甲同学');
	const office = await meet(browser, relay, '乙同学', 'phone');
	const workspace = await found(head, '虚构互助联盟');
	await gather(head, workspace, [office]);
	await head.page.goto(`${workspace}/members/organisation`);
	await head.page.getByRole('button', { name: '添加部门' }).click();
	const department = head.page.getByRole('dialog', { name: '添加部门' });
	await department.getByLabel('名称').fill('活动部');
	await department.getByRole('button', { name: '保存' }).click();
	await expect(department).toBeHidden();
	await expectSynced(head);

	const activity = await planActivity(office, workspace, '心理情景剧大赛', '活动部');
	await expectSynced(office);
	await head.page.goto(activity);
	await head.page.getByRole('button', { name: '通过', exact: true }).click();
	await head.page.getByRole('button', { name: '记为已举办' }).click();
	const held = head.page.getByRole('dialog', { name: '记为已举办' });
	await held.getByLabel('举办日期').fill(dayFromNow(-10));
	await held.getByRole('button', { name: '保存' }).click();
	await expect(held).toBeHidden();
	await expectSynced(head);

	// The office finds it among the findings, and proposes a penalty without a connection.
	await office.page.goto(`${workspace}/conduct`);
	const finding = office.page.getByRole('listitem').filter({ hasText: 'AL-94' });
	await expect(finding).toContainText('活动部');
	await expect(finding).toContainText('活动后满七天时，还没有：归还物品、收齐材料。');
	const { violations } = await new AxeBuilder({ page: office.page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await office.context.setOffline(true);
	await finding.getByRole('button', { name: '提出处分：活动部' }).click();
	const proposal = office.page.getByRole('dialog', { name: '向总部长提出处分' });
	await expect(proposal.getByLabel('事由')).toHaveValue(/“心理情景剧大赛”.*归还物品、收齐材料/);
	await proposal.getByLabel('分值').selectOption('-3');
	await proposal.getByRole('button', { name: '提出处分', exact: true }).click();
	await expect(proposal).toBeHidden();
	await expect(finding).toHaveCount(0);
	await office.context.setOffline(false);
	await expectSynced(office);

	// Returning it now changes nothing: it was not done in time.
	await office.page.goto(activity);
	await office.page.getByRole('checkbox', { name: '归还物品' }).check();
	await office.page.getByRole('checkbox', { name: '收齐材料' }).check();
	await expect(office.page.getByText('活动后满七天时，还没有：归还物品、收齐材料。')).toBeVisible();
	await head.page.goto(`${workspace}/conduct`);
	const matter = head.page.getByRole('article', { name: /AL-94/ }).first();
	await expect(matter).toContainText('活动部');
	await expect(matter).toContainText('待决定');
});
