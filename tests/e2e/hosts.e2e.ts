import { expect } from '@playwright/test';
import { expectSynced, gather, planActivity } from './steps.ts';
import { found, meet, test } from './world.ts';

test('[AL-105] who is trained to host is on the roster, and hosts are chosen offline', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学', 'phone');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	await alice.page.goto(`${workspace}/activities`);
	await alice.page.getByRole('link', { name: '主持人名册' }).click();
	await expect(alice.page.getByText('名册还是空的')).toBeVisible();
	await alice.page.getByRole('button', { name: '加入名册' }).click();
	const listing = alice.page.getByRole('dialog', { name: '加入名册' });
	await listing.getByRole('button', { name: '保存' }).click();
	await expect(listing.getByText('请选一位成员。')).toBeVisible();
	await listing.getByLabel('成员').selectOption('乙同学');
	await listing.getByLabel('培训日期').fill('2099-01-01');
	await listing.getByRole('button', { name: '保存' }).click();
	await expect(listing.getByText('培训日期在将来。')).toBeVisible();
	await listing.getByLabel('培训日期').fill('2026-03-01');
	await listing.getByLabel('备注').fill('粤语也行');
	await listing.getByRole('button', { name: '保存' }).click();
	await expect(listing).toBeHidden();
	await expectSynced(alice);

	// Bob plans an activity, and chooses hosts without a connection.
	const activity = await planActivity(bob, workspace, '心理情景剧大赛');
	await expectSynced(bob);
	await bob.context.setOffline(true);
	await bob.page.getByRole('button', { name: '安排主持人' }).click();
	const hosts = bob.page.getByRole('dialog', { name: '安排主持人' });
	await hosts.locator('summary').click();
	// Those on the roster come first.
	await expect(hosts.getByRole('checkbox').first()).toHaveAccessibleName('乙同学');
	await hosts.getByRole('checkbox', { name: '甲同学' }).check();
	await hosts.getByRole('checkbox', { name: '乙同学' }).check();
	await hosts.getByRole('button', { name: '保存' }).click();
	await expect(hosts).toBeHidden();
	await expect(bob.page.getByText('不在主持人名册上：甲同学')).toBeVisible();
	await bob.context.setOffline(false);
	await expectSynced(bob);

	const rows = alice.page.getByRole('table', { name: '主持人名册' }).locator('tbody tr');
	await expect(rows).toHaveText([
		/^\s*乙同学\s*粤语也行.*2026年3月1日.*心理情景剧大赛\s*$/,
		/^\s*甲同学\s*不在名册上\s*心理情景剧大赛\s*$/
	]);
	await rows.first().getByRole('link', { name: '心理情景剧大赛' }).click();
	await expect(alice.page).toHaveURL((url) => url.pathname === activity);
	await expect(alice.page.getByText('甲同学、乙同学')).toBeVisible();

	// Taken off the roster, he still hosts what he was asked to.
	await alice.page.goto(`${workspace}/activities/hosts`);
	await alice.page.getByRole('button', { name: '修改乙同学的记录' }).click();
	await alice.page.getByRole('button', { name: '移出名册' }).click();
	await expect(rows.last()).toHaveText(/乙同学\s*不在名册上\s*心理情景剧大赛/);
});
