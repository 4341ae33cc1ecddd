import { expect } from '@playwright/test';
import { callMeeting, expectSynced, gather, goToLine, linesOf, openMinutes } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const expectLines = async (people: readonly Person[], lines: readonly string[]): Promise<void> => {
	for (const person of people) {
		await expect.poll(() => linesOf(person), { message: person.name }).toEqual(lines);
	}
};

test('[AL-12] [SG-22] [AL-20] three people write one set of minutes, seal it, and see the same scores', async ({
	browser,
	relay
}) => {
	test.setTimeout(240_000);
	const [alice, bob, carol] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学', 'phone'),
		await meet(browser, relay, '丙同学')
	];
	const all = [alice, bob, carol];
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob, carol]);
	const meeting = await callMeeting(alice, workspace, '第一次全体会议', ['工作总结', '下月计划']);
	await expectSynced(alice);
	for (const person of all) await openMinutes(person, meeting);
	await expectLines(all, ['工作总结', '', '下月计划', '']);

	// All at once in one empty line: whole words in some order, and not a letter lost.
	for (const person of all) await goToLine(person, 1);
	await Promise.all([
		alice.page.keyboard.insertText('宣传。'),
		bob.page.keyboard.insertText('招新。'),
		carol.page.keyboard.insertText('培训。')
	]);
	await expect.poll(async () => (await linesOf(alice))[1]?.length).toBe(9);
	const written = (await linesOf(alice))[1] ?? '';
	expect(written.match(/宣传。|招新。|培训。/g)?.toSorted()).toEqual(
		['培训。', '宣传。', '招新。'].toSorted()
	);
	await expectLines(all, ['工作总结', written, '下月计划', '']);

	// One is away for a while, and writes; so do the others.
	await carol.context.setOffline(true);
	await goToLine(carol, 3);
	await carol.page.keyboard.type('离线也在写', { delay: 10 });
	await goToLine(alice, 3);
	await alice.page.keyboard.type('在线', { delay: 10 });
	await expectLines([alice, bob], ['工作总结', written, '下月计划', '在线']);
	await expectLines([carol], ['工作总结', written, '下月计划', '离线也在写']);
	await carol.context.setOffline(false);
	await expect.poll(async () => (await linesOf(alice))[3]?.length).toBe(7);
	const merged = (await linesOf(alice))[3] ?? '';
	expect(['在线离线也在写', '离线也在写在线']).toContain(merged);
	await expectLines(all, ['工作总结', written, '下月计划', merged]);

	// The roll, and the seal.
	await alice.page.goto(`${meeting}/attendance`);
	for (const [name, status] of [
		['甲同学', '出席'],
		['乙同学', '迟到'],
		['丙同学', '缺席']
	] as const) {
		await alice.page.getByRole('button', { name: `${name}：${status}`, exact: true }).click();
		await expect(
			alice.page.getByRole('row', { name: new RegExp(`^${name}：${status}`) })
		).toBeVisible();
	}
	await openMinutes(alice, meeting);
	await alice.page.getByRole('button', { name: '定稿' }).click();
	const dialog = alice.page.getByRole('dialog', { name: '将会议记录定稿' });
	await expect(dialog.getByText('出席 2 人')).toBeVisible();
	await dialog.getByRole('button', { name: '定稿' }).click();
	for (const { page } of all) {
		await expect(page.getByText(merged)).toBeVisible();
		await expect(page.getByRole('textbox', { name: '会议记录正文' })).toHaveCount(0);
		await expect(page.getByText('定稿').first()).toBeVisible();
	}

	// The same scores everywhere, each computed on its own device.
	for (const { page, name } of all) {
		await page.goto(`${workspace}/scores`);
		for (const [who, score] of [
			['甲同学', '73'],
			['乙同学', '68'],
			['丙同学', '65']
		] as const) {
			const cells = page.getByRole('row', { name: new RegExp(who) }).getByRole('cell');
			await expect(cells.nth(1), `${who} on the screen of ${name}`).toHaveText(score);
		}
	}
	await bob.page.getByRole('link', { name: '乙同学' }).click();
	await expect(bob.page.getByText('迟到：第一次全体会议')).toBeVisible();
	for (const { complaints } of all) expect(complaints).toEqual([]);
});
