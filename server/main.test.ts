import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { accessRefusals, fileRefusals, shareRefusals } from '#lib/kernel/protocol/index.ts';
import { closeCodes } from './close-codes.ts';
import { exitCodes } from './exits.ts';
import { defaultLimits } from './limits.ts';
import { endingOf, joinRoom, openSocket, synced, textBecomes, textOf } from './test-clients.ts';

/** Processes compile what they run, several at once. */
const patienceMs = 120_000;

const program = fileURLToPath(new URL('./main.ts', import.meta.url));

const temporaryFolder = async (): Promise<string> => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-main-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
};

type Run = { readonly process: ChildProcess; readonly output: () => string };

const run = (flags: readonly string[]): Run => {
	const child = spawn(process.execPath, ['--import', 'tsx', program, ...flags]);
	onTestFinished(() => void child.kill('SIGKILL'));
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (bytes: Buffer) => {
			said += bytes.toString();
		});
	}
	return { process: child, output: () => said };
};

const portOf = async ({ process: child, output }: Run): Promise<number> => {
	for (;;) {
		const [, port] = /Tongban is at http:\/\/127\.0\.0\.1:(\d+)/.exec(output()) ?? [];
		if (port !== undefined) return Number(port);
		if (child.exitCode !== null) throw new Error(output());
		await Promise.race([once(child.stderr ?? child, 'data'), once(child, 'exit')]);
	}
};

const exitOf = async ({ process: child }: Run): Promise<number | null> => {
	if (child.exitCode === null) await once(child, 'exit');
	return child.exitCode;
};

describe('the process', () => {
	test(
		'serves until it is asked to stop, then says goodbye, keeps everything and exits 0',
		async () => {
			const data = await temporaryFolder();
			const flags = ['--port', '0', '--data', data, '--open'];
			const first = run(flags);
			const port = await portOf(first);
			const alice = joinRoom(port, 'secret-room');
			const bob = joinRoom(port, 'secret-room');
			await Promise.all([synced(alice), synced(bob)]);
			textOf(alice).insert(0, 'private words');
			await textBecomes(bob, 'private words');
			const ended = endingOf(await openSocket(port, '/open/other'));
			first.process.kill('SIGTERM');
			expect((await ended).code).toBe(1012);
			expect(await exitOf(first)).toBe(exitCodes.stopped);
			expect(first.output()).not.toMatch(/secret-room|private words/);
			for (const client of [alice, bob]) client.destroy();

			const second = run(flags);
			const carol = joinRoom(await portOf(second), 'secret-room');
			await synced(carol);
			expect(textOf(carol).toString()).toBe('private words');
			expect(second.output()).not.toContain('has recovered');
			second.process.kill('SIGINT');
			expect(await exitOf(second)).toBe(exitCodes.stopped);
		},
		patienceMs
	);

	test(
		'says in a sentence why it does not start',
		async () => {
			const data = await temporaryFolder();
			const running = run(['--port', '0', '--data', data]);
			const port = await portOf(running);
			const sameFolder = run(['--port', '0', '--data', data]);
			const samePort = run(['--port', String(port), '--data', join(data, '../unused-data')]);
			const file = join(await temporaryFolder(), 'file');
			await writeFile(file, '');
			const badFolder = run(['--port', '0', '--data', file]);
			const badFlag = run(['--port', 'many']);
			expect(await exitOf(sameFolder)).toBe(exitCodes.locked);
			expect(sameFolder.output()).toContain('is open in another process');
			expect(await exitOf(samePort)).toBe(exitCodes.address);
			expect(samePort.output()).toContain(`Port ${port} is already in use.`);
			expect(await exitOf(badFolder)).toBe(exitCodes.folder);
			expect(badFolder.output()).toContain('cannot be created or written');
			expect(await exitOf(badFlag)).toBe(exitCodes.usage);
			expect(badFlag.output()).toContain('The port must be a number');
			await rm(join(data, '../unused-data'), { recursive: true, force: true });
		},
		patienceMs
	);
});

describe('docs/operations.md', () => {
	const operations = () =>
		readFile(fileURLToPath(new URL('../docs/operations.md', import.meta.url)), 'utf8');

	test('lists every close code and every exit code', async () => {
		const text = await operations();
		for (const code of [...Object.values(closeCodes), ...Object.values(exitCodes)]) {
			expect(text).toMatch(new RegExp(`^\\| ${code} `, 'm'));
		}
	});

	test('lists every reason that the relay gives', async () => {
		const text = await operations();
		const saidByClients = ['other_host', 'newer_protocol'];
		for (const reason of Object.keys(accessRefusals)) {
			if (!saidByClients.includes(reason)) expect(text).toContain(`\`${reason}\``);
		}
	});

	test('lists every reason for which a share of a key is refused', async () => {
		const text = await operations();
		for (const reason of shareRefusals) {
			expect(text).toMatch(new RegExp(`^\\| \`${reason}\` `, 'm'));
		}
	});

	test('lists every reason for which a file is refused', async () => {
		const text = await operations();
		for (const [reason, status] of Object.entries(fileRefusals)) {
			expect(text).toMatch(new RegExp(`^\\| \`${reason}\` +\\| ${status} `, 'm'));
		}
	});

	test('lists every limit', async () => {
		const text = await operations();
		for (const name of Object.keys(defaultLimits)) expect(text).toContain(`\`${name}\``);
	});
});
