// Every page there is, with a term of meetings in it: readable by everybody, whole on a small phone,
// and silent in the console.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { meet, test, type Person } from './world.ts';

test.describe.configure({ mode: 'parallel' });

/** A page, and what is on it once it is there. */
type Stop = readonly [address: string, ready: (page: Page) => Locator];

const heading = (name: string | RegExp) => (page: Page) =>
	page.getByRole('heading', { level: 1, name });

const meetingStops = (meeting: string): readonly Stop[] => [
	[meeting, heading(/./)],
	[`${meeting}/edit`, heading('修改会议')],
	[`${meeting}/minutes`, (page) => page.getByRole('textbox', { name: '会议记录正文' })],
	[
		`${meeting}/attendance`,
		(page) => page.getByRole('grid', { name: '点名册' }).getByRole('row').first()
	],
	[`${meeting}/attendance/print`, (page) => page.getByRole('button', { name: '打印或存为 PDF' })],
	[`${meeting}/attendance/scan`, (page) => page.getByRole('heading', { name: '从名单登记' })],
	[`${meeting}/screen`, (page) => page.getByRole('img', { name: '签到二维码' })],
	[`${meeting}/print`, (page) => page.getByText('这是草稿，还没有定稿。')]
];

/** The pages of single things, found by following links. */
interface Found {
	readonly member: string;
	readonly task: string;
	readonly activity: string;
	readonly amendment: string;
}

const workspaceStops = (
	home: string,
	{ member, task, activity, amendment }: Found
): readonly Stop[] => [
	[home, heading('今日')],
	[`${home}/meetings`, heading('会议')],
	[`${home}/meetings/new`, heading('召集会议')],
	[`${home}/followups`, heading('待办与决议')],
	[`${home}/tasks`, (page) => page.getByRole('listitem').getByText(/已交/).first()],
	[`${home}/tasks/new?duty=office-14&repeat=week`, (page) => page.getByText(/^接下来：/)],
	[`${home}/tasks/duties`, heading('职能与周期任务')],
	[task, (page) => page.getByRole('table').first()],
	[`${home}/activities`, heading('活动')],
	[`${home}/activities/new`, heading('提个想法')],
	[`${home}/activities/hosts`, (page) => page.getByRole('table', { name: '主持人名册' })],
	[activity, heading('心理情景剧大赛')],
	[`${activity}/accounts`, (page) => page.getByRole('table', { name: '实际购买表' })],
	[`${home}/members`, (page) => page.getByRole('table').first()],
	[`${home}/members/import`, heading('导入名册')],
	[`${home}/members/organisation`, (page) => page.getByText('学生助理')],
	[`${home}/reports`, (page) => page.getByRole('table').first()],
	[`${home}/scores`, (page) => page.getByRole('table').first()],
	[member, (page) => page.getByText(/^起评分 \d+，共 \d+ 条，合计/)],
	[`${home}/rulebook`, heading(/./)],
	[amendment, (page) => page.getByRole('table', { name: /^推演：/ })],
	[`${home}/awards`, heading('评优')],
	[`${home}/chronicle`, heading('发展史')],
	[`${home}/visits`, heading('接待与走访')],
	[`${home}/spaces`, heading(/./)],
	[`${home}/settlement`, heading('结算')],
	[`${home}/settlement/print`, heading('学期结算表')],
	[`${home}/sheets`, heading(/./)],
	[`${home}/health`, heading('运行状况')],
	[`${home}/settings`, heading('设置')],
	[`${home}/settings/devices`, heading('我的设备')],
	[`${home}/me`, (page) => page.getByRole('img', { name: /的签到码$/ })]
];

const doors: readonly Stop[] = [
	['/', heading(/./)],
	['/join', (page) => page.getByText('地址里没有邀请。')],
	['/join#broken.link', (page) => page.getByText('地址里没有邀请。')],
	['/words', heading('恢复词')],
	['/recover', heading('用恢复词找回')],
	['/device', (page) => page.getByRole('img', { name: '这台设备的二维码' })],
	['/device/scan', heading('扫描新设备')],
	['/verify', heading('核对定稿')],
	['/sign-in', (page) => page.getByText('这不是签到码。')]
];

const finalStops = (meeting: string): readonly Stop[] => [
	[`${meeting}/minutes`, (page) => page.getByRole('button', { name: '添加更正' })],
	[
		`${meeting}/print`,
		(page) => page.getByRole('button', { name: '打印', exact: true, disabled: false })
	]
];

/** The address that a link of the page leads to. */
const addressOf = async (link: Locator): Promise<string> => {
	const address = await link.getAttribute('href');
	if (address === null) throw new Error('a link leads somewhere');
	return address;
};

/** Goes to a page, and lists everything that is wrong there; nothing that is wrong ends the tour. */
const visit = async (page: Page, [address, ready]: Stop): Promise<void> => {
	const name = address.replace(/[\w-]{43}/, '…').replace(/[\w-]{22}/, '…');
	await test.step(name, async () => {
		await page.goto(address);
		await expect.soft(ready(page), `${name} is there`).toBeVisible();
		await expect.soft(page.getByRole('heading', { level: 1 }), `${name} has one h1`).toHaveCount(1);
		const beyond = await page.evaluate(
			() => (document.scrollingElement ?? document.body).scrollWidth - innerWidth
		);
		expect.soft(beyond, `${name} scrolls sideways by`).toBeLessThanOrEqual(0);
		const { violations } = await new AxeBuilder({ page })
			.setLegacyMode() // there are no frames to gather results from
			.options({ resultTypes: ['violations'] })
			.analyze();
		const faults = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
		expect.soft(faults, `${name} for axe`).toEqual([]);
	});
};

/** Freezes the draft of the meeting that is open. */
const finalise = async (page: Page, meeting: string): Promise<void> => {
	await page.goto(`${meeting}/minutes`);
	await page.getByRole('textbox', { name: '会议记录正文' }).locator('.words').last().click();
	await page.keyboard.insertText('下周整理第一章的笔记');
	await page.getByRole('button', { name: '定稿', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: '将会议记录定稿' });
	await dialog.getByRole('button', { name: '定稿', exact: true }).click();
	await expect(dialog).toBeHidden();
};

const tour = async ({ page, complaints }: Person, colorScheme: 'light' | 'dark'): Promise<void> => {
	await page.emulateMedia({ colorScheme });
	await page.goto('/sample');
	await page.waitForURL(/\/w\/[\w-]{43}$/, { timeout: 60_000 });
	const home = new URL(page.url()).pathname;
	await page.goto(`${home}/scores`);
	const member = await addressOf(page.getByRole('rowheader').getByRole('link').first());
	await page.goto(`${home}/tasks`);
	const task = await addressOf(page.getByRole('link', { name: '填写期中自评' }));
	await page.goto(`${home}/activities`);
	const activity = await addressOf(page.getByRole('link', { name: '心理情景剧大赛' }));
	await page.goto(`${home}/rulebook`);
	const amendment = await addressOf(page.getByRole('link', { name: '修订 AL-20' }));
	await page.goto(`${home}/meetings`);
	const past = page.locator('section', { has: page.getByRole('heading', { name: '已经开过' }) });
	const meeting = await addressOf(past.getByRole('link').first());
	const stops = [
		...doors,
		...workspaceStops(home, { member, task, activity, amendment }),
		...meetingStops(meeting)
	];
	for (const stop of stops) await visit(page, stop);
	await finalise(page, meeting);
	for (const stop of finalStops(meeting)) await visit(page, stop);
	expect.soft(complaints).toEqual([]);
};

test('every page is for everybody on a laptop, in the light', async ({ browser, relay }) => {
	test.setTimeout(600_000); // some sixty pages, one after the other
	await tour(await meet(browser, relay, '甲同学'), 'light');
});

test('every page is for everybody on a small phone, in the dark', async ({ browser, relay }) => {
	test.setTimeout(600_000); // some sixty pages, one after the other
	await tour(await meet(browser, relay, '甲同学', 'phone'), 'dark');
});
