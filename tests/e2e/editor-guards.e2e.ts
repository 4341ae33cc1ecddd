import { expect, test } from '@playwright/test';
import type { EditorPage } from './editor-harness/bundle.ts';
import { serveEditor } from './editor-harness/bundle.ts';
import {
	carry,
	carryAll,
	compose,
	confirm,
	expectLines,
	expectNoFaults,
	goTo,
	meetAll,
	openEditors
} from './editor-harness/writers.ts';

let served: EditorPage;
test.beforeAll(async () => {
	served = await serveEditor();
});
test.afterAll(() => served.close());

test.describe('typing in the same empty line at once', () => {
	test('keeps every letter of three people who only hear of each other afterwards', async ({
		context
	}) => {
		const writers = await openEditors(context, served, 3);
		const [alice, bob, carol] = writers;
		if (!alice || !bob || !carol) throw new Error('three writers');
		for (const writer of writers) await goTo(writer, 0);
		await alice.page.keyboard.type('abc');
		await bob.page.keyboard.type('defg');
		await carol.page.keyboard.type('hi');
		await carryAll(writers);
		await expectLines(writers, ['abcdefghi']);
		expectNoFaults(writers);
	});

	test('keeps every letter when each letter arrives between two of one’s own', async ({
		context
	}) => {
		const writers = await openEditors(context, served, 2, ['总结', '计划']);
		const [alice, bob] = writers;
		if (!alice || !bob) throw new Error('two writers');
		await goTo(alice, 1);
		await goTo(bob, 1);
		await meetAll(writers);
		for (const [own, other] of ['aA', 'bB', 'cC', 'dD'].map((pair) => [...pair])) {
			await alice.page.keyboard.type(own ?? '');
			await bob.page.keyboard.type(other ?? '');
			await carryAll(writers);
			await meetAll(writers);
		}
		await expectLines(writers, ['总结', 'abcdABCD', '计划', '']);
		expectNoFaults(writers);
	});

	test('keeps every letter in a line that was just made by Enter', async ({ context }) => {
		const writers = await openEditors(context, served, 3);
		const [alice, bob, carol] = writers;
		if (!alice || !bob || !carol) throw new Error('three writers');
		await goTo(alice, 0);
		await alice.page.keyboard.type('one');
		await alice.page.keyboard.press('Enter');
		await carry(alice, bob, carol);
		for (const writer of writers) await goTo(writer, 1);
		await alice.page.keyboard.type('xx');
		await bob.page.keyboard.type('yy');
		await carol.page.keyboard.type('zz');
		await carry(carol, alice, bob);
		await carry(bob, alice, carol);
		await carry(alice, bob, carol);
		await expectLines(writers, ['one', 'xxyyzz']);
		expectNoFaults(writers);
	});

	test('leaves the caret in its empty line when another starts to type there', async ({
		context
	}) => {
		const writers = await openEditors(context, served, 2, ['一', '二', '三']);
		const [alice, bob] = writers;
		if (!alice || !bob) throw new Error('two writers');
		await goTo(alice, 3);
		await goTo(bob, 3);
		await bob.page.keyboard.type('bob');
		await carry(bob, alice);
		await alice.page.keyboard.type('alice ');
		await carryAll(writers);
		await expectLines(writers, ['一', '', '二', 'alice bob', '三', '']);
	});

	test('keeps the letters typed while another turns the line into a to-do', async ({ context }) => {
		const writers = await openEditors(context, served, 2);
		const [alice, bob] = writers;
		if (!alice || !bob) throw new Error('two writers');
		await goTo(alice, 0);
		await alice.page.keyboard.type('buy water');
		await carry(alice, bob);
		await goTo(bob, 0);
		await bob.page.keyboard.type(' tomorrow');
		await alice.page.keyboard.press('Control+Alt+5');
		await carryAll(writers);
		await expectLines(writers, ['buy water tomorrow']);
	});
});

test('a key acts where the caret is, though the page has not told of its move yet', async ({
	context
}) => {
	await context.addInitScript(() => {
		document.addEventListener(
			'selectionchange',
			(event) => {
				if (!event.isTrusted) return;
				event.stopImmediatePropagation();
				setTimeout(() => document.dispatchEvent(new Event('selectionchange')), 300);
			},
			true
		);
	});
	const writers = await openEditors(context, served, 1, ['一', '二']);
	const [alice] = writers;
	if (!alice) throw new Error('one writer');
	await goTo(alice, 0);
	await alice.page.keyboard.press('Enter');
	await alice.page.keyboard.insertText('新的一行');
	await expectLines(writers, ['一', '新的一行', '', '二', '']);
	expectNoFaults(writers);
});

test.describe('a change of others during a composition', () => {
	const start = async (context: Parameters<typeof openEditors>[0], text: string) => {
		const writers = await openEditors(context, served, 2, ['一', '二']);
		const [alice, bob] = writers;
		if (!alice || !bob) throw new Error('two writers');
		await goTo(alice, 1);
		await alice.page.keyboard.insertText(text);
		await carry(alice, bob);
		return { writers, alice, bob };
	};

	test('in the same line before the caret neither loses nor doubles a letter', async ({
		context
	}) => {
		const { writers, alice, bob } = await start(context, '今天会议');
		await compose(alice, 'n');
		await compose(alice, 'ni');
		await goTo(bob, 1);
		await bob.page.keyboard.press('Home');
		await bob.page.keyboard.insertText('昨天和');
		await carry(bob, alice);
		await compose(alice, 'ni h');
		await compose(alice, 'ni hao');
		await confirm(alice, '你好');
		await expectLines([alice], ['一', '昨天和今天会议你好', '二', '']);
		await carryAll(writers);
		await expectLines(writers, ['一', '昨天和今天会议你好', '二', '']);
		await alice.page.keyboard.type('!');
		await carryAll(writers);
		await expectLines(writers, ['一', '昨天和今天会议你好!', '二', '']);
		expectNoFaults(writers);
	});

	test('at the place of the caret keeps both', async ({ context }) => {
		const { writers, alice, bob } = await start(context, '');
		await compose(alice, 'wo');
		await goTo(bob, 1);
		await bob.page.keyboard.insertText('他们');
		await carry(bob, alice);
		await compose(alice, 'women');
		await confirm(alice, '我们');
		await carryAll(writers);
		await expectLines(writers, ['一', '我们他们', '二', '']);
	});

	test('in other lines, with new lines above, leaves the composition alone', async ({
		context
	}) => {
		const { writers, alice, bob } = await start(context, '讨论');
		await compose(alice, 'yu');
		await goTo(bob, 0);
		await bob.page.keyboard.press('Enter');
		await bob.page.keyboard.insertText('新的一行');
		await goTo(bob, 4);
		await bob.page.keyboard.insertText('末行');
		await carry(bob, alice);
		await compose(alice, 'yusuan');
		await confirm(alice, '预算');
		await carryAll(writers);
		await expectLines(writers, ['一', '新的一行', '讨论预算', '二', '末行']);
	});

	test('that removes the letters around the caret keeps what is composed', async ({ context }) => {
		const { writers, alice, bob } = await start(context, '今天开会');
		await compose(alice, 'le');
		await goTo(bob, 1);
		for (let count = 0; count < 4; count += 1) await bob.page.keyboard.press('Backspace');
		await carry(bob, alice);
		await confirm(alice, '了');
		await carryAll(writers);
		await expectLines(writers, ['一', '了', '二', '']);
	});

	test('waits while several words are composed one after another by two people', async ({
		context
	}) => {
		const { writers, alice, bob } = await start(context, '');
		await goTo(bob, 1);
		for (const [first, second] of [
			['甲', '子'],
			['乙', '丑'],
			['丙', '寅']
		] as const) {
			await compose(alice, 'a');
			await compose(bob, 'b');
			await carryAll(writers);
			await compose(alice, 'aa');
			await compose(bob, 'bb');
			await carryAll(writers);
			await confirm(alice, first);
			await confirm(bob, second);
			await carryAll(writers);
		}
		await expectLines(writers, ['一', '甲乙丙子丑寅', '二', '']);
		expectNoFaults(writers);
	});

	test('never meets half-composed letters: only what is confirmed is written', async ({
		context
	}) => {
		const { writers, alice, bob } = await start(context, '讨论预算');
		await goTo(bob, 1);
		for (let count = 0; count < 2; count += 1) await bob.page.keyboard.press('ArrowLeft');
		await goTo(alice, 1);
		await compose(alice, 'jue');
		await carry(alice, bob);
		await expectLines([bob], ['一', '讨论预算', '二', '']);
		await bob.page.keyboard.press('Enter');
		await carry(bob, alice);
		await confirm(alice, '决算');
		await carryAll(writers);
		await expectLines(writers, ['一', '讨论决算', '预算', '二', '']);
		expectNoFaults(writers);
	});

	test('is shown after ten seconds at most, and nothing composed is lost', async ({ context }) => {
		const writers = await openEditors(context, served, 2);
		const [alice, bob] = writers;
		if (!alice || !bob) throw new Error('two writers');
		await alice.page.clock.install();
		await goTo(alice, 0);
		// From here on time stands still for her but for what the test lets pass.
		await alice.page.clock.pauseAt(await alice.page.evaluate(() => Date.now() + 500));
		await compose(alice, 'nihao');
		await goTo(bob, 0);
		await bob.page.keyboard.type('hello');
		await carry(bob, alice);
		await alice.page.clock.fastForward(9_000);
		await expect.poll(() => alice.page.locator('.words').first().textContent()).toBe('nihao');
		await alice.page.clock.fastForward(1_100);
		await alice.page.clock.runFor(200);
		await carryAll(writers);
		await expectLines(writers, ['nihaohello']);
	});
});
