// A phone and a laptop that are one person, a phone that is lost, and everything lost but 24 words.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type Page } from '@playwright/test';
import { stateHash } from './state.ts';
import {
	ask,
	callMeeting,
	expectSynced,
	gather,
	goToLine,
	inviteOthers,
	linesOf,
	openMinutes
} from './steps.ts';
import { found, meet, test, type Person, type RelayProcess } from './world.ts';

test.describe.configure({ mode: 'parallel' });

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

const idOf = (workspace: string) => workspace.slice('/w/'.length);

/** Writes the words down from the sheet, passes the check, and answers them. */
const writeWordsDown = async (person: Person): Promise<string> => {
	const { page } = person;
	await page.goto('/words');
	await page.getByRole('button', { name: '显示 24 个词' }).click();
	const sheet = page.getByRole('region', { name: '同伴恢复词' });
	await expect(sheet.getByRole('listitem')).toHaveCount(24);
	await expectAccessible(person);
	const items = await sheet.getByRole('listitem').allTextContents();
	const words = items.map((item) => item.replace(/\d+/, '').trim());
	await page.getByRole('button', { name: '抄好了，核对一下' }).click();
	for (const field of await page.getByRole('textbox').all()) {
		const label =
			(await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)) ?? '';
		await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
	}
	await page.getByRole('button', { name: '核对', exact: true }).click();
	await expect(page.getByText('恢复词已经在你手里')).toBeVisible();
	return words.join('');
};

/** Types the words into an empty browser and waits until everything is there. */
const recover = async ({ page }: Person, words: string, choice: string): Promise<void> => {
	await page.goto('/');
	await page.getByRole('link', { name: '我有 24 个恢复词' }).first().click();
	await page.getByLabel('24 个恢复词', { exact: true }).fill(words);
	await page.getByText(choice, { exact: true }).click();
	await page.getByRole('button', { name: '找回' }).click();
	await expect(page.getByText('找回完成')).toBeVisible({ timeout: 60_000 });
};

const noComplaints = (...people: readonly Person[]) =>
	expect(people.flatMap(({ complaints }) => complaints)).toEqual([]);

/** The new device shows its code; the old one opens its link; both compare and confirm. */
const pair = async (old: Person, fresh: Person): Promise<void> => {
	await fresh.page.goto('/');
	await fresh.page.getByRole('link', { name: '我在另一台设备上有' }).first().click();
	await expect(fresh.page.getByRole('img', { name: '这台设备的二维码' })).toBeVisible();
	await expectAccessible(fresh);
	await fresh.page.getByText('那台设备没有镜头？').click();
	const link = await fresh.page.getByLabel('这台设备的链接').inputValue();
	await old.page.goto('/device/scan');
	await old.page.getByLabel('或粘贴新设备的链接').fill(link);
	await old.page.getByRole('button', { name: '继续' }).click();
	const digits = ({ page }: Person) => page.getByText(/^六位数字：/).textContent();
	const [one, other] = [await digits(old), await digits(fresh)];
	expect(one).toMatch(/^六位数字：(\d ){5}\d$/);
	expect(other).toBe(one);
	await expectAccessible(old);
	await fresh.page.getByRole('button', { name: '一样', exact: true }).click();
	await old.page.getByRole('button', { name: '一样', exact: true }).click();
	await expect(old.page.getByText('已添加', { exact: true })).toBeVisible();
	await expect(fresh.page.getByText('加好了')).toBeVisible();
};

/** A founder with two workspaces, a meeting and minutes in the making. */
const busyFounder = async (browser: Browser, relay: RelayProcess) => {
	const alice = await meet(browser, relay, '甲同学');
	const club = await found(alice, '虚构互助联盟');
	const bob = await meet(browser, relay, '乙同学', 'phone');
	await gather(alice, club, [bob]);
	const meeting = await callMeeting(alice, club, '第一次全体会议', ['工作总结']);
	await openMinutes(alice, meeting);
	await goToLine(alice, 1);
	await alice.page.keyboard.insertText('这一句还没有定稿。');
	await alice.page.goto(`${meeting}/attendance`);
	await alice.page.getByRole('button', { name: '乙同学：缺席', exact: true }).click();
	await expectSynced(alice);
	return { alice, bob, club, meeting };
};

/** Opens what a browser fetches when it is looked at, and waits until it is in step. */
const lookAt = async (person: Person, meeting: string, lines: readonly string[]): Promise<void> => {
	await openMinutes(person, meeting);
	await expect.poll(() => linesOf(person)).toEqual(lines);
	await expectSynced(person);
	// What the page has, its database has a moment later.
	await person.page.waitForTimeout(500);
};

test('[I6] storage wiped: 24 words and the relay restore the same state hash', async ({
	browser,
	relay
}) => {
	test.setTimeout(240_000);
	const { alice, club, meeting } = await busyFounder(browser, relay);
	const words = await writeWordsDown(alice);
	const circle = await found(alice, '虚构读书会');
	await expectSynced(alice);
	const lines = ['工作总结', '这一句还没有定稿。'];
	await alice.page.goto(club);
	await lookAt(alice, meeting, lines);
	const before = [
		await stateHash(alice.page, idOf(club)),
		await stateHash(alice.page, idOf(circle))
	];
	expect(before.map(({ facts }) => facts > 0)).toEqual([true, true]);
	expect(before[0]?.drafts.some((name) => name.includes('minutes'))).toBe(true);

	// The browser clears its databases and leaves the note that something was here.
	const session = await alice.context.newCDPSession(alice.page);
	await alice.page.goto('about:blank');
	await session.send('Storage.clearDataForOrigin', {
		origin: relay.url,
		storageTypes: 'indexeddb,cache_storage,service_workers'
	});
	await alice.page.goto('/');
	await expect(alice.page.getByText('这里原来有工作区，现在是空的')).toBeVisible();
	await expect(alice.page.getByRole('listitem').filter({ hasText: '虚构读书会' })).toBeVisible();
	await expectAccessible(alice);
	await recover(alice, words, '都丢了，全部停用');
	await expect(alice.page.getByText('取回了 2 个工作区。')).toBeVisible();
	await alice.page.goto(club);
	await lookAt(alice, meeting, lines);
	await alice.page.goto(circle);
	await expectSynced(alice);
	await alice.page.waitForTimeout(500);
	const after = [
		await stateHash(alice.page, idOf(club)),
		await stateHash(alice.page, idOf(circle))
	];
	expect(after).toEqual(before);

	// And the same again in a browser that has never been here.
	const fresh = await meet(browser, relay, '新设备', 'phone');
	await recover(fresh, words, '还在用，只添加这台');
	await fresh.page.goto(club);
	await lookAt(fresh, meeting, lines);
	expect((await stateHash(fresh.page, idOf(club))).hash).toBe(before[0]?.hash);
	await fresh.page.goto(`${club}/health`);
	await expect(fresh.page.getByText('没有。所有记录都被接受。')).toBeVisible();
	noComplaints(alice, fresh);
});

test('a phone is added by its link and six digits, writes, and is revoked from the laptop', async ({
	browser,
	relay
}) => {
	test.setTimeout(180_000);
	const { alice, club, meeting } = await busyFounder(browser, relay);
	const phone = await meet(browser, relay, '手机', 'phone');
	await pair(alice, phone);
	await phone.page.getByRole('link', { name: '打开' }).click();
	await phone.page.waitForURL((url) => url.pathname === club);
	await phone.page.goto(`${meeting}/attendance`);
	await phone.page.getByRole('button', { name: '甲同学：出席', exact: true }).click();
	await expectSynced(phone);

	await alice.page.goto(`${club}/settings/devices`);
	await expect(
		alice.page.getByRole('listitem').filter({ hasText: '由“设备 1”添加' })
	).toBeVisible();
	await expectAccessible(alice);
	await alice.page.getByRole('button', { name: '给“设备 2”改名' }).click();
	await alice.page.getByRole('dialog').getByLabel('名称').fill('我的手机');
	await alice.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
	await phone.page.goto(`${club}/settings/devices`);
	await expect(phone.page.getByText('我的手机')).toBeVisible();
	await expect(phone.page.getByRole('button', { name: '停用“设备 1”', exact: true })).toHaveCount(
		0
	);
	await expectAccessible(phone);

	await alice.page.getByRole('button', { name: '停用“我的手机”' }).click();
	await alice.page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
	await expect(alice.page.getByText('已停用', { exact: true })).toBeVisible();
	await expect(phone.page.getByText('这台设备在这个工作区的权限已被撤销').first()).toBeVisible();
	await alice.page.goto(`${meeting}/attendance`);
	await expect(alice.page.getByRole('row', { name: /^甲同学：出席/ })).toBeVisible();
	noComplaints(alice, phone);
});

test('a lost laptop is revoked from the phone that it had added, by the words', async ({
	browser,
	relay
}) => {
	test.setTimeout(180_000);
	const laptop = await meet(browser, relay, '甲同学');
	const club = await found(laptop, '虚构互助联盟');
	const words = await writeWordsDown(laptop);
	const phone = await meet(browser, relay, '手机', 'phone');
	await pair(laptop, phone);
	await phone.page.goto(`${club}/settings/devices`);
	await phone.page.getByRole('link', { name: '用恢复词停用“设备 1”' }).click();
	await phone.page.getByLabel('24 个恢复词', { exact: true }).fill(`${words.slice(0, 23)}錯`);
	await phone.page.getByRole('button', { name: '找回' }).click();
	await expect(phone.page.getByText(/^第 24 个词|合起来不对/)).toBeVisible();
	await phone.page.getByLabel('24 个恢复词', { exact: true }).fill([...words].join('　'));
	await expectAccessible(phone);
	await phone.page.getByRole('button', { name: '找回' }).click();
	await expect(phone.page.getByText('停用了 1 处丢失的设备。')).toBeVisible();
	await laptop.page.goto(club);
	await expect(laptop.page.getByText('这台设备在这个工作区的权限已被撤销').first()).toBeVisible();
	noComplaints(laptop, phone);
});

test('the words are asked for once, shown once, and stand nowhere else', async ({
	browser,
	relay
}) => {
	const alice = await meet(browser, relay, '甲同学', 'phone');
	const club = await found(alice, '虚构互助联盟');
	const { page } = alice;
	await expect(page.getByText('抄下恢复词，设备丢了也能回来')).toBeVisible();
	await page.getByRole('button', { name: '以后再说' }).click();
	await expect(page.getByText('抄下恢复词，设备丢了也能回来')).toBeHidden();
	await page.goto(`${club}/health`);
	await expect(page.getByRole('link', { name: '恢复词还没有抄写' })).toBeVisible();
	const words = await writeWordsDown(alice);
	expect(await everythingKept(page)).not.toContain(words.slice(0, 6));
	await page.goto(club);
	await expect(page.getByRole('link', { name: '恢复词还没有抄写' })).toHaveCount(0);
	await page.goto('/words');
	await expect(page.getByText('恢复词已经在你手里')).toBeVisible();
	await expect(page.getByRole('button', { name: '显示 24 个词' })).toHaveCount(0);
	noComplaints(alice);
});

/** Everything that the page shows and the browser keeps outside of databases, as one text. */
const everythingKept = (page: Page): Promise<string> =>
	page.evaluate(() =>
		[document.documentElement.outerHTML, location.href, JSON.stringify(localStorage)].join('\n')
	);

test('the door of a workspace that is not here offers words, another device and an invitation', async ({
	browser,
	relay
}) => {
	const visitor = await meet(browser, relay, '访客', 'phone');
	await visitor.page.goto(`/w/${'a'.repeat(43)}`);
	for (const name of ['我有 24 个恢复词', '我在另一台设备上有', '我有邀请链接']) {
		await expect(visitor.page.getByRole('link', { name })).toBeVisible();
	}
	await expectAccessible(visitor);
	await visitor.page.getByRole('link', { name: '我有 24 个恢复词' }).click();
	await visitor.page.getByLabel('24 个恢复词', { exact: true }).fill('的'.repeat(23) + '性');
	await visitor.page.getByRole('button', { name: '找回' }).click();
	await expect(visitor.page.getByText('服务器不认识这些词。', { exact: false })).toBeVisible();
});

test('who has lost everything is bound by an admin to a new device, and everybody sees it', async ({
	browser,
	relay
}) => {
	test.setTimeout(180_000);
	const alice = await meet(browser, relay, '甲同学');
	const bob = await meet(browser, relay, '乙同学');
	const club = await found(alice, '虚构互助联盟');
	await gather(alice, club, [bob]);
	const fresh = await meet(browser, relay, '乙同学', 'phone');
	await ask(fresh, await inviteOthers(alice, club));
	await alice.page.getByRole('button', { name: '乙同学是原来的成员' }).click();
	const dialog = alice.page.getByRole('dialog');
	await dialog.getByLabel('原来的成员').selectOption({ label: '乙同学' });
	await expectAccessible(alice);
	await dialog.getByRole('button', { name: '绑定', exact: true }).click();
	await expect(dialog).toBeHidden();

	await fresh.page.waitForURL((url) => url.pathname === club);
	await fresh.page.goto(`${club}/settings/devices`);
	await expect(fresh.page.getByRole('listitem').filter({ hasText: '由管理员绑定' })).toBeVisible();
	await expect(bob.page.getByText('这台设备在这个工作区的权限已被撤销').first()).toBeVisible();
	await fresh.page.goto(`${club}/members`);
	await fresh.page.getByRole('link', { name: '换绑过设备' }).click();
	await expect(fresh.page.getByText('由甲同学绑定到新设备')).toBeVisible();
	noComplaints(alice, bob, fresh);
});
