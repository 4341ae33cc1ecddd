/** Plays many more seeds than every change does, and prints those that fail: `npm run nightly -- 2000 80`. */
import { faultOf } from './ending.ts';

const [count, length] = process.argv.slice(2).map(Number);
const seeds = count ?? 2_000;
const first = Math.floor(Date.now() / 1_000) % 1_000_000;
let failed = 0;

for (let seed = first; seed < first + seeds; seed++) {
	const fault = await faultOf(seed, length ?? 80);
	if (fault === '') continue;
	failed++;
	process.stdout.write(`${fault}\n\n`);
}
process.stdout.write(`${seeds} seeds from ${first}: ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
