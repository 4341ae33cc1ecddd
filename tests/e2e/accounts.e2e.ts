import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { expectSynced, gather, planActivity } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The cells of a table's body, as they are shown, without the column of buttons. */
const cells = (page: Page, name: string) =>
	page
		.getByRole('table', { name })
		.locator('tbody tr')
		.evaluateAll((rows) =>
			rows.map((row) =>
				[...row.querySelectorAll('th, td')]
					.filter((cell) => !cell.querySelector('button'))
					.map((cell) => (cell as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim())
			)
		);

const addBudget = async ({ page }: Person, name: string, count: string, price: string) => {
	await button(page, '加一项预算').click();
	const dialog = page.getByRole('dialog', { name: '加一项预算' });
	await dialog.getByLabel('名目').fill(name);
	await dialog.getByLabel('数量').fill(count);
	await dialog.getByLabel('单价').fill(price);
	await button(page, '保存').click();
	await expect(dialog).toBeHidden();
};

test('[AL-103] the three sheets are kept by two, one of them offline, and exported', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学', 'phone');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	const activity = await planActivity(bob, workspace, '心理情景剧大赛');
	await expectSynced(bob);
	await alice.page.goto(activity);
	await button(alice.page, '通过').click();
	await expect(alice.page.locator('[aria-current="step"]')).toHaveText('筹备中');

	// Alice makes the budget, with sponsorship as income.
	await alice.page.getByRole('link', { name: '看三表' }).click();
	await addBudget(alice, '矿泉水', '20', '1.50');
	await button(alice.page, '加一项预算').click();
	const gift = alice.page.getByRole('dialog', { name: '加一项预算' });
	await gift.getByText('收入', { exact: true }).click();
	await gift.getByLabel('来源（赞助方）').fill('虚构书店');
	await gift.getByLabel('单价').fill('１００');
	await expect(gift.getByText('100.00')).toBeVisible();
	await button(alice.page, '保存').click();
	await expect(gift).toBeHidden();
	await expectSynced(alice);

	// Bob buys without a connection; what he chooses from the budget fills the form.
	await bob.page.goto(`${activity}/accounts`);
	await expect(bob.page.getByRole('rowheader', { name: /虚构书店/ })).toBeVisible();
	await bob.context.setOffline(true);
	await button(bob.page, '记一笔').click();
	const purchase = bob.page.getByRole('dialog', { name: '记一笔' });
	await purchase.getByLabel('对应预算').selectOption('矿泉水');
	await expect(purchase.getByLabel('名目')).toHaveValue('矿泉水');
	await purchase.getByLabel('数量').fill('两打');
	await button(bob.page, '保存').click();
	await expect(purchase.getByText('“数量”没有填对，请检查。')).toBeVisible();
	await purchase.getByLabel('数量').fill('24');
	await purchase.getByLabel('单价').fill('1.6');
	await button(bob.page, '保存').click();
	await expect(purchase).toBeHidden();
	// While he is away, Alice corrects the budget: the two change different rows and both count.
	await button(alice.page, '修改：矿泉水').click();
	await alice.page.getByRole('dialog').getByLabel('单价').fill('2');
	await button(alice.page, '保存').click();
	await expect(alice.page.getByRole('dialog')).toBeHidden();
	await bob.context.setOffline(false);
	await expectSynced(bob);
	await expectSynced(alice);

	for (const { page } of [alice, bob]) {
		await expect
			.poll(() => cells(page, '预算表'))
			.toEqual([
				['矿泉水', '20', '2.00', '40.00', '38.40', '−1.60'],
				['虚构书店 收入', '1', '100.00', '100.00', '0.00', '−100.00']
			]);
		await expect
			.poll(() => cells(page, '合计'))
			.toEqual([
				['收入', '100.00', '0.00', '−100.00'],
				['支出', '40.00', '38.40', '−1.60']
			]);
	}

	// After the activity Bob counts what is left; more than was bought is refused.
	await expect(bob.page.getByText('活动举办以后，在这里清点')).toBeVisible();
	await bob.page.goto(activity);
	await button(bob.page, '记为已举办').click();
	await bob.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
	await expect(bob.page.getByRole('dialog')).toBeHidden();
	await bob.page.getByRole('link', { name: '看三表' }).click();
	await button(bob.page, '清点：矿泉水').click();
	const count = bob.page.getByRole('dialog', { name: '清点：矿泉水' });
	await count.getByLabel('剩余').fill('25');
	await button(bob.page, '保存').click();
	await expect(count.getByText('一共只买了 24 件，剩余不能更多。请核对数量。')).toBeVisible();
	await count.getByLabel('剩余').fill('6');
	await count.getByLabel('存放处').fill('办公室柜子');
	await button(bob.page, '保存').click();
	await expect(count).toBeHidden();
	await expectSynced(bob);
	await expect
		.poll(() => cells(alice.page, '物资清算表'))
		.toEqual([['矿泉水', '24', '18', '6', '办公室柜子', '乙同学']]);

	const downloaded = alice.page.waitForEvent('download');
	await button(alice.page, '导出 xlsx').click();
	const file = await downloaded;
	expect(file.suggestedFilename()).toBe('心理情景剧大赛 三表.xlsx');
	const book = await readXlsxFile(readFileSync(await file.path()));
	expect(book.map(({ sheet }) => sheet)).toEqual(['预算表', '实际购买表', '物资清算表']);
	const [budget, , clearance] = book.map(({ data }) => data);
	expect(budget?.slice(1)).toEqual([
		['支出', '矿泉水', 20, 2, 40, 38.4, -1.6, null],
		['收入', '虚构书店', 1, 100, 100, 0, -100, null],
		['合计', '收入', null, null, 100, 0, -100, null],
		['合计', '支出', null, null, 40, 38.4, -1.6, null],
		['合计', '结余', null, null, 60, -38.4, -98.4, null]
	]);
	expect(clearance?.slice(1)).toEqual([['矿泉水', 24, 18, 6, '办公室柜子', '乙同学']]);
});
