import { expect, type Page } from '@playwright/test';
import { expectSynced, gather, ledger } from './steps.ts';
import { found, meet, test } from './world.ts';

const step = (page: Page) => page.locator('[aria-current="step"]');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('[AL-101] [AL-102] [AL-104] [AL-41] [AL-42] [AL-43] [AL-44] an activity goes from idea to close among two, one of them offline', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学', 'phone');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);

	// Bob has an idea and plans it without a connection.
	await bob.page.goto(`${workspace}/activities`);
	await bob.page.getByRole('link', { name: '提个想法' }).click();
	// Names arrive beside the facts, and the plan names people.
	await expectSynced(bob);
	await bob.context.setOffline(true);
	await bob.page.getByLabel('活动名称').fill('心理情景剧大赛');
	await bob.page.getByRole('textbox', { name: '想法' }).fill('各班排演一个短剧。');
	await button(bob.page, '提个想法').click();
	await bob.page.getByRole('link', { name: '心理情景剧大赛' }).click();
	await expect(step(bob.page)).toHaveText('想法');
	const activity = new URL(bob.page.url()).pathname;
	await button(bob.page, '写策划书').click();
	const plan = bob.page.getByRole('dialog', { name: '写策划书' });
	await plan.getByLabel('地点').fill('报告厅');
	await plan.getByLabel('做什么').fill('联系评委');
	await plan.locator('summary').click();
	await plan.getByRole('checkbox', { name: '甲同学' }).check();
	await plan.getByRole('button', { name: '提交审批' }).click();
	await expect(plan).toBeHidden();
	await expect(step(bob.page)).toHaveText('待审批');
	// Nobody decides about their own plan.
	await expect(button(bob.page, '通过')).toBeHidden();
	await bob.context.setOffline(false);
	await expectSynced(bob);

	await alice.page.goto(activity);
	await expect(alice.page.getByRole('row', { name: /联系评委/ })).toContainText('甲同学');
	await button(alice.page, '通过').click();
	await expect(step(alice.page)).toHaveText('筹备中');
	await expectSynced(alice);
	await expect(step(bob.page)).toHaveText('筹备中');

	await alice.page.getByRole('checkbox', { name: '场地审批' }).check();
	await expect(alice.page.getByText(/甲同学 完成/)).toBeVisible();
	await expectSynced(alice);
	await expect(bob.page.getByText('已完成 1 / 8')).toBeVisible();
	await expect(bob.page.getByText(/甲同学 完成/)).toBeVisible();

	await button(bob.page, '记为已举办').click();
	await bob.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
	await expect(step(bob.page)).toHaveText('已举办');
	await expect(bob.page.getByText(/还有 7 天/)).toBeVisible();
	await bob.page.getByRole('checkbox', { name: '归还物品' }).check();
	await bob.page.getByRole('checkbox', { name: '收齐材料' }).check();
	await expect(bob.page.getByText(/还有 7 天/)).toBeHidden();
	await button(bob.page, '写总结').click();
	const summary = bob.page.getByRole('dialog', { name: '写总结' });
	await summary.getByRole('textbox', { name: '总结' }).fill('二百人到场。');
	await summary.getByLabel('照片和文章的链接').fill('https://example.org/photos');
	await summary.getByRole('button', { name: '保存' }).click();
	await expect(step(bob.page)).toHaveText('已总结');
	await expectSynced(bob);

	await expect(alice.page.getByText('二百人到场。')).toBeVisible();
	await button(alice.page, '登记参与').click();
	const parts = alice.page.getByRole('dialog', { name: '登记参与' });
	await parts.locator('summary').click();
	await parts.getByRole('checkbox', { name: '甲同学' }).check();
	await parts.getByRole('checkbox', { name: '乙同学' }).check();
	await parts.getByRole('button', { name: '保存' }).click();
	await expect(parts).toBeHidden();
	await button(alice.page, '评定活动').click();
	const grade = alice.page.getByRole('dialog', { name: '评定活动' });
	await grade.getByText('良', { exact: true }).click();
	await grade.getByRole('button', { name: '保存' }).click();
	await expect(alice.page.getByText('总体评定 · 良')).toBeVisible();
	await button(alice.page, '结项').click();
	await expect(step(alice.page)).toHaveText('已结项');
	await expectSynced(alice);
	await expect(step(bob.page)).toHaveText('已结项');
	for (const { page } of [alice, bob]) {
		expect(await ledger(page, workspace, '乙同学')).toEqual([
			'提出活动方案或构想：心理情景剧大赛 +1',
			'构想被采纳 1 次：心理情景剧大赛 +2',
			'参加活动：心理情景剧大赛 +1',
			'活动总评为良：心理情景剧大赛 +1'
		]);
	}
});
