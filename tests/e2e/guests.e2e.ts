import { expect } from '@playwright/test';
import { expectSynced, gather, planActivity } from './steps.ts';
import { found, meet, test } from './world.ts';

test('[AL-106] the guests of an activity are contacts whom everybody can reach, offline too', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学', 'phone');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	const activity = await planActivity(alice, workspace, '心理情景剧大赛');
	await expectSynced(alice);
	await bob.page.goto(activity);
	await expect(bob.page.getByText('还没有写明嘉宾。')).toBeVisible();

	// Alice lists a guest as a contact on the way, without a connection.
	await alice.context.setOffline(true);
	const { page } = alice;
	await page.getByRole('button', { name: '选择嘉宾' }).click();
	const guests = page.getByRole('dialog', { name: '选择嘉宾' });
	await expect(guests.getByText('通讯录里还没有联系人。')).toBeVisible();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: '添加联系人' }).click();
	const contact = page.getByRole('dialog', { name: '添加联系人' });
	await contact.getByLabel('姓名').fill('虚构讲师');
	await contact.getByLabel('身份').fill('邻校心理协会');
	await contact.getByLabel('电话').fill('000-0000');
	await contact.getByRole('button', { name: '保存' }).click();
	await expect(contact).toBeHidden();
	await page.getByRole('button', { name: '选择嘉宾' }).click();
	await guests.getByRole('checkbox', { name: '虚构讲师' }).check();
	await guests.getByRole('button', { name: '保存' }).click();
	await expect(guests).toBeHidden();
	await alice.context.setOffline(false);
	await expectSynced(alice);

	const line = bob.page.getByRole('listitem').filter({ hasText: '虚构讲师' });
	await expect(line).toContainText('邻校心理协会');
	await bob.context.setOffline(true);
	await bob.page.reload();
	await expect(line.getByRole('link', { name: '000-0000' })).toHaveAttribute(
		'href',
		'tel:000-0000'
	);

	// Bob, who has no part in the plan but is of the office, names nobody instead.
	await bob.page.getByRole('button', { name: '选择嘉宾' }).click();
	await bob.page.getByRole('checkbox', { name: '虚构讲师' }).uncheck();
	await bob.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
	await bob.context.setOffline(false);
	await expect(page.getByText('还没有写明嘉宾。')).toBeVisible({ timeout: 30_000 });
});
