/**
 * Finds a Chromium to test in, or gets one: the one named by CHROMIUM, Playwright's own, the
 * system's, Playwright's download, Debian's package; in this order.
 */
import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const systemPaths = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/** The path of a Chromium that is there; undefined where none is. */
export const findBrowser = (): string | undefined =>
	[process.env['CHROMIUM'], chromium.executablePath(), ...systemPaths].find(
		(path) => path !== undefined && path !== '' && existsSync(path)
	);

/** Gets a browser where there is none; throws a sentence that says what to do where it cannot. */
export const installBrowser = (): string => {
	const attempts: readonly (readonly [string, readonly string[]])[] = [
		['npx', ['playwright', 'install', 'chromium']],
		['apt-get', ['update']],
		['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']]
	];
	for (const [command, words] of attempts) {
		const found = findBrowser();
		if (found) return found;
		const [program, args] = withRights(command, words);
		try {
			execFileSync(program, args, { stdio: 'inherit', timeout: 600_000 });
		} catch {
			console.error(`${command} ${words.join(' ')} did not work; trying the next way.`);
		}
	}
	const found = findBrowser();
	if (found) return found;
	throw new Error('No Chromium to test in. Install one and name it: CHROMIUM=/path npm test');
};

const withRights = (command: string, words: readonly string[]): [string, string[]] =>
	command === 'apt-get' && process.getuid?.() !== 0
		? ['sudo', ['-n', command, ...words]]
		: [command, [...words]];
