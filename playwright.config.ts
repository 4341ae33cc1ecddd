import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/browser.ts';

const executablePath = findBrowser();

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	// A flake is a fault to be found, so nothing is tried twice.
	retries: 0,
	workers: 2,
	// A story takes up to a minute on a slow machine, and two are told at a time.
	timeout: 240_000,
	expect: { timeout: 15_000 },
	reporter: [['list']],
	use: {
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		trace: 'retain-on-failure',
		launchOptions: {
			...(executablePath && { executablePath }),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
