import { describe, expect, test } from 'vitest';
import { exitCodes, startSentence } from './exits.ts';
import { readSettings } from './settings.ts';

const defaults = {
	port: 4400,
	host: '127.0.0.1',
	data: './data',
	origins: [],
	logLevel: 'info',
	openFrom: undefined,
	founding: 'open',
	limits: {
		deviceDailyBytes: 64 * 1024 * 1024,
		workspaceLogBytes: 1024 * 1024 * 1024,
		workspaceFileBytes: 4096 * 1024 * 1024
	},
	repairs: false
};

const sentenceFor = (flags: readonly string[], environment = {}): string => {
	const settings = readSettings(flags, environment);
	return settings.ok ? 'accepted' : settings.error.sentence;
};

describe('settings', () => {
	test('are made for this machine alone unless told otherwise', () => {
		expect(readSettings([], {})).toEqual({ ok: true, value: defaults });
	});

	test('come from the environment, and flags win', () => {
		const environment = { PORT: '1', HOST: '0.0.0.0', DATA: '/d', LOG_LEVEL: 'warn' };
		expect(readSettings(['--port', '2', '--open'], environment)).toEqual({
			ok: true,
			value: {
				...defaults,
				port: 2,
				host: '0.0.0.0',
				data: '/d',
				logLevel: 'warn',
				openFrom: 'this-machine'
			}
		});
	});

	test('open the area to the network only in so many words', () => {
		const settings = readSettings(['--open-anywhere', '--origin', 'https://a.example'], {});
		expect(settings.ok && settings.value.openFrom).toBe('anywhere');
		expect(settings.ok && settings.value.origins).toEqual(['https://a.example']);
	});

	test('say who may found a workspace, and how much may be sent and kept', () => {
		const settings = readSettings(['--daily-mb', '5'], {
			FOUNDING: 'closed',
			LOG_MB: '7',
			FILES_MB: '9'
		});
		expect(settings.ok && settings.value.founding).toBe('closed');
		expect(settings.ok && settings.value.limits).toEqual({
			deviceDailyBytes: 5 * 1024 * 1024,
			workspaceLogBytes: 7 * 1024 * 1024,
			workspaceFileBytes: 9 * 1024 * 1024
		});
		expect(sentenceFor(['--founding', 'maybe'])).toBe('Founding must be open or closed.');
		expect(sentenceFor([], { DAILY_MB: '0' })).toBe(
			'What a device may send in a day must be a number of megabytes from 1 to 1000000.'
		);
	});

	test('are refused with a sentence', () => {
		expect(sentenceFor(['--port', 'x'])).toBe('The port must be a number from 0 to 65535.');
		expect(sentenceFor([], { PORT: '65536' })).toBe('The port must be a number from 0 to 65535.');
		expect(sentenceFor(['--origin', 'https://a.example/path'])).toBe(
			'An origin looks like https://example.org, without a path.'
		);
		expect(sentenceFor(['--log', 'loud'])).toMatch(/^The log level must be one of trace/);
		expect(sentenceFor(['--nonsense'])).toMatch(/nonsense/);
		expect(sentenceFor([], { DATA: '' })).toBe('The data folder must not be empty.');
	});
});

test('every reason not to start has a sentence and an exit code', () => {
	const settings = { port: 80, host: '10.0.0.1', data: './data' };
	const store = (code: 'locked' | 'unwritable' | 'damaged') =>
		startSentence({ code: 'store', refusal: { code, cause: 'why' } }, settings);
	expect(startSentence({ code: 'port-in-use' }, settings)).toEqual({
		sentence: 'Port 80 is already in use. Stop what uses it, or choose another: PORT=4401.',
		exitCode: exitCodes.address
	});
	expect(startSentence({ code: 'port-refused' }, settings).exitCode).toBe(69);
	expect(startSentence({ code: 'host-unknown' }, settings).exitCode).toBe(69);
	expect(store('locked').exitCode).toBe(75);
	expect(store('unwritable').exitCode).toBe(73);
	expect(store('damaged').sentence).toBe(
		'The data folder ./data is damaged (why). Copy it, then start with --repair.'
	);
});
