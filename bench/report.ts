import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Frees at once what nothing holds any more, so that no later figure pays for it. */
export const collectGarbage = runInNewContext('gc') as () => void;

const usedMs = (since?: NodeJS.CpuUsage): number => {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1_000;
};

/** The least processor time of several runs, in milliseconds. */
export const cpuMs = (run: () => unknown, runs = 3): number => {
	const times = Array.from({ length: runs }, () => {
		const begun = process.cpuUsage();
		run();
		return usedMs(begun);
	});
	return Math.min(...times);
};

/** The processor time of one asynchronous run, in milliseconds. */
export const cpuMsOf = async (run: () => Promise<unknown>): Promise<number> => {
	const begun = process.cpuUsage();
	await run();
	return usedMs(begun);
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
