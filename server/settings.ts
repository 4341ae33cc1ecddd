/** What the operator may set: environment first, then flags, which win. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** The relay's settings. */
export type Settings = {
	readonly port: number;
	readonly host: string;
	readonly data: string;
	readonly openFrom: 'this-machine' | 'anywhere' | undefined;
	readonly origins: readonly string[];
	readonly logLevel: string;
	/** Rebuild a damaged data folder before opening it. */
	readonly repairs: boolean;
};

/** The sentence a wrong setting is answered with. */
export type SettingsRefusal = { readonly sentence: string };

/** How the relay is called; printed with every refusal. */
export const usage = `Usage: tsx server/main.ts [--port 4400] [--host 127.0.0.1] [--data ./data]
       [--open | --open-anywhere] [--origin https://example.org]… [--log info] [--repair]
The environment variables PORT, HOST, DATA and LOG_LEVEL set the same; flags win.`;

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const flagOptions = {
	port: { type: 'string' },
	host: { type: 'string' },
	data: { type: 'string' },
	log: { type: 'string' },
	origin: { type: 'string', multiple: true },
	open: { type: 'boolean' },
	'open-anywhere': { type: 'boolean' },
	repair: { type: 'boolean' }
} as const;

const valuesSchema = v.object({
	port: v.pipe(
		v.string(),
		v.regex(/^\d{1,5}$/, 'The port must be a number from 0 to 65535.'),
		v.transform(Number),
		v.maxValue(65_535, 'The port must be a number from 0 to 65535.')
	),
	host: v.pipe(v.string(), v.nonEmpty('The host must not be empty.')),
	data: v.pipe(v.string(), v.nonEmpty('The data folder must not be empty.')),
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
	const values = v.safeParse(valuesSchema, {
		port: given.port ?? environment['PORT'] ?? '4400',
		host: given.host ?? environment['HOST'] ?? '127.0.0.1',
		data: given.data ?? environment['DATA'] ?? './data',
		log: given.log ?? environment['LOG_LEVEL'] ?? 'info',
		origin: given.origin ?? []
	});
	if (!values.success) return err({ sentence: values.issues[0].message });
	const { port, host, data, log, origin } = values.output;
	return ok({
		port,
		host,
		data,
		origins: origin,
		logLevel: log,
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
