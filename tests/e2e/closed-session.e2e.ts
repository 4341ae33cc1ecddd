/** A closed session: two write its minutes, the third sees a lock, and what is written stays under it. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { storedIn } from './state.ts';
import { expectSynced, gather, goToLine, linesOf, openMinutes } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const expectLines = async (people: readonly Person[], lines: readonly string[]): Promise<void> => {
	for (const person of people) {
		await expect
			.poll(() => linesOf(person), { message: person.name, timeout: 30_000 })
			.toEqual(lines);
	}
};

const expectAccessible = async ({ page }: Person): Promise<void> => {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
		.analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	const beyond = await page.evaluate(
		() => (document.scrollingElement ?? document.body).scrollWidth - innerWidth
	);
	expect(beyond).toBeLessThanOrEqual(0);
};

/** Calls a meeting whose minutes lie in a space of their own, which its caller and the founder read. */
const callClosed = async (
	{ page, name }: Person,
	workspace: string,
	title: string
): Promise<string> => {
	await page.goto(`${workspace}/meetings/new`);
	await page.getByLabel('会议名称').fill(title);
	await page.getByLabel('主持人').selectOption({ label: name });
	await page.getByText('闭门会议', { exact: true }).click();
	await expect(page.getByText('召集之后不能改为公开')).toBeVisible();
	await expectAccessible({ page } as Person);
	await page.getByRole('button', { name: '召集会议' }).click();
	await page.waitForURL(/\/meetings\/[\w-]{22}$/);
	return new URL(page.url()).pathname;
};

const locked = ({ page }: Person) => page.getByText('这个空间是锁着的', { exact: true });

/** Looks for words in the palette and answers how many lines it shows. */
const findings = async ({ page }: Person, words: string): Promise<number> => {
	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: '查找人、会议与操作' });
	await palette.getByRole('combobox').fill(words);
	const count = await palette.getByRole('option').count();
	await page.keyboard.press('Escape');
	return count;
};

test('[I11] a closed session is written, undone, kept and made final by two, and locked for the third', async ({
	browser,
	relay
}) => {
	test.setTimeout(300_000);
	const [alice, bob, carol] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学'),
		await meet(browser, relay, '丙同学', 'phone')
	];
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob, carol]);
	const meeting = await callClosed(bob, workspace, '虚构理事会闭门会议');
	await expectSynced(bob);

	// Two write together; the third reads the title and is told who can read the rest.
	for (const person of [alice, bob]) await openMinutes(person, meeting);
	await bob.page.getByRole('textbox', { name: '会议记录正文' }).locator('.words').first().click();
	await bob.page.keyboard.insertText('保密甲段');
	await expectLines([alice, bob], ['保密甲段']);
	await goToLine(alice, 0);
	await alice.page.keyboard.press('Enter');
	await alice.page.keyboard.insertText('保密乙段');
	await expectLines([alice, bob], ['保密甲段', '保密乙段']);
	await carol.page.goto(`${meeting}/minutes`);
	await expect(carol.page.getByRole('heading', { name: '虚构理事会闭门会议' })).toBeVisible();
	await expect(locked(carol)).toBeVisible();
	await expect(carol.page.getByText('能读的人：甲同学、乙同学。')).toBeVisible();
	await expect(carol.page.getByText('需要阅读的话，请找乙同学。')).toBeVisible();
	await expectAccessible(carol);

	// Undo takes back one's own, a kept version is there for both.
	await alice.page.keyboard.press('Control+z');
	await expectLines([alice, bob], ['保密甲段', '']);
	await alice.page.keyboard.press('Control+Shift+z');
	await expectLines([alice, bob], ['保密甲段', '保密乙段']);
	await bob.page.getByRole('button', { name: '历史版本' }).click();
	await bob.page.getByLabel('版本名称').fill('保密版本');
	await bob.page.getByRole('button', { name: '保存当前版本' }).click();
	await bob.page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
	await alice.page.getByRole('button', { name: '历史版本' }).click();
	await expect(alice.page.getByRole('button', { name: /保密版本/ })).toBeVisible();
	await alice.page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();

	// One is away for a while, and writes; so does the other.
	await alice.context.setOffline(true);
	await goToLine(alice, 1);
	await alice.page.keyboard.type('离线保密', { delay: 10 });
	await goToLine(bob, 0);
	await bob.page.keyboard.type('在线保密', { delay: 10 });
	await alice.context.setOffline(false);
	await expectLines([alice, bob], ['保密甲段在线保密', '保密乙段离线保密']);

	// A to-do, and the seal over all of it.
	await goToLine(bob, 1);
	await bob.page.keyboard.press('Enter');
	await bob.page.keyboard.type('/todo');
	await bob.page.keyboard.press('Enter');
	await bob.page.keyboard.insertText('保密待办');
	await expectLines([alice, bob], ['保密甲段在线保密', '保密乙段离线保密', '保密待办']);
	await bob.page.getByRole('button', { name: '定稿', exact: true }).click();
	const dialog = bob.page.getByRole('dialog', { name: '将会议记录定稿' });
	await dialog.getByRole('button', { name: '定稿', exact: true }).click();
	for (const { page } of [alice, bob]) {
		await expect(page.getByRole('textbox', { name: '会议记录正文' })).toHaveCount(0);
		await expect(page.getByText('保密乙段离线保密')).toBeVisible();
	}
	await bob.page.getByRole('button', { name: '添加更正' }).click();
	await bob.page.getByLabel('更正为').fill('保密更正');
	await bob.page.getByLabel('更正的理由').fill('笔误');
	await bob.page.getByRole('dialog').getByRole('button', { name: '添加更正' }).click();
	await expect(alice.page.getByText('保密更正')).toBeVisible();
	await expectSynced(bob);

	// Search finds it for those who may read it.
	expect(await findings(alice, '保密待办')).toBe(1);
	await expectSynced(carol);
	expect(await findings(carol, '保密待办')).toBe(0);
	expect(await findings(carol, '虚构理事会闭门会议')).toBe(1);
	await carol.page.goto(`${workspace}/followups`);
	await expect(carol.page.getByText('保密待办')).toHaveCount(0);
	await carol.page.goto(`${meeting}/print`);
	await expect(locked(carol)).toBeVisible();

	// Neither the third's browser nor the relay's disk holds a word of it, nor do the holders' own disks.
	const places = [
		await relay.stored(),
		...(await Promise.all([alice, bob, carol].map(({ page }) => storedIn(page))))
	];
	for (const place of places) {
		expect(place).toContain('虚构理事会闭门会议');
		expect(place).not.toContain('保密');
	}
	for (const { complaints } of [alice, bob, carol]) expect(complaints).toEqual([]);
});

test('[I11] somebody let into a closed session reads it, and once taken out nothing that is written later', async ({
	browser,
	relay
}) => {
	test.setTimeout(300_000);
	const [alice, bob, carol] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学'),
		await meet(browser, relay, '丙同学')
	];
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob, carol]);
	const meeting = await callClosed(bob, workspace, '虚构理事会闭门会议');
	await openMinutes(bob, meeting);
	await bob.page.getByRole('textbox', { name: '会议记录正文' }).locator('.words').first().click();
	await bob.page.keyboard.insertText('此前的保密');
	await carol.page.goto(`${meeting}/minutes`);
	await expect(locked(carol)).toBeVisible();

	// Let in on the page of spaces, she reads what was there before.
	await expectSynced(bob);
	await bob.page.goto(`${workspace}/spaces`);
	const space = bob.page.getByRole('region', { name: '虚构理事会闭门会议' });
	await expect(space.getByText('你在这台设备上能读写这个空间。')).toBeVisible();
	await expectAccessible(bob);
	await space.getByRole('button', { name: '加入成员' }).click();
	const letIn = bob.page.getByRole('dialog', { name: '加入成员' });
	await letIn.getByLabel('丙同学').check();
	await expectAccessible(bob);
	await letIn.getByRole('button', { name: '加入成员' }).click();
	await expect(space.getByRole('row', { name: /丙同学/ })).toBeVisible();
	await expectLines([carol], ['此前的保密']);

	// Taken out, she sees the lock again while she looks.
	await space.getByRole('button', { name: '移出: 丙同学' }).click();
	await bob.page
		.getByRole('dialog', { name: '把丙同学移出这个空间' })
		.getByRole('button', { name: '移出' })
		.click();
	await expect(space.getByText('第 2 把')).toBeVisible();
	await expect(space.getByRole('row', { name: /丙同学/ })).toHaveCount(0);
	await expect(locked(carol)).toBeVisible({ timeout: 30_000 });

	await openMinutes(bob, meeting);
	await goToLine(bob, 0);
	await bob.page.keyboard.press('Enter');
	await bob.page.keyboard.insertText('此后的保密');
	await openMinutes(alice, meeting);
	await expectLines([alice, bob], ['此前的保密', '此后的保密']);
	await carol.page.reload();
	await expect(locked(carol)).toBeVisible();
	await expectSynced(carol);
	expect(await storedIn(carol.page)).not.toContain('此后的保密');

	// A lock is changed on suspicion, too.
	await bob.page.goto(`${workspace}/spaces`);
	await space.getByRole('button', { name: '换锁' }).click();
	await bob.page
		.getByRole('dialog', { name: '换锁' })
		.getByRole('button', { name: '换锁' })
		.click();
	await expect(space.getByText('第 3 把')).toBeVisible();
	await carol.page.setViewportSize({ width: 360, height: 740 });
	await carol.page.goto(`${workspace}/spaces`);
	await expect(locked(carol)).toBeVisible();
	await expectAccessible(carol);
	for (const { complaints } of [alice, bob, carol]) expect(complaints).toEqual([]);
});
