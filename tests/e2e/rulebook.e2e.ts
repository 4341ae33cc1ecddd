// Figures are amended: proposed offline, decided by another, counted from the start of the running term.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { expectSynced, gather } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` in Shanghai, so many days from today. */
const dayFromNow = (days: number): string =>
	new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

const openTerm = async (
	{ page }: Person,
	workspace: string,
	[title, from, to]: readonly [string, string, string]
) => {
	await page.goto(`${workspace}/scores`);
	await page.getByRole('button', { name: '开学期' }).click();
	const dialog = page.getByRole('dialog', { name: '开学期' });
	await dialog.getByLabel('学期名称').fill(title);
	await dialog.getByLabel('第一天').fill(from);
	await dialog.getByLabel('最后一天').fill(to);
	await dialog.getByRole('button', { name: '开学期' }).click();
	await expect(dialog).toBeHidden();
};

/** A routine meeting of everybody on a day that is over, at which 乙同学 was late. */
const meetLate = async ({ page }: Person, workspace: string, title: string, day: string) => {
	await page.goto(`${workspace}/meetings/new`);
	await page.getByLabel('会议名称').fill(title);
	await page.getByLabel('开始', { exact: true }).fill(`${day}T19:00`);
	await page.getByLabel(/^结束/).fill('');
	await page.getByLabel('第 1 项议题').fill('工作总结');
	await page.getByRole('button', { name: '召集会议' }).click();
	await page.waitForURL(/\/meetings\/[\w-]{22}$/);
	await page.goto(`${new URL(page.url()).pathname}/attendance`);
	await page.getByRole('button', { name: '乙同学：迟到', exact: true }).click();
	await expect(page.getByRole('row', { name: /^乙同学：迟到/ })).toBeVisible();
};

/** A term is closed under both signatures. */
const close = async (first: Person, second: Person, workspace: string) => {
	await first.page.goto(`${workspace}/settlement`);
	await first.page.getByRole('button', { name: '签章' }).click();
	await expect(first.page.getByText('你已签章，等待另一人复核。')).toBeVisible();
	await expectSynced(first);
	await second.page.goto(`${workspace}/settlement`);
	await second.page.getByRole('button', { name: '复核签章' }).click();
	for (const { page } of [first, second]) {
		await expect(page.getByRole('heading', { name: '已经结算' })).toBeVisible();
	}
	await expectSynced(second);
};

/** 乙同学 as the scores of a term list them. */
const expectScore = async (page: Page, workspace: string, term: string, score: string) => {
	await page.goto(`${workspace}/scores`);
	await page.getByLabel('学期').selectOption(term);
	const row = page.getByRole('row').filter({
		has: page.getByRole('rowheader', { name: '乙同学', exact: true })
	});
	await expect(row).toContainText(score);
};

test('[AL-4] [AL-20] a figure amended: proposed offline, decided by another, no closed term moved', async ({
	browser,
	relay
}) => {
	test.setTimeout(300_000);
	const [alice, bob] = [
		await meet(browser, relay, '甲同学'),
		await meet(browser, relay, '乙同学', 'phone')
	];
	const workspace = await found(alice, '虚构互助联盟');
	await gather(alice, workspace, [bob]);
	await openTerm(alice, workspace, ['上学期', dayFromNow(-90), dayFromNow(-5)]);
	await meetLate(alice, workspace, '期末例会', dayFromNow(-10));
	await close(alice, bob, workspace);
	await openTerm(alice, workspace, ['下学期', dayFromNow(-4), dayFromNow(120)]);
	await meetLate(alice, workspace, '开学例会', dayFromNow(-2));
	await expectSynced(alice);
	await expectScore(bob.page, workspace, '下学期', '69');

	// Bob proposes while nobody can be reached, and sees what it would do.
	await bob.page.goto(`${workspace}/rulebook`);
	await expect(bob.page.getByRole('heading', { name: '规则册' })).toBeVisible();
	await bob.context.setOffline(true);
	await bob.page.getByRole('button', { name: '提出修订 AL-20' }).click();
	const proposal = bob.page.getByRole('dialog', { name: '修订 AL-20' });
	await proposal.getByLabel('迟到').fill('many');
	await proposal.getByRole('button', { name: '提出修订' }).click();
	await expect(proposal.getByText('请填整数，例如 -2。')).toBeVisible();
	await expect(proposal.getByText('请写明理由，大家才能讨论。')).toBeVisible();
	await proposal.getByLabel('迟到').fill('−3');
	await proposal.getByLabel('从何时起').selectOption({ index: 0 });
	await proposal.getByLabel('理由').fill('例会迟到太多');
	const { violations } = await new AxeBuilder({ page: bob.page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await proposal.getByRole('button', { name: '提出修订' }).click();
	await expect(proposal).toBeHidden();
	await bob.page.getByRole('link', { name: '修订 AL-20' }).click();
	const replay = bob.page.getByRole('table', { name: '推演：下学期' });
	await expect(replay.getByRole('row', { name: '乙同学 69 67 −2' })).toBeVisible();
	await expect(bob.page.getByRole('table', { name: '推演：上学期' })).toContainText('乙同学');
	await expect(bob.page.getByText('这个学期已经结算，通过修订也不会改变它。')).toBeVisible();
	await expect(bob.page.getByRole('button', { name: '作出决定' })).toHaveCount(0);
	await bob.context.setOffline(false);
	await expectSynced(bob);

	// Nothing moves until whoever has the right decides.
	await expectScore(alice.page, workspace, '下学期', '69');
	await alice.page.goto(workspace);
	await expect(alice.page.getByText('修订 AL-20 等你决定')).toBeVisible();
	await alice.page.getByRole('link', { name: '去决定' }).click();
	await expect(alice.page.getByText('例会迟到太多')).toBeVisible();
	await alice.page.getByLabel('写意见').fill('同意，先从这学期起。');
	await alice.page.getByRole('button', { name: '发表' }).click();
	await expect(bob.page.getByText('同意，先从这学期起。')).toBeVisible({ timeout: 30_000 });
	await alice.page.getByRole('button', { name: '作出决定' }).click();
	const decision = alice.page.getByRole('dialog', { name: '决定修订 AL-20' });
	await expect(decision).toContainText('迟到 −3');
	await expect(decision.getByRole('radio', { name: '通过' })).toBeChecked();
	await decision.getByRole('button', { name: '作出决定' }).click();
	await expect(decision).toBeHidden();
	await expect(alice.page.getByText('甲同学 决定：通过')).toBeVisible();
	await expectSynced(alice);

	await expect(bob.page.getByText('甲同学 决定：通过')).toBeVisible({ timeout: 30_000 });
	for (const { page } of [alice, bob]) {
		await page.goto(workspace);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByText('等你决定')).toHaveCount(0);
	}
	for (const { page } of [alice, bob]) {
		await expectScore(page, workspace, '下学期', '67');
		await expectScore(page, workspace, '上学期', '69');
		await page.goto(`${workspace}/rulebook`);
		const clause = page.getByRole('article', { name: /^AL-20/ });
		await expect(clause).toContainText('已改，默认 −1');
		await clause.getByText('历次版本（2）').click();
		await expect(clause).toContainText('规则册第 1 版：迟到 −1');
		await expect(clause).toContainText('从“下学期”起');
		await expect(clause).toContainText('甲同学 通过');
		await expect(clause).toContainText('例会迟到太多');
		await page.goto(`${workspace}/settlement`);
		await expect(page.getByRole('alert').filter({ hasText: '不一致' })).toHaveCount(0);
	}
	for (const { complaints } of [alice, bob]) expect(complaints).toEqual([]);
});
