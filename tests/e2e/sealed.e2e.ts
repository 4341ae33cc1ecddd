import { expect, type Browser } from '@playwright/test';
import { bundleSealedPage, enterSealedPage } from './sealed-harness/bundle.ts';
import { meet, test, type RelayProcess } from './world.ts';

let script: string;
test.beforeAll(async () => {
	script = await bundleSealedPage();
});

const enter = async (browser: Browser, relay: RelayProcess, name: string) => {
	const person = await meet(browser, relay, name);
	await enterSealedPage(person.page, script);
	return person;
};

test('[I11] a sealed draft is shared by two browsers, undone, and read again after a restart', async ({
	browser,
	relay
}) => {
	const alice = await enter(browser, relay, '甲某');
	const bob = await enter(browser, relay, '乙某');
	const link = await alice.page.evaluate(() => window.sealed.found());
	await bob.page.evaluate((url) => window.sealed.join(url), link);
	await alice.page.evaluate(() => window.sealed.admit());
	await bob.page.evaluate(() => window.sealed.holdsKey());
	for (const { page } of [alice, bob]) await page.evaluate(() => window.sealed.enter());

	await alice.page.evaluate(() => window.sealed.write('保密的记录'));
	await bob.page.evaluate(() => window.sealed.reads('保密的记录'));
	await bob.page.evaluate(() => window.sealed.write('乙：'));
	await alice.page.evaluate(() => window.sealed.reads('乙：保密的记录'));
	await alice.page.evaluate(() => window.sealed.undo());
	await bob.page.evaluate(() => window.sealed.reads('乙：'));

	await enterSealedPage(bob.page, script);
	await relay.kill();
	await bob.page.evaluate(() => window.sealed.open());
	await bob.page.evaluate(() => window.sealed.enter());
	expect(await bob.page.evaluate(() => window.sealed.text())).toBe('乙：');
	const stored = await bob.page.evaluate(() => window.sealed.stored());
	expect(stored.length).toBeGreaterThan(100);
	expect(stored).not.toContain('乙：');
	expect(await bob.page.evaluate(() => window.sealed.keys())).toEqual({
		algorithm: 'X25519',
		isExtractable: false
	});
	expect([...alice.complaints, ...bob.complaints]).toEqual([]);
});
