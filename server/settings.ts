/** What the operator may set: environment first, then flags, which win. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { Limits } from './limits.ts';
import type { Founding } from './seams.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** The relay's settings. */
export type Settings = {
	readonly port: number;
	readonly host: string;
	readonly data: string;
	readonly openFrom: 'this-machine' | 'anywhere' | undefined;
	readonly origins: readonly string[];
	readonly logLevel: string;
	readonly founding: Founding;
	/** What one device may send in a day, and what the log and the files of one workspace may take. */
	readonly limits: Pick<Limits, 'deviceDailyBytes' | 'workspaceLogBytes' | 'workspaceFileBytes'>;
	/** Rebuild a damaged data folder before opening it. */
	readonly repairs: boolean;
};

/** The sentence a wrong setting is answered with. */
export type SettingsRefusal = { readonly sentence: string };

/** How the relay is called; printed with every refusal. */
export const usage = `Usage: tsx server/main.ts [--port 4400] [--host 127.0.0.1] [--data ./data]
       [--open | --open-anywhere] [--origin https://example.org]… [--log info] [--repair]
       [--founding open|closed] [--daily-mb 64] [--log-mb 1024] [--files-mb 4096]
The environment variables PORT, HOST, DATA, LOG_LEVEL, FOUNDING, DAILY_MB, LOG_MB and
FILES_MB set the same; flags win.`;

const MB = 1024 * 1024;

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const flagOptions = {
	port: { type: 'string' },
	host: { type: 'string' },
	data: { type: 'string' },
	log: { type: 'string' },
	founding: { type: 'string' },
	'daily-mb': { type: 'string' },
	'log-mb': { type: 'string' },
	'files-mb': { type: 'string' },
	origin: { type: 'string', multiple: true },
	open: { type: 'boolean' },
	'open-anywhere': { type: 'boolean' },
	repair: { type: 'boolean' }
} as const;

/** The flags that an environment variable can stand in for. */
type TextFlag = 'port' | 'host' | 'data' | 'log' | 'founding' | 'daily-mb' | 'log-mb' | 'files-mb';

const megabytes = (what: string) => {
	const sentence = `${what} must be a number of megabytes from 1 to 1000000.`;
	return v.pipe(
		v.string(),
		v.regex(/^\d{1,7}$/, sentence),
		v.transform(Number),
		v.minValue(1, sentence),
		v.maxValue(1_000_000, sentence)
	);
};

const valuesSchema = v.object({
	port: v.pipe(
		v.string(),
		v.regex(/^\d{1,5}$/, 'The port must be a number from 0 to 65535.'),
		v.transform(Number),
		v.maxValue(65_535, 'The port must be a number from 0 to 65535.')
	),
	host: v.pipe(v.string(), v.nonEmpty('The host must not be empty.')),
	data: v.pipe(v.string(), v.nonEmpty('The data folder must not be empty.')),
	founding: v.picklist(['open', 'closed'], 'Founding must be open or closed.'),
	dailyMb: megabytes('What a device may send in a day'),
	logMb: megabytes('What the log of a workspace may hold'),
	filesMb: megabytes('What the files of a workspace may take'),
	log: v.picklist(logLevels, `The log level must be one of ${logLevels.join(', ')}.`),
	origin: v.array(
		v.pipe(
			v.string(),
			v.check(
				(origin) => URL.canParse(origin) && new URL(origin).origin === origin,
				'An origin looks like https://example.org, without a path.'
			)
		)
	)
});

/** Reads the settings from flags and environment. */
export const readSettings = (
	flags: readonly string[],
	environment: Readonly<Record<string, string | undefined>>
): Result<Settings, SettingsRefusal> => {
	const parsed = parseFlags(flags);
	if (!parsed.ok) return parsed;
	const given = parsed.value;
	const setting = (flag: TextFlag, variable: string, otherwise: string): string =>
		given[flag] ?? environment[variable] ?? otherwise;
	const values = v.safeParse(valuesSchema, {
		port: setting('port', 'PORT', '4400'),
		host: setting('host', 'HOST', '127.0.0.1'),
		data: setting('data', 'DATA', './data'),
		log: setting('log', 'LOG_LEVEL', 'info'),
		founding: setting('founding', 'FOUNDING', 'open'),
		dailyMb: setting('daily-mb', 'DAILY_MB', '64'),
		logMb: setting('log-mb', 'LOG_MB', '1024'),
		filesMb: setting('files-mb', 'FILES_MB', '4096'),
		origin: given.origin ?? []
	});
	if (!values.success) return err({ sentence: values.issues[0].message });
	const { port, host, data, log, origin, founding, dailyMb, logMb, filesMb } = values.output;
	return ok({
		port,
		host,
		data,
		origins: origin,
		logLevel: log,
		founding,
		limits: {
			deviceDailyBytes: dailyMb * MB,
			workspaceLogBytes: logMb * MB,
			workspaceFileBytes: filesMb * MB
		},
		openFrom: openArea(given),
		repairs: given.repair === true
	});
};

const openArea = (given: {
	readonly open?: boolean;
	readonly 'open-anywhere'?: boolean;
}): Settings['openFrom'] => {
	if (given['open-anywhere'] === true) return 'anywhere';
	return given.open === true ? 'this-machine' : undefined;
};

const parseFlags = (flags: readonly string[]) => {
	try {
		return ok(parseArgs({ args: [...flags], options: flagOptions }).values);
	} catch (fault) {
		return err({ sentence: fault instanceof Error ? `${fault.message}.` : 'Unknown flag.' });
	}
};
