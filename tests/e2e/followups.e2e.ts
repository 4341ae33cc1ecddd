import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { callMeeting, gather, openMinutes } from './steps.ts';
import { found, meet, test } from './world.ts';

/** Chooses a state on the list, and waits until its address says so. */
const choose = async (page: Page, state: RegExp, said: string): Promise<void> => {
	await page.getByRole('radio', { name: state }).check({ force: true });
	await expect(page).toHaveURL(said === '' ? /\/followups$/ : new RegExp(`[?&]${said}(&|$)`));
};

test('[AL-3] the presidium lists resolutions by state, by an address that keeps the choice', async ({
	browser,
	relay
}) => {
	test.setTimeout(300_000);
	const [presidium, office] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学', 'phone')
	];
	const workspace = await found(presidium, '虚构互助联盟');
	await gather(presidium, workspace, [office]);
	const meeting = await callMeeting(presidium, workspace, '虚构全体会议', ['总结']);
	const { page } = presidium;
	await openMinutes(presidium, meeting);
	await page.getByRole('textbox', { name: '会议记录正文' }).locator('.words').last().click();
	for (const words of ['换新的宣传栏', '整理活动室']) {
		await page.keyboard.press('End');
		await page.keyboard.press('Enter');
		await page.keyboard.type('/resolution');
		await page.keyboard.press('Enter');
		await page.keyboard.insertText(words);
	}
	await page.getByRole('button', { name: '定稿', exact: true }).click();
	const final = page.getByRole('dialog', { name: '将会议记录定稿' });
	await final.getByRole('button', { name: '定稿', exact: true }).click();
	await expect(final).toBeHidden();

	await page.goto(`${workspace}/followups`);
	const lines = page.getByRole('main').getByRole('listitem');
	await expect(lines).toHaveCount(2);
	await choose(page, /^未定人或期限 2$/, 'state=unsettled');
	await page.getByRole('button', { name: '“换新的宣传栏”的操作' }).click();
	await page.getByRole('menuitem', { name: '修改' }).click();
	const edit = page.getByRole('dialog', { name: '修改' });
	await edit.getByLabel('负责人').selectOption({ label: '乙同学' });
	await edit.getByLabel(/^期限/).fill('2026-01-05');
	await edit.getByRole('button', { name: '保存' }).click();
	await expect(lines).toHaveText([/整理活动室/]);
	await choose(page, /^已逾期 1$/, 'state=overdue');
	await expect(lines).toHaveText([/换新的宣传栏.*乙同学.*已逾期/]);

	// The address keeps the choice; whoever owns it does it offline, and the presidium sees it done.
	await office.page.goto(`${workspace}/followups?state=overdue&whose=mine`);
	await expect(office.page.getByRole('main').getByRole('listitem')).toHaveCount(1);
	await office.context.setOffline(true);
	await office.page.getByRole('button', { name: '标为完成: 换新的宣传栏' }).click();
	await expect(office.page.getByText('没有逾期的事项')).toBeVisible();
	const { violations } = await new AxeBuilder({ page: office.page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await office.context.setOffline(false);

	await expect(page.getByText('没有逾期的事项')).toBeVisible({ timeout: 30_000 });
	await choose(page, /^已完成 1$/, 'state=done');
	await expect(lines).toHaveText([/换新的宣传栏/]);
	await page.reload();
	await expect(lines).toHaveText([/换新的宣传栏/]);
	await expect(page.getByRole('status').filter({ hasText: '1 项' })).toBeVisible();
	await choose(page, /^未完成 1$/, '');
	await expect(lines).toHaveText([/整理活动室/]);
	for (const { complaints } of [presidium, office]) expect(complaints).toEqual([]);
});
