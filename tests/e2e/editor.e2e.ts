import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { EditorPage } from './editor-harness/bundle.ts';
import { serveEditor } from './editor-harness/bundle.ts';
import type { Writer } from './editor-harness/writers.ts';
import {
	carry,
	carryAll,
	compose,
	confirm,
	expectLines,
	expectNoFaults,
	goTo,
	line,
	meetAll,
	openEditors
} from './editor-harness/writers.ts';

let served: EditorPage;
test.beforeAll(async () => {
	served = await serveEditor();
});
test.afterAll(() => served.close());

const mark = '\uFFFC';
const draft = ({ page }: Writer) => page.evaluate(() => window.harness.draft());

/** The choices of the open menu, not those of native lists. */
const options = ({ page }: Writer) => page.locator('[role=listbox] [role=option]');

const alone = async (
	context: Parameters<typeof openEditors>[0],
	agenda: readonly string[] = []
): Promise<Writer> => {
	const [alice] = await openEditors(context, served, 1, agenda);
	if (!alice) throw new Error('one writer');
	return alice;
};

const two = async (context: Parameters<typeof openEditors>[0], agenda: readonly string[] = []) => {
	const writers = await openEditors(context, served, 2, agenda);
	const [alice, bob] = writers;
	if (!alice || !bob) throw new Error('two writers');
	return { writers, alice, bob };
};

test.describe('menus at the caret', () => {
	test('@ finds a person by pinyin initials and stores the id, not the name', async ({
		context
	}) => {
		const alice = await alone(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('ask @bb');
		await expect(options(alice)).toHaveText(['鲍勃']);
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.type('ok');
		expect(await draft(alice)).toEqual([
			{
				kind: 'text',
				runs: [{ text: 'ask ' }, { text: mark, person: 'bob' }, { text: ' ok' }]
			}
		]);
		await expect(alice.page.locator('.reference')).toHaveText('@鲍勃');
		await alice.page.evaluate(() => window.harness.rename('bob', '鲍博'));
		await expect(alice.page.locator('.reference')).toHaveText('@鲍博');
		expectNoFaults([alice]);
	});

	test('arrows choose, Escape closes, and a dismissed menu stays closed', async ({ context }) => {
		const alice = await alone(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('@');
		await expect(options(alice)).toHaveCount(3);
		await alice.page.keyboard.press('ArrowDown');
		await expect(options(alice).and(alice.page.locator('[aria-selected=true]'))).toHaveText('鲍勃');
		await alice.page.keyboard.press('Escape');
		await expect(options(alice)).toHaveCount(0);
		await alice.page.keyboard.type('bo');
		await expect(options(alice)).toHaveCount(0);
		await expectLines([alice], ['@bo']);
	});

	test('# refers to a clause', async ({ context }) => {
		const alice = await alone(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('#全体');
		await alice.page.keyboard.press('Tab');
		expect(await draft(alice)).toEqual([
			{ kind: 'text', runs: [{ text: mark, clause: 'AL-21' }, { text: ' ' }] }
		]);
	});

	test('/ turns the line into a to-do, and 、 does at its start', async ({ context }) => {
		const alice = await alone(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('/todo');
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.type('water');
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.insertText('、');
		await alice.page.keyboard.type('jy');
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.type('agreed /sj');
		await alice.page.keyboard.press('Enter');
		expect(await draft(alice)).toEqual([
			{ kind: 'todo', runs: [{ text: 'water' }] },
			{ kind: 'resolution', runs: [{ text: 'agreed [14:30] ' }] }
		]);
		expectNoFaults([alice]);
	});

	test('do not react to keys while an input method composes', async ({ context }) => {
		const alice = await alone(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('@');
		await compose(alice, 'bao');
		await expect(options(alice)).toHaveText(['鲍勃']);
		await alice.cdp.send('Input.dispatchKeyEvent', {
			type: 'rawKeyDown',
			key: 'Enter',
			code: 'Enter',
			windowsVirtualKeyCode: 229
		});
		await expect(options(alice)).toHaveText(['鲍勃']);
		await confirm(alice, '鲍');
		await expectLines([alice], ['@鲍']);
		await alice.page.keyboard.press('Enter');
		await expectLines([alice], [`${mark} `]);
	});
});

test.describe('to-dos and resolutions', () => {
	test('have an owner and a due date set by native controls', async ({ context }) => {
		const { writers, alice, bob } = await two(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('[] buy water');
		await alice.page.getByLabel('负责人').selectOption('carol');
		await alice.page.getByLabel('截止日期').fill('2026-03-01');
		const expected = [
			{ kind: 'todo', owner: 'carol', due: '2026-03-01', runs: [{ text: 'buy water' }] }
		];
		// The browser tells a control's change in a turn of its own.
		await expect.poll(() => draft(alice)).toEqual(expected);
		await carryAll(writers);
		expect(await draft(bob)).toEqual(expected);
		await expect(bob.page.getByLabel('负责人')).toHaveValue('carol');
		await expect(bob.page.getByLabel('截止日期')).toHaveValue('2026-03-01');
		expectNoFaults(writers);
	});

	test('go on with Enter and end with Enter on an empty line', async ({ context }) => {
		const alice = await alone(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('- one');
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.type('two');
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.type('end');
		expect(await draft(alice)).toEqual([
			{ kind: 'bullet', runs: [{ text: 'one' }] },
			{ kind: 'bullet', runs: [{ text: 'two' }] },
			{ kind: 'text', runs: [{ text: 'end' }] }
		]);
	});
});

test.describe('undo', () => {
	test('takes back one’s own words and leaves the words others put among them', async ({
		context
	}) => {
		const { writers, alice, bob } = await two(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('mine');
		await carry(alice, bob);
		await goTo(bob, 0);
		await bob.page.keyboard.press('ArrowLeft');
		await bob.page.keyboard.press('ArrowLeft');
		await bob.page.keyboard.type('THEIRS');
		await carry(bob, alice);
		await expectLines(writers, ['miTHEIRSne']);
		await alice.page.keyboard.press('Control+z');
		await carryAll(writers);
		await expectLines(writers, ['THEIRS']);
		await alice.page.keyboard.press('Control+y');
		await carryAll(writers);
		await expectLines(writers, ['miTHEIRSne']);
	});

	test('keeps a line one made when another has written in it', async ({ context }) => {
		const { writers, alice, bob } = await two(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('first');
		await alice.page.keyboard.press('Enter');
		await carry(alice, bob);
		await goTo(bob, 1);
		await bob.page.keyboard.type('second');
		await carry(bob, alice);
		await alice.page.keyboard.press('Control+z');
		await alice.page.keyboard.press('Control+z');
		await carryAll(writers);
		await expectLines(writers, ['', 'second']);
	});

	test('goes back by sentences, while another types all the time', async ({ context }) => {
		const { writers, alice, bob } = await two(context, ['一']);
		await goTo(alice, 1);
		await goTo(bob, 0);
		for (const words of ['One two. ', 'Three!', ' Four']) {
			await alice.page.keyboard.type(words);
			await bob.page.keyboard.type('x');
			await carryAll(writers);
		}
		await expectLines(writers, ['一xxx', 'One two. Three! Four']);
		await alice.page.keyboard.press('Control+z');
		await carryAll(writers);
		await expectLines(writers, ['一xxx', 'One two. Three!']);
	});

	test('restores a removed line with its place', async ({ context }) => {
		const alice = await alone(context, ['一', '二']);
		await goTo(alice, 2);
		await alice.page.keyboard.press('Shift+Home');
		await alice.page.keyboard.press('Backspace');
		await alice.page.keyboard.press('Backspace');
		await expect
			.poll(() => alice.page.evaluate(() => window.harness.lines()))
			.toEqual(['一', '', '', '']);
		await alice.page.keyboard.press('Control+z');
		await alice.page.keyboard.press('Control+z');
		await expectLines([alice], ['一', '', '二', '']);
	});
});

test('shows who is where, and who wrote what', async ({ context }) => {
	const { writers, alice, bob } = await two(context);
	await goTo(alice, 0);
	await alice.page.keyboard.type('AA');
	await carry(alice, bob);
	await goTo(bob, 0);
	await bob.page.keyboard.type('BBB');
	await carry(bob, alice);
	await meetAll(writers);
	await expect(alice.page.locator('.caret')).toHaveAttribute('data-name', '鲍勃');
	await expect(alice.page.getByText('正在一起写：鲍勃')).toBeVisible();
	await alice.page.getByRole('button', { name: '显示谁写了什么' }).click();
	await expect(alice.page.locator('.passage')).toHaveText(['AA', 'BBB']);
	await expect(alice.page.locator('.passage[title="鲍勃"]')).toHaveText('BBB');
	await expect(alice.page.getByText('鲍勃，3 字')).toBeVisible();
	expect(await alice.page.evaluate(() => window.harness.passages())).toEqual([
		{ block: 0, from: 0, to: 2, person: 'alice' },
		{ block: 0, from: 2, to: 5, person: 'bob' }
	]);
	expectNoFaults(writers);
});

test('attributes what was composed while others’ changes waited', async ({ context }) => {
	const { writers, alice, bob } = await two(context);
	await goTo(alice, 0);
	await compose(alice, 'n');
	await goTo(bob, 0);
	await bob.page.keyboard.type('bob');
	await carry(bob, alice);
	await confirm(alice, '你好');
	await carryAll(writers);
	await expectLines(writers, ['你好bob']);
	const expected = [
		{ block: 0, from: 0, to: 2, person: 'alice' },
		{ block: 0, from: 2, to: 5, person: 'bob' }
	];
	for (const { page } of writers)
		expect(await page.evaluate(() => window.harness.passages())).toEqual(expected);
});

test('takes pasted pages as lines, under the policy of the product', async ({ context }) => {
	const alice = await alone(context);
	await goTo(alice, 0);
	await line(alice, 0).evaluate((element) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData(
			'text/html',
			'<h1>Title</h1><p>Some <b>bold</b> <i>text</i><script>alert(1)</script></p><ol><li>one</li></ol>'
		);
		element.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	});
	expect(await draft(alice)).toEqual([
		{ kind: 'heading', runs: [{ text: 'Title' }] },
		{ kind: 'text', runs: [{ text: 'Some ' }, { text: 'bold', bold: true }, { text: ' text' }] },
		{ kind: 'ordered', runs: [{ text: 'one' }] }
	]);
	expectNoFaults([alice]);
});

test.describe('the history', () => {
	test('restores a kept version as a new change, with what another types meanwhile', async ({
		context
	}) => {
		const { writers, alice, bob } = await two(context);
		await goTo(alice, 0);
		await alice.page.keyboard.type('first');
		await alice.page.evaluate(() => window.harness.showHistory({ id: 'alice', name: '艾丽丝' }));
		await alice.page.getByLabel('版本名称').fill('初稿');
		await alice.page.keyboard.press('Enter');
		await expect(alice.page.getByRole('button', { name: /初稿/ })).toHaveText(/艾丽丝/);
		await goTo(alice, 0);
		await alice.page.keyboard.type(' second');
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.type('third');
		await carryAll(writers);
		await goTo(bob, 0);
		await bob.page.keyboard.press('Home');
		await bob.page.keyboard.type('BOB ');
		await alice.page.getByRole('button', { name: '恢复到这个版本' }).click();
		await expectLines([alice], ['first']);
		await carryAll(writers);
		await expectLines(writers, ['BOB first']);
		await bob.page.keyboard.type('again ');
		await carryAll(writers);
		await expectLines(writers, ['BOB again first']);
		await expect(alice.page.getByRole('button', { name: /恢复之前/ })).toBeVisible();
		await goTo(alice, 0);
		await alice.page.keyboard.press('Control+z');
		await carryAll(writers);
		await expectLines(writers, ['BOB again first second', 'third']);
		expectNoFaults(writers);
	});
});

test('[AL-12] prints as a record and as a summary, with the code to verify it', async ({
	context
}) => {
	const alice = await alone(context, ['总结']);
	await goTo(alice, 1);
	await alice.page.keyboard.type('/jy');
	await alice.page.keyboard.press('Enter');
	await alice.page.keyboard.type('agreed with @bb');
	await alice.page.keyboard.press('Enter');
	await alice.page.evaluate(() => window.harness.showPaper('record'));
	await expect(alice.page.locator('.line')).toHaveText(['一、总结', '决议：agreed with @鲍勃']);
	await expect(alice.page.getByRole('img', { name: '扫码核对这份定稿' })).toBeVisible();
	await alice.page.evaluate(() => window.harness.showPaper('summary'));
	await expect(alice.page.locator('.line')).toHaveText([
		'一、会议议题',
		'1. 总结',
		'二、议定事项',
		'1. agreed with @鲍勃'
	]);
	const { violations } = await new AxeBuilder({ page: alice.page }).include('.paper').analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	expectNoFaults([alice]);
});

test('cannot be changed by who may only read', async ({ context }) => {
	const page = await context.newPage();
	await page.goto(served.url);
	await page.evaluate(() =>
		window.harness.start({
			client: 11,
			me: { id: 'alice', name: '艾丽丝' },
			agenda: ['一'],
			editable: false
		})
	);
	await page.locator('.words').first().click();
	await page.keyboard.type('x');
	expect(await page.evaluate(() => window.harness.lines())).toEqual(['一', '']);
	await expect(page.getByRole('textbox')).toHaveAttribute('contenteditable', 'false');
});

test('fits 360 pixels and is clean for axe, in light and dark', async ({ context }) => {
	const { alice } = await two(context, ['总结上周工作', '安排下周任务']);
	await alice.page.setViewportSize({ width: 360, height: 640 });
	await goTo(alice, 1);
	await alice.page.keyboard.type('/todo');
	await alice.page.keyboard.press('Enter');
	await alice.page.keyboard.type('buy water @');
	await expect(options(alice)).toHaveCount(3);
	for (const colorScheme of ['light', 'dark'] as const) {
		await alice.page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page: alice.page }).include('.editor').analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	}
	const wide = await alice.page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wide).toBe(0);
});
