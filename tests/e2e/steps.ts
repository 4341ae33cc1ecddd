/** What people do in tests, step by step, through the words on the screen. */
import { expect, type Page } from '@playwright/test';
import type { Person } from './world.ts';

/** Issues an invitation on the members page and answers its link. */
export const inviteOthers = async ({ page }: Person, workspace: string): Promise<string> => {
	await page.goto(`${workspace}/members`);
	await page.getByRole('button', { name: '邀请', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: '邀请成员加入' });
	await dialog.getByRole('button', { name: '生成邀请' }).click();
	const link = await dialog.getByLabel('邀请链接').inputValue();
	await dialog.getByRole('button', { name: '关闭' }).last().click();
	return link;
};

/** Follows an invitation and leaves a name; the person waits to be admitted. */
export const ask = async ({ page, name }: Person, link: string): Promise<void> => {
	await page.goto(link);
	await page.getByLabel('姓名').fill(name);
	await page.getByRole('button', { name: '递交' }).click();
	await expect(page.getByText('已递交，等待接纳')).toBeVisible();
};

/** Admits somebody who waits, as a new member in a role. */
export const admit = async (
	{ page }: Person,
	workspace: string,
	who: string,
	role: string,
	position: string
): Promise<void> => {
	if (!page.url().endsWith('/members')) await page.goto(`${workspace}/members`);
	await page.getByRole('button', { name: `接纳${who}` }).click();
	const dialog = page.getByRole('dialog', { name: `接纳${who}` });
	await dialog.getByLabel('权限角色').selectOption(role);
	await dialog.getByText(position, { exact: true }).click();
	await dialog.getByRole('button', { name: '接纳', exact: true }).click();
	await expect(dialog).toBeHidden();
};

/** Everybody follows one invitation of the first person and is admitted to the office. */
export const gather = async (
	founder: Person,
	workspace: string,
	others: readonly Person[]
): Promise<void> => {
	const link = await inviteOthers(founder, workspace);
	for (const other of others) {
		await ask(other, link);
		await admit(founder, workspace, other.name, '办公室：管理名册、会议与考勤', '干部');
		await other.page.waitForURL((url) => url.pathname === workspace);
	}
};

/** `YYYY-MM-DDTHH:MM` in Shanghai, as the form's inputs take it. */
const inShanghai = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

/** Calls a meeting of everybody that began half an hour ago, and answers the address of its page. */
export const callMeeting = async (
	{ page }: Person,
	workspace: string,
	title: string,
	agenda: readonly string[]
): Promise<string> => {
	await page.goto(`${workspace}/meetings/new`);
	await page.getByLabel('会议名称').fill(title);
	await page.getByLabel('类型').selectOption({ label: '全体会议' });
	await page.getByLabel('开始', { exact: true }).fill(inShanghai(Date.now() - 1_800_000));
	await page.getByLabel(/^结束/).fill(inShanghai(Date.now() + 1_800_000));
	for (const [index, item] of agenda.entries()) {
		if (index > 0) await page.getByRole('button', { name: '添加议题' }).click();
		await page.getByLabel(`第 ${index + 1} 项议题`).fill(item);
	}
	await page.getByRole('button', { name: '召集会议' }).click();
	await page.waitForURL(/\/meetings\/[\w-]{22}$/);
	return new URL(page.url()).pathname;
};

/** `YYYY-MM-DD` in Shanghai, so many days from today. */
export const dayFromNow = (days: number): string =>
	new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** Opens a term on the score page. */
export const openTerm = async (
	{ page }: Person,
	workspace: string,
	[title, from, to]: readonly [string, string, string]
): Promise<void> => {
	await page.goto(`${workspace}/scores`);
	await page.getByRole('button', { name: '开学期' }).click();
	const dialog = page.getByRole('dialog', { name: '开学期' });
	await dialog.getByLabel('学期名称').fill(title);
	await dialog.getByLabel('第一天').fill(from);
	await dialog.getByLabel('最后一天').fill(to);
	await dialog.getByRole('button', { name: '开学期' }).click();
	await expect(dialog).toBeHidden();
};

/** Calls a meeting of everybody on a day that is over, and answers the address of its page. */
export const callPast = async (
	{ page }: Person,
	workspace: string,
	day: string,
	time = '19:00'
): Promise<string> => {
	await page.goto(`${workspace}/meetings/new`);
	await page.getByLabel('会议名称').fill('期中例会');
	await page.getByLabel('开始', { exact: true }).fill(`${day}T${time}`);
	await page.getByLabel(/^结束/).fill('');
	await page.getByLabel('第 1 项议题').fill('工作总结');
	await page.getByRole('button', { name: '召集会议' }).click();
	await page.waitForURL(/\/meetings\/[\w-]{22}$/);
	return new URL(page.url()).pathname;
};

/** Records somebody's attendance by the roll call. */
export const recordAs = async (page: Page, name: string, status: string): Promise<void> => {
	await page.getByRole('button', { name: `${name}：${status}`, exact: true }).click();
	await expect(page.getByRole('row', { name: new RegExp(`^${name}：${status}`) })).toBeVisible();
};

/** Proposes an activity and plans it for the day that the form offers; answers the address of its page. */
export const planActivity = async (
	{ page }: Person,
	workspace: string,
	title: string,
	department?: string
): Promise<string> => {
	await page.goto(`${workspace}/activities/new`);
	await page.getByLabel('活动名称').fill(title);
	if (department) await page.getByLabel('承办部门').selectOption({ label: department });
	await page.getByRole('button', { name: '提个想法', exact: true }).click();
	await page.getByRole('link', { name: title }).click();
	await page.getByRole('button', { name: '写策划书', exact: true }).click();
	const plan = page.getByRole('dialog', { name: '写策划书' });
	await plan.getByLabel('做什么').fill('布置会场');
	await plan.getByRole('button', { name: '提交审批' }).click();
	await expect(plan).toBeHidden();
	return new URL(page.url()).pathname;
};

/** What a member's ledger says, line by line. */
export const ledger = async (
	page: Page,
	workspace: string,
	name: string
): Promise<readonly string[]> => {
	await page.goto(`${workspace}/scores`);
	await page.getByRole('link', { name }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	const lines = page.getByRole('list', { name: '积分流水' }).locator('summary');
	await expect(lines.first()).toBeVisible();
	return lines.evaluateAll((all) =>
		all.map(
			(line) =>
				`${line.querySelector('.words')?.textContent} ${line.querySelector('.points')?.textContent}`
		)
	);
};

/** Waits until everything that this person stated is on the relay's disk. */
export const expectSynced = async ({ page }: Person): Promise<void> =>
	expect(page.getByRole('link', { name: /^已同步/ })).toBeVisible({ timeout: 30_000 });

/** Opens the minutes of a meeting and waits until they can be written. */
export const openMinutes = async ({ page }: Person, meeting: string): Promise<void> => {
	await page.goto(`${meeting}/minutes`);
	await expect(page.getByRole('textbox', { name: '会议记录正文' })).toBeVisible();
};

const lines = (page: Page) => page.getByRole('textbox', { name: '会议记录正文' }).locator('.words');

/** Puts the cursor at the end of a line of the minutes; the first is 0. */
export const goToLine = async ({ page }: Person, index: number): Promise<void> => {
	await lines(page).nth(index).click();
	await page.keyboard.press('End');
};

/** The letters of the minutes' lines as the page shows them, without others' carets and labels. */
export const linesOf = ({ page }: Person): Promise<readonly string[]> =>
	lines(page).evaluateAll((elements) =>
		elements.map((element) => {
			const copy = element.cloneNode(true) as Element;
			for (const extra of copy.querySelectorAll('.caret, .reference')) extra.remove();
			return copy.textContent ?? '';
		})
	);
