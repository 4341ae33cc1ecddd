/** All tests: finds or gets a browser, builds, and runs the unit tests and those in the browser. */
import { execFileSync } from 'node:child_process';
import { findBrowser, installBrowser } from './browser.ts';

const run = (words: string) => {
	const [program = '', ...args] = words.split(' ');
	execFileSync(program, args, { stdio: 'inherit' });
};

try {
	process.env['CHROMIUM'] = findBrowser() ?? installBrowser();
	run('npm run build');
	run('npx vitest run');
	run('npx playwright test');
	console.log('\nAll tests passed.');
} catch (failure) {
	// The command that failed has said why on its own output.
	console.error(failure instanceof Error ? failure.message : failure);
	process.exitCode = 1;
}
