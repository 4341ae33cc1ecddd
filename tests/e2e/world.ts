/** A relay of one's own and people with browsers of their own, for tests that walk through the product. */
import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The relay as a process, so that a test can kill it as a power cut would. */
export class RelayProcess {
	readonly url: string;
	readonly #port: number;
	readonly #data: string;
	#process: ChildProcess | undefined;

	private constructor(port: number, data: string) {
		this.#port = port;
		this.#data = data;
		this.url = `http://localhost:${port}`;
	}

	static async start(): Promise<RelayProcess> {
		const data = await mkdtemp(join(tmpdir(), 'tongban-e2e-'));
		const relay = new RelayProcess(await freePort(), data);
		await relay.run();
		return relay;
	}

	/** Starts the process on the same port and data, and waits until it answers. */
	async run(): Promise<void> {
		const tsx = join('node_modules', 'tsx', 'dist', 'cli.mjs');
		this.#process = spawn(process.execPath, [tsx, 'server/main.ts'], {
			env: { ...process.env, PORT: String(this.#port), DATA: this.#data, LOG_LEVEL: 'silent' },
			stdio: 'ignore',
			detached: true
		});
		const begun = Date.now();
		while (!(await this.#answers())) {
			if (Date.now() - begun > 60_000) throw new Error('the relay did not start');
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	/** Kills it without a chance to write anything, and waits until it is gone. */
	async kill(): Promise<void> {
		const { pid } = this.#process ?? {};
		if (pid === undefined) return;
		const gone = new Promise((resolve) => this.#process?.once('exit', resolve));
		process.kill(-pid, 'SIGKILL'); // the whole group: tsx and what it started
		await gone;
		this.#process = undefined;
	}

	/** Everything that lies in its data folder, as text. */
	async stored(): Promise<string> {
		const files = await readdir(this.#data, { recursive: true, withFileTypes: true });
		const texts = await Promise.all(
			files
				.filter((file) => file.isFile())
				.map((file) => readFile(join(file.parentPath, file.name), 'utf8'))
		);
		return texts.join('\n');
	}

	async end(): Promise<void> {
		await this.kill();
		await rm(this.#data, { recursive: true, force: true });
	}

	async #answers(): Promise<boolean> {
		try {
			return (await fetch(`${this.url}/healthz`)).ok;
		} catch {
			return false; // not listening yet
		}
	}
}

const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

/** Somebody with a browser of their own. */
export interface Person {
	readonly name: string;
	readonly context: BrowserContext;
	readonly page: Page;
	/** What the browser complained of; a test expects none of it. */
	readonly complaints: readonly string[];
}

const viewports = { laptop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

/** Opens a browser for a person. */
export const meet = async (
	browser: Browser,
	relay: RelayProcess,
	name: string,
	device: keyof typeof viewports = 'laptop'
): Promise<Person> => {
	const context = await browser.newContext({ baseURL: relay.url, viewport: viewports[device] });
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`${name}: ${error.message}`));
	page.on('console', (message) => {
		const isNetwork = /WebSocket|ERR_(INTERNET|CONNECTION)|Failed to load resource/.test(
			message.text()
		);
		if (message.type() === 'error' && !isNetwork) complaints.push(`${name}: ${message.text()}`);
	});
	return { name, context, page, complaints };
};

/** Founds a workspace and answers its address. */
export const found = async (
	{ page, name }: Pick<Person, 'page' | 'name'>,
	workspace: string
): Promise<string> => {
	await page.goto('/');
	await page.getByLabel('工作区名称').fill(workspace);
	await page.getByLabel('你的姓名').fill(name);
	await page.getByRole('button', { name: '建立', exact: true }).click();
	await page.waitForURL(/\/w\/[\w-]{43}$/);
	return new URL(page.url()).pathname;
};

export const test = base.extend<{ relay: RelayProcess }>({
	relay: async ({}, use) => {
		const relay = await RelayProcess.start();
		await use(relay);
		await relay.end();
	}
});
