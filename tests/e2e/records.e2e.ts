// Records in a sealed space: written, read masked, opened in full against a reason, and seen to be read.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { storedIn } from './state.ts';
import { expectSynced, gather } from './steps.ts';
import { found, meet, test, type Person } from './world.ts';

const canary = '金丝雀全文Pl2mGhJk';

const expectAccessible = async ({ page }: Person): Promise<void> => {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	const beyond = await page.evaluate(
		() => (document.scrollingElement ?? document.body).scrollWidth - innerWidth
	);
	expect(beyond).toBeLessThanOrEqual(0);
};

/** Opens a space: the second keeps records, the third, let in afterwards, reads and writes minutes. */
const openSpace = async (alice: Person, workspace: string, bob: string, carol: string) => {
	const { page } = alice;
	await page.goto(`${workspace}/spaces`);
	await page.getByRole('button', { name: '开设加密空间' }).first().click();
	const opening = page.getByRole('dialog', { name: '开设加密空间' });
	await opening.getByLabel(bob).check();
	await opening.getByText('读写、管档案', { exact: true }).click();
	await opening.getByRole('button', { name: '开设加密空间' }).click();
	await page.getByRole('button', { name: '加入成员' }).click();
	const letIn = page.getByRole('dialog', { name: '加入成员' });
	await letIn.getByLabel(carol).check();
	await letIn.getByRole('button', { name: '加入成员' }).click();
	await expect(letIn).toBeHidden();
	await page.getByRole('link', { name: '档案', exact: true }).click();
	await expect(page.getByText('这里还没有档案')).toBeVisible();
	return new URL(page.url()).pathname;
};

test('[RE-23] a record is read masked by all in its space, and in full against a reason that is on record', async ({
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
	const records = await openSpace(alice, workspace, bob.name, carol.name);

	await alice.page.getByRole('button', { name: '写一份档案' }).click();
	const form = alice.page.getByRole('dialog', { name: '写一份档案' });
	await form.getByLabel('标题（姓名或档案名）').fill('虚构某某');
	await form.getByLabel(/^一行说明/).fill('三班');
	await form.getByLabel('名目').fill('病史');
	await form.getByLabel('内容', { exact: true }).fill(canary);
	await form.getByLabel('在哪里显示').selectOption('full');
	await expectAccessible(alice);
	await form.getByRole('button', { name: '保存' }).click();
	await expect(form).toBeHidden();
	await expectSynced(alice);

	for (const { page } of [bob, carol]) {
		await page.goto(records);
		await page.getByRole('link', { name: '虚构某某' }).click({ timeout: 30_000 });
		await expect(page.getByRole('definition')).toHaveText(['****']);
	}
	await expect(carol.page.getByRole('button', { name: '查看全文' })).toHaveCount(0);
	await expectAccessible(carol);

	await bob.page.getByRole('button', { name: '查看全文' }).click();
	const why = bob.page.getByRole('dialog', { name: '查看全文' });
	await why.getByLabel('理由').selectOption('other');
	await why.getByRole('button', { name: '查看全文' }).click();
	await expect(why.getByText('请在说明里写清理由，最多 200 字。')).toBeVisible();
	await why.getByLabel('说明').fill('虚构的缘由');
	await why.getByRole('button', { name: '查看全文' }).click();
	await expect(bob.page.getByRole('definition')).toHaveText([canary]);
	await expectAccessible(bob);
	await bob.page.getByRole('button', { name: '重新遮盖' }).click();
	await expect(bob.page.getByRole('definition')).toHaveText(['****']);

	await alice.page.getByRole('link', { name: '谁看过什么' }).click();
	const row = alice.page.getByRole('row', { name: /乙同学/ });
	await expect(row).toContainText('虚构某某');
	await expect(row).toContainText('其他');
	await expect(row).toContainText('虚构的缘由');
	await expectAccessible(alice);

	await bob.context.setOffline(true);
	await bob.page.getByRole('button', { name: '查看全文' }).click();
	await why.getByRole('button', { name: '查看全文' }).click();
	await expect(why.getByText(/^没有连接到服务器/)).toBeVisible({ timeout: 60_000 });
	await why.getByRole('button', { name: '取消' }).click();
	await bob.page.getByRole('link', { name: '档案', exact: true }).click();
	await bob.page.getByRole('link', { name: '虚构某某' }).click();
	await expect(bob.page.getByRole('definition')).toHaveText(['****']);

	for (const { page, complaints } of [alice, bob, carol]) {
		expect(await storedIn(page)).not.toContain(canary);
		expect(complaints).toEqual([]);
	}
	expect(await relay.stored()).not.toContain(canary);
});
