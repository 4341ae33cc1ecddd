/** Starts the relay as a process: settings in, sentences and exit codes out. */
import { join } from 'node:path';
import pino from 'pino';
import { openAccess } from './access.ts';
import { exitCodes, startSentence } from './exits.ts';
import { startRelay, type Relay } from './relay.ts';
import { readSettings, usage, type Settings } from './settings.ts';
import { repairLevelStore } from './store/index.ts';

const pages = join(import.meta.dirname, '../build');

const run = async (): Promise<void> => {
	const settings = readSettings(process.argv.slice(2), process.env);
	if (!settings.ok) return refuse(`${settings.error.sentence}\n${usage}`, exitCodes.usage);
	if (settings.value.repairs) await repairLevelStore(settings.value.data);
	await start(settings.value);
};

const start = async (settings: Settings): Promise<void> => {
	const logger = pino({ level: settings.logLevel, base: null });
	const started = await startRelay({
		...settings,
		access: openAccess,
		pages,
		logger,
		onFault: () => refuse('The data folder can no longer be written.', exitCodes.disk)
	});
	if (!started.ok) {
		const { sentence, exitCode } = startSentence(started.error, settings);
		return refuse(sentence, exitCode);
	}
	stopOnSignals(started.value, logger);
	if (settings.logLevel !== 'silent') {
		process.stderr.write(`Tongban is at ${started.value.url}\n`);
	}
};

const stopOnSignals = (relay: Relay, logger: pino.Logger): void => {
	let isStopping = false;
	const stop = async (): Promise<void> => {
		if (isStopping) return;
		isStopping = true;
		logger.info('stopping');
		await relay.close();
		logger.info('stopped');
		process.exitCode = exitCodes.stopped;
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

/** Says why, and ends the process: nothing useful can be done after a refusal. */
const refuse = (sentence: string, exitCode: number): void => {
	process.stderr.write(`${sentence}\n`);
	process.exit(exitCode);
};

await run();
