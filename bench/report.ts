import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** The least time of several runs, in milliseconds. */
export const timed = (run: () => unknown, runs = 3): number => {
	const times = Array.from({ length: runs }, () => {
		const begun = performance.now();
		run();
		return performance.now() - begun;
	});
	return Math.min(...times);
};

const rounded = (value: unknown): unknown =>
	typeof value === 'number' ? Math.round(value * 100) / 100 : value;

/** Prints the rows and keeps them with the machine they were measured on. */
export const report = (name: string, rows: readonly Readonly<Record<string, unknown>>[]): void => {
	const shown = rows.map((row) =>
		Object.fromEntries(Object.entries(row).map(([key, value]) => [key, rounded(value)]))
	);
	console.table(shown);
	const machine = {
		node: process.version,
		cpu: cpus()[0]?.model ?? '',
		cores: cpus().length,
		date: new Date().toISOString().slice(0, 10)
	};
	mkdirSync('bench/results', { recursive: true });
	writeFileSync(
		`bench/results/${name}.json`,
		`${JSON.stringify({ machine, rows: shown }, null, '\t')}\n`
	);
};
