// A term is closed by two persons; a third was offline. All come to the same, and one who does not, says so.
import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readXlsx } from '../../src/lib/app/sheets/read-xlsx.ts';
import { callPast, dayFromNow, expectSynced, gather, openTerm, recordAs } from './steps.ts';
import { found, meet, test } from './world.ts';

/** Everybody's scores as a page lists them. */
const scoresOn = (page: Page, name: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** The sheets of the workbook that a button gives. */
const sheetsOf = async (page: Page, button: string) => {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button }).click()
	]);
	const bytes = await readFile(await download.path());
	const read = await readXlsx({ name: 'settlement.xlsx', bytes });
	if (!read.ok) throw new Error(read.error.code);
	return read.value;
};

/** Takes one record out of the browser's own store, as damage or a meddler would. */
const loseRecord = (page: Page, type: string, index: number): Promise<boolean> =>
	page.evaluate(
		async ([wanted, nth]) => {
			const request = <T>(asked: IDBRequest<T>) =>
				new Promise<T>((resolve, reject) => {
					asked.onsuccess = () => resolve(asked.result);
					asked.onerror = () => reject(asked.error ?? new Error('no answer'));
				});
			for (const { name } of await indexedDB.databases()) {
				const database = await request(indexedDB.open(name ?? ''));
				if (database.objectStoreNames.contains('entries')) {
					const store = database.transaction('entries', 'readwrite').objectStore('entries');
					const rows = (await request(store.getAll())) as { position: number; bytes: Uint8Array }[];
					const found = rows.filter(({ bytes }) =>
						new TextDecoder('latin1').decode(bytes).includes(wanted)
					)[nth];
					if (found) await request(store.delete(found.position));
					database.close();
					if (found) return true;
				} else database.close();
			}
			return false;
		},
		[type, index] as const
	);

test('a term is closed by two, and what a third did offline counts in the next one', async ({
	browser,
	relay
}) => {
	test.setTimeout(240_000);
	const [alice, bob, carol] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学'),
		await meet(browser, relay, '丙同学', 'phone')
	];
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob, carol]);
	await openTerm(alice, workspace, ['上学期', dayFromNow(-90), dayFromNow(-1)]);
	const meeting = await callPast(alice, workspace, dayFromNow(-10));
	await alice.page.goto(`${meeting}/attendance`);
	await recordAs(alice.page, '甲同学', '出席');
	await recordAs(alice.page, '丙同学', '迟到');
	await expectSynced(alice);
	for (const { page } of [bob, carol]) {
		await page.goto(`${meeting}/attendance`);
		await expect(page.getByRole('row', { name: /^丙同学：迟到/ })).toBeVisible();
	}

	// Carol cannot be reached while the others close the term.
	await carol.context.setOffline(true);
	await recordAs(carol.page, '乙同学', '缺席');

	await alice.page.goto(`${workspace}/settlement`);
	await expect(alice.page.getByText('还没了结的事')).toBeVisible();
	await alice.page.getByRole('button', { name: '签章' }).click();
	await expect(alice.page.getByText('你已签章，等待另一人复核。')).toBeVisible();

	await bob.page.goto(workspace);
	await expect(bob.page.getByText('“上学期”等你复核签章')).toBeVisible();
	await bob.page.getByRole('link', { name: '去复核' }).click();
	await expect(bob.page.getByText('这台设备从同样的记录算出同样的总分。')).toBeVisible();
	await bob.page.getByRole('button', { name: '复核签章' }).click();
	for (const { page } of [alice, bob]) {
		await expect(page.getByRole('heading', { name: '已经结算' })).toBeVisible();
		await expect(page.getByText('甲同学、乙同学')).toBeVisible();
	}
	await expectSynced(bob);
	await openTerm(alice, workspace, ['下学期', dayFromNow(0), dayFromNow(120)]);
	await expectSynced(alice);

	await carol.context.setOffline(false);
	await expectSynced(carol);
	for (const { page } of [alice, bob, carol]) {
		await page.goto(`${workspace}/scores`);
		await page.getByLabel('学期').selectOption('上学期');
		await expect(page.getByText('甲同学、乙同学')).toBeVisible();
		// 甲 was always there (AL-24), 乙 was not recorded, 丙 was late (AL-20).
		await expect(scoresOn(page, '甲同学')).toContainText('73');
		await expect(scoresOn(page, '乙同学')).toContainText('70');
		await expect(scoresOn(page, '丙同学')).toContainText('69');
		await page.getByLabel('学期').selectOption('下学期');
		await expect(scoresOn(page, '乙同学')).toContainText('67');
		await expect(scoresOn(page, '丙同学')).toContainText('70');
	}
	await bob.page.getByRole('link', { name: '乙同学' }).click();
	await expect(bob.page.getByText('逾期入账')).toBeVisible();
	await expect(bob.page.getByText('无故缺席：期中例会')).toBeVisible();

	for (const { page } of [alice, bob, carol]) {
		await page.goto(`${workspace}/scores`);
		await page.getByLabel('学期').selectOption('上学期');
		await page.getByRole('main').getByRole('link', { name: '结算' }).click();
		await expect(page.getByText('这台设备算出的总分与结算一致。')).toBeVisible();
		const late = page.getByRole('row', { name: /考勤.*期中例会/ });
		await expect(late).toHaveCount(1);
		await expect(late).toContainText('丙同学');
		await expect(late).toContainText('乙同学 AL-20 −3');
		await expect(late).toContainText('下学期');
	}
	const workbook = await sheetsOf(alice.page, '导出 xlsx');
	expect(workbook.map(({ sheet }) => sheet)).toEqual(['总表', '积分流水', '所用条款', '结算']);
	expect(workbook[0]?.rows.map((row) => [row[2], row[4], row[5], row[6], row[7]])).toEqual([
		['姓名', '起评分', '本学期加减', '逾期入账', '分数'],
		['甲同学', '70', '3', '0', '73'],
		['乙同学', '70', '0', '0', '70'],
		['丙同学', '70', '-1', '0', '69']
	]);
	expect(workbook[2]?.rows.map(([clause]) => clause)).toEqual(['条款', 'AL-20', 'AL-24']);
	await alice.page.getByRole('link', { name: '打印' }).click();
	await expect(alice.page.getByRole('heading', { name: '学期结算表' })).toBeVisible();
	await expect(alice.page.getByText('已由两人签章结算。')).toBeVisible();
	for (const { complaints } of [alice, bob, carol]) expect(complaints).toEqual([]);

	expect(await loseRecord(bob.page, 'attendance.recorded', 0)).toBe(true);
	for (const address of [workspace, `${workspace}/members`, `${workspace}/health`]) {
		await bob.page.goto(address);
		await expect(
			bob.page.getByRole('alert').filter({ hasText: '警告：“上学期”的结算与这台设备不一致' })
		).toBeVisible();
	}
	await bob.page.getByRole('link', { name: '查看并比对' }).click();
	await expect(bob.page.getByText(/第 \d+ 条丢失，后面的还在/)).toBeVisible();
	const [download] = await Promise.all([
		bob.page.waitForEvent('download'),
		bob.page.getByRole('button', { name: '导出比对报告（JSON）' }).click()
	]);
	expect(download.suggestedFilename()).toBe('上学期 比对报告.json');

	// Laid beside what a sound device would have reported, it says about whom they differ.
	const report = JSON.parse(await readFile(await download.path(), 'utf8')) as {
		members: { member: string; score: number }[];
	};
	const sound = report.members.map((line, index) => (index === 0 ? { ...line, score: 73 } : line));
	await bob.page.getByLabel('打开另一台设备的报告（JSON）来比对').setInputFiles({
		name: 'other.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify({ ...report, members: sound }))
	});
	await expect(bob.page.getByText('1 人的分数不同')).toBeVisible();
	await expect(bob.page.getByRole('row', { name: '甲同学 70 73' })).toBeVisible();
});
