// Rights that end while somebody is writing: the page says so at once, and no word is lost.
import { expect, type Page } from '@playwright/test';
import { callMeeting, expectSynced, gather, goToLine, linesOf, openMinutes } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const table = (page: Page) => page.getByRole('table', { name: '现在的权限' });

/** Takes back what somebody holds, on the rights page, and answers when that was confirmed. */
const remove = async (page: Page, name: string): Promise<number> => {
	await table(page).getByRole('row', { name }).getByRole('button').click();
	await page.getByRole('menuitem', { name: '收回' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: '收回' }).click();
	return Date.now();
};

/** All words of the minutes, as the emergency button gives them where the clipboard is denied. */
const copied = async (page: Page): Promise<string> => {
	await page.evaluate(() => {
		navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
	});
	await page.getByRole('button', { name: '复制全部' }).click();
	const dialog = page.getByRole('dialog', { name: '复制全部' });
	const words = await dialog.getByLabel('复制全部').inputValue();
	await dialog.getByRole('button', { name: '关闭' }).first().click();
	return words;
};

const write = async (person: Person, words: string): Promise<void> => {
	await goToLine(person, 1);
	await person.page.keyboard.type(words);
	await expect.poll(async () => (await linesOf(person)).join('\n')).toContain(words);
};

const expectOver = async ({ page }: Person): Promise<void> => {
	await expect(page.getByText('这份记录你已不能再写')).toBeVisible();
	await expect(page.getByRole('textbox', { name: '会议记录正文' })).toHaveAttribute(
		'contenteditable',
		'false'
	);
};

test('a right that ends while its holder writes is told at once, and no word is lost', async ({
	browser,
	relay
}) => {
	const [alice, bob, carol, dora] = await Promise.all([
		meet(browser, relay, '甲同学'),
		meet(browser, relay, '乙同学'),
		meet(browser, relay, '丙同学', 'phone'),
		meet(browser, relay, '丁同学')
	]);
	const home = await found(alice, '虚构离任社');
	await gather(alice, home, [bob, carol, dora]);
	const meeting = await callMeeting(alice, home, '虚构例会', ['虚构议题']);
	await expectSynced(alice);
	for (const person of [bob, carol, dora]) await openMinutes(person, meeting);
	await alice.page.goto(`${home}/rights`);

	await test.step('a live page hears it within a second and keeps the words', async () => {
		await write(bob, '乙写在离任以前');
		await expect.poll(async () => (await linesOf(carol)).join('\n')).toContain('乙写在离任以前');
		const confirmed = await remove(alice.page, '乙同学');
		await expectOver(bob);
		expect(Date.now() - confirmed).toBeLessThan(1_000);
		await expect(bob.page.getByText('你写的都还在下面。已经同步的，别人看得到。')).toBeVisible();
		expect(await copied(bob.page)).toContain('乙写在离任以前');
	});

	await test.step('a page that was offline says which words have reached nobody', async () => {
		await dora.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await dora.context.setOffline(true);
		// A line that is open outlives the switch, so the page is opened anew without one.
		await openMinutes(dora, meeting);
		await write(dora, '丁离线写的');
		await remove(alice.page, '丁同学');
		await expectSynced(alice);
		await dora.context.setOffline(false);
		await expect(dora.page.getByText('最后写的一些没有来得及交给别人')).toBeVisible({
			timeout: 30_000
		});
		await expectOver(dora);
		expect(await copied(dora.page)).toContain('丁离线写的');
		expect((await linesOf(carol)).join('\n')).not.toContain('丁离线写的');
	});

	await test.step('a right that ends by itself is told to its holder when it does', async () => {
		await write(carol, '丙写在到期以前');
		const { page } = alice;
		await table(page).getByRole('row', { name: '丙同学' }).getByRole('button').click();
		await page.getByRole('menuitem', { name: '改为别的权限' }).click();
		const dialog = page.getByRole('dialog');
		const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
		await dialog.getByLabel('到', { exact: false }).last().fill(today);
		await dialog.getByRole('button', { name: '改为别的权限' }).click();
		await expect(dialog).toBeHidden();
		await expectSynced(alice);
		await expect(carol.page.getByRole('textbox', { name: '会议记录正文' })).toHaveAttribute(
			'contenteditable',
			'true'
		);
		await carol.page.clock.setFixedTime(Date.now() + 86_400_000);
		await expectOver(carol);
		await expect(carol.page.getByText('你在这个工作区的权限已到期')).toBeVisible();
		expect(await copied(carol.page)).toContain('丙写在到期以前');
	});
	expect([alice, bob, carol, dora].flatMap(({ complaints }) => complaints)).toEqual([]);
});
