import { expect, type Page } from '@playwright/test';
import { callMeeting, expectSynced, gather } from './steps.ts';
import { found, meet, test } from './world.ts';

const row = (page: Page, name: string) =>
	page.getByRole('row', { name: new RegExp(`^${name}：`) }).first();

const record = (page: Page, name: string, status: string) =>
	page.getByRole('button', { name: `${name}：${status}`, exact: true }).click();

test('[AL-11] two offline roll calls become questions where they disagree, and the answer reaches all', async ({
	browser,
	relay
}) => {
	const [alice, bob, carol] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学', 'phone'),
		await meet(browser, relay, '丙同学')
	];
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob, carol]);
	const meeting = await callMeeting(alice, workspace, '第一次全体会议', ['工作总结']);
	await expectSynced(alice);
	for (const { page } of [alice, bob, carol]) {
		await page.goto(`${meeting}/attendance`);
		await expect(row(page, '丙同学')).toBeVisible();
	}

	await alice.context.setOffline(true);
	await bob.context.setOffline(true);
	await record(alice.page, '甲同学', '出席');
	await record(alice.page, '丙同学', '迟到');
	await record(bob.page, '甲同学', '出席');
	await record(bob.page, '丙同学', '缺席');
	await expect(row(alice.page, '丙同学')).toContainText('迟到');
	await expect(row(bob.page, '丙同学')).toContainText('缺席');

	await alice.context.setOffline(false);
	await bob.context.setOffline(false);
	for (const { page } of [alice, bob, carol]) {
		await expect(page.getByRole('row', { name: /^甲同学：出席/ })).toBeVisible();
		await expect(page.getByRole('row', { name: /^丙同学：待确认/ })).toBeVisible();
	}
	for (const { complaints } of [alice, bob, carol]) expect(complaints).toEqual([]);
});
