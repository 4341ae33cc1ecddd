// Ed25519 libraries disagree on hostile input, and a log whose clients disagree diverges: every browser
// must give each edge vector the verdict that Node gives it in tests/contracts.
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fixture from '../fixtures/signatures/vectors-1.json' with { type: 'json' };
import { serveSignatures, type SignaturePage } from './signature-page/serve.ts';

// Thousands of signatures, and the points of hundreds of keys.
test.describe.configure({ timeout: 240_000 });

const allRight = { asked: fixture.vectors.length, wrong: [] };
let served: SignaturePage;
test.beforeEach(async () => {
	served = await serveSignatures();
});
test.afterEach(() => served.close());

test('[I8] Chromium gives every edge vector the verdict of Node', async ({ page }) => {
	await page.goto(served.url);
	expect(await served.verdict).toEqual(allRight);
});

const firefox = ['firefox-esr', 'firefox']
	.flatMap((name) => (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, name)))
	.find((path) => {
		try {
			accessSync(path, constants.X_OK);
			return true;
		} catch {
			return false; // not here
		}
	});

test('[I8] Firefox gives every edge vector the verdict of Node', async () => {
	test.skip(!firefox, 'neither firefox-esr nor firefox is on the PATH');
	const profile = await mkdtemp(join(tmpdir(), 'tongban-firefox-'));
	const browser = spawn(
		firefox ?? '',
		['--headless', '--no-remote', '--profile', profile, served.url],
		{
			stdio: 'ignore'
		}
	);
	const gone = new Promise((resolve) => browser.once('exit', resolve));
	try {
		expect(await served.verdict).toEqual(allRight);
	} finally {
		browser.kill();
		await gone;
		await rm(profile, { recursive: true, force: true });
	}
});
