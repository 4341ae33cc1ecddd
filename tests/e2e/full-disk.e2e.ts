// The browser's database refuses to write: the page says so in a sentence, shows nothing as kept that is
// not, and goes on once there is room again.
import { expect, type Page } from '@playwright/test';
import { callMeeting } from './steps.ts';
import { found, meet, test } from './world.ts';

/** From now on every write is refused as by a full disk, or none is. */
const fillDisk = (page: Page, isFull: boolean) =>
	page.evaluate((full) => {
		const { prototype } = IDBObjectStore;
		const kept = prototype as unknown as { originalAdd?: IDBObjectStore['add'] };
		kept.originalAdd ??= prototype.add;
		const { originalAdd } = kept;
		const refuse = () => {
			throw new DOMException('the disk is full', 'QuotaExceededError');
		};
		prototype.add = full ? refuse : originalAdd;
	}, isFull);

test('[I5] a full disk is told in a sentence, and nothing that was not kept is shown as kept', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const { page } = alice;
	const workspace = await found(alice, '虚构互助联盟');
	const meeting = await callMeeting(alice, workspace, '第一次全体会议', ['工作总结']);

	await page.goto(`${meeting}/attendance`);
	const row = (status: string) => page.getByRole('row', { name: new RegExp(`^甲同学：${status}`) });
	const present = page.getByRole('button', { name: '甲同学：出席', exact: true });
	await expect(row('未登记')).toBeVisible();
	await fillDisk(page, true);
	await present.click();
	await expect(page.getByText('本机存储空间已满，没有登记。请腾出空间后再试。')).toBeVisible();
	await expect(row('未登记')).toBeVisible();
	await fillDisk(page, false);
	await present.click();
	await expect(row('出席')).toBeVisible();

	await page.goto(`${meeting}/minutes`);
	const words = page.getByRole('textbox', { name: '会议记录正文' }).locator('.words');
	await words.last().click();
	await fillDisk(page, true);
	await page.keyboard.insertText('下周整理');
	await expect(page.getByRole('alert')).toHaveText(
		'本机空间已满，刚写的没有存下，正在重试。请先复制全文。'
	);
	await fillDisk(page, false);
	await page.keyboard.insertText('第一章');
	await expect(page.getByRole('alert')).toHaveCount(0);
	await page.reload();
	await expect(words).toHaveText(['工作总结', '下周整理第一章']);
	expect(alice.complaints).toEqual([]);
});
