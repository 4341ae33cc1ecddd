import { expect } from '@playwright/test';
import { callMeeting, expectSynced, gather } from './steps.ts';
import { found, meet, test } from './world.ts';

test('[AL-10] [SG-21] [AL-13] a notice is seen, the agenda’s clock runs for all, and the month is reported', async ({
	browser,
	relay
}) => {
	test.setTimeout(180_000);
	const [alice, bob] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学', 'phone')
	];
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	const meeting = await callMeeting(alice, workspace, '第一次全体会议', ['工作总结', '下月计划']);
	await expectSynced(alice);

	// The notice: the caller sees who has opened it.
	await expect(alice.page.getByRole('meter', { name: '通知已阅 1/2' })).toBeVisible();
	await bob.page.goto(meeting);
	await expect(alice.page.getByRole('meter', { name: '通知已阅 2/2' })).toBeVisible();

	// The clock: one moves it, the other sees the same item run.
	await alice.page.getByRole('button', { name: '开始计时' }).click();
	await expect(bob.page.getByRole('status').filter({ hasText: '工作总结' })).toBeVisible();
	await alice.page.getByRole('button', { name: '转到“下月计划”' }).click();
	await expect(bob.page.getByRole('status').filter({ hasText: '下月计划' })).toBeVisible();

	// The month's report, on the device of somebody who did not write it down.
	await alice.page.goto(`${meeting}/attendance`);
	await alice.page.getByRole('button', { name: '甲同学：出席', exact: true }).click();
	await alice.page.getByRole('button', { name: '乙同学：迟到', exact: true }).click();
	await expect(alice.page.getByRole('row', { name: /^乙同学：迟到/ })).toBeVisible();
	await bob.page.goto(`${workspace}/reports`);
	// Expected, present, late, absent, on leave, left early, excused, not recorded, in question.
	for (const row of [
		'全体合计 2 1 1 0 0 0 0 0 0',
		'甲同学 1 1 0 0 0 0 0 0 0',
		'乙同学 1 0 1 0 0 0 0 0 0'
	]) {
		await expect(bob.page.getByRole('row', { name: row, exact: true })).toBeVisible();
	}
	for (const { complaints } of [alice, bob]) expect(complaints).toEqual([]);
});
