/**
 * Plays the counts of a night over fresh seeds: every test whose name begins with an invariant's id.
 *
 *   npm run nightly                  all of them
 *   npm run nightly -- I1 I7         these
 *   NIGHTLY_SEED=7 NIGHTLY_SHARE=0.1 npm run nightly -- I1    the same seeds again, a tenth of them
 *
 * A failing test prints its seed and operations, and the exit code tells.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { findBrowser } from './browser.ts';

const chosen = process.argv.slice(2);
const seed = process.env['NIGHTLY_SEED'] ?? String(randomInt(1, 1_000_000_000));
const browser = findBrowser();
const env = { ...process.env, NIGHTLY_SEED: seed, ...(browser && { CHROMIUM: browser }) };
// As in a test's full name: `[I1] …`, or `[I1 I9] …`.
const names = `\\[[^\\]]*\\b(${chosen.length > 0 ? chosen.join('|') : 'I\\d+'})\\b[^\\]]*\\]`;

const run = (...words: readonly string[]): boolean =>
	spawnSync('npx', words, { stdio: 'inherit', env }).status === 0;

process.stdout.write(`The seed of this night is ${seed}.\n`);
const results = [
	run('vitest', 'run', '--testNamePattern', names, '--passWithNoTests'),
	run('vite', 'build', '--logLevel', 'warn') &&
		run('playwright', 'test', '--grep', names, '--pass-with-no-tests')
];
const isGood = results.every(Boolean);
process.stdout.write(`${isGood ? 'Every invariant holds' : 'Failed'}, with the seed ${seed}.\n`);
process.exitCode = isGood ? 0 : 1;
