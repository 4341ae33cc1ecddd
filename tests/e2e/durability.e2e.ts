// What the page has said to be saved is there after the machine dies: the browser's side with the
// whole browser killed, the relay's side with the relay killed. Nothing gets a chance to be written.
import {
	chromium,
	expect,
	type BrowserContext,
	type LaunchOptions,
	type Page
} from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casesOf } from '../counts.ts';
import { callMeeting, expectSynced, gather } from './steps.ts';
import { found, meet, test, type Person, type RelayProcess } from './world.ts';

test.describe.configure({ mode: 'parallel' });

/** A browser whose profile outlives it, and the way to kill it with everything that it started. */
interface Device {
	readonly person: Person;
	kill(): Promise<void>;
}

const boot = async (
	profile: string,
	relay: RelayProcess,
	launchOptions: LaunchOptions
): Promise<Device> => {
	const context = await chromium.launchPersistentContext(profile, {
		...launchOptions,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		baseURL: relay.url
	});
	const pid = await pidOf(context);
	const kill = async () => {
		const gone = new Promise((resolve) => context.once('close', resolve));
		process.kill(-pid, 'SIGKILL'); // the group: the browser and all its processes
		await gone;
	};
	const page = context.pages()[0] ?? (await context.newPage());
	return { person: { name: '甲同学', context, page, complaints: [] }, kill };
};

const pidOf = async (context: BrowserContext): Promise<number> => {
	const session = await context.browser()?.newBrowserCDPSession();
	const answer = await session?.send('SystemInfo.getProcessInfo');
	const pid = answer?.processInfo.find(({ type }) => type === 'browser')?.id;
	if (pid === undefined) throw new Error('a browser has a process');
	return pid;
};

const paper = (page: Page) => page.getByRole('textbox', { name: '会议记录正文' }).locator('.words');

const row = (page: Page, name: string, status: string) =>
	page.getByRole('row', { name: new RegExp(`^${name}：${status}`) });

/** Records a status; it is shown once it is in the browser's database, and not before. */
const record = async (page: Page, name: string, status: string): Promise<void> => {
	await page.getByRole('button', { name: `${name}：${status}`, exact: true }).click();
	await expect(row(page, name, status)).toBeVisible();
};

/** Writes a line at the end of the minutes, and waits until the page says that it is saved. */
const write = async (page: Page, line: string, saved: string): Promise<void> => {
	await paper(page).last().click();
	await page.keyboard.press('End');
	if ((await paper(page).last().innerText()).trim() !== '') await page.keyboard.press('Enter');
	await page.keyboard.insertText(line);
	// The page tells it at a calm pace: when that has passed, what it tells is about this line.
	await page.clock.runFor(1_000);
	const told = page.getByRole('paragraph').filter({ hasText: new RegExp(`^${saved}$`) });
	await expect(told).toBeVisible();
};

test('[I3] what is saved here outlives every kill of the browser, with no relay to ask', async ({
	relay,
	launchOptions
}) => {
	const { count, timeLimit } = casesOf('I3 browser');
	test.setTimeout(timeLimit(240_000));
	const profile = await mkdtemp(join(tmpdir(), 'tongban-profile-'));
	let device = await boot(profile, relay, launchOptions);
	const workspace = await found(device.person, '虚构互助联盟');
	const meeting = await callMeeting(device.person, workspace, '第一次全体会议', ['工作总结']);
	await device.person.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await relay.kill();
	await device.kill();

	const lines = ['工作总结'];
	let status: string | undefined;
	for (let round = 1; round <= count; round++) {
		device = await boot(profile, relay, launchOptions);
		const { page } = device.person;
		await page.clock.install();
		if (round % 2 === 1) {
			await page.goto(`${meeting}/minutes`);
			await expect(paper(page)).toHaveText(lines.length > 1 ? lines : [...lines, '']);
			const line = `第 ${round} 行：下周整理第一章`;
			await write(page, line, '已存本机，离线编辑中');
			lines.push(line);
		} else {
			await page.goto(`${meeting}/attendance`);
			await expect(row(page, '甲同学', status ?? '未登记')).toBeVisible();
			status = ['出席', '迟到', '缺席'][(round / 2) % 3];
			await record(page, '甲同学', status ?? '');
		}
		await device.kill();
	}

	device = await boot(profile, relay, launchOptions);
	const { page } = device.person;
	await page.goto(`${meeting}/minutes`);
	await expect(paper(page)).toHaveText(lines);
	await page.goto(`${meeting}/attendance`);
	await expect(row(page, '甲同学', status ?? '')).toBeVisible();
	await device.kill();
	await rm(profile, { recursive: true, force: true });
});

test('two people go on while the relay is dead, and are in step once it lives', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	const meeting = await callMeeting(alice, workspace, '第一次全体会议', ['工作总结']);
	await expectSynced(alice);
	for (const person of [alice, bob]) {
		await person.page.goto(`${meeting}/attendance`);
		await expect(row(person.page, '乙同学', '未登记')).toBeVisible();
		await expectSynced(person);
	}

	await relay.kill();
	for (const { page } of [alice, bob]) {
		await expect(page.getByRole('link', { name: /^离线编辑中 / })).toBeVisible();
	}
	await record(alice.page, '甲同学', '出席');
	await record(bob.page, '乙同学', '迟到');
	for (const { page } of [alice, bob]) {
		await expect(page.getByRole('link', { name: /^离线编辑中，待同步 \(1\) / })).toBeVisible();
	}

	await relay.run();
	for (const person of [alice, bob]) {
		await expectSynced(person);
		await expect(row(person.page, '甲同学', '出席')).toBeVisible();
		await expect(row(person.page, '乙同学', '迟到')).toBeVisible();
		expect(person.complaints).toEqual([]);
	}
});

test('[I3] what is said to be synced outlives the relay, and the device that wrote it', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学');
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	const meeting = await callMeeting(alice, workspace, '第一次全体会议', ['工作总结']);
	await bob.page.goto(`${meeting}/attendance`);
	await expect(row(bob.page, '甲同学', '未登记')).toBeVisible();
	await bob.context.setOffline(true);

	await alice.page.goto(`${meeting}/attendance`);
	await record(alice.page, '乙同学', '缺席');
	await expectSynced(alice);
	await alice.page.clock.install();
	await alice.page.goto(`${meeting}/minutes`);
	await write(alice.page, '下周整理第一章', '已同步');
	await relay.kill();
	await alice.context.close();
	await relay.run();

	await bob.context.setOffline(false);
	await expect(row(bob.page, '乙同学', '缺席')).toBeVisible();
	await bob.page.goto(`${meeting}/minutes`);
	await expect(paper(bob.page)).toHaveText(['工作总结', '下周整理第一章']);
	expect(bob.complaints).toEqual([]);
});
