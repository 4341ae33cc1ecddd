/** Builds and serves the page that judges the signature vectors; the browser reports back by itself. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const fixture = join(import.meta.dirname, '../../fixtures/signatures/vectors-1.json');
const html =
	'<!doctype html><meta charset="utf-8"><title>Signatures</title><script type="module" src="/page.js"></script>';

/** The page's address, what a browser that opens it will report, and how to stop serving it. */
export interface SignaturePage {
	readonly url: string;
	readonly verdict: Promise<unknown>;
	close(): Promise<void>;
}

const bundle = (folder: string) =>
	build({
		configFile: false,
		logLevel: 'error',
		build: {
			outDir: folder,
			target: 'esnext',
			modulePreload: false,
			rolldownOptions: {
				input: join(import.meta.dirname, 'page.ts'),
				output: { entryFileNames: 'page.js' }
			}
		}
	});

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer); // a request's parts are buffers
	return JSON.parse(Buffer.concat(parts).toString());
};

/** Builds the page into a temporary folder and serves it on this machine only. */
export const serveSignatures = async (): Promise<SignaturePage> => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-signatures-'));
	await bundle(folder);
	let tell: (verdict: unknown) => void = () => undefined;
	const verdict = new Promise<unknown>((resolve) => (tell = resolve));
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		const send = (type: string, file: string) =>
			readFile(file).then(
				(content) => response.setHeader('content-type', type).end(content),
				() => response.writeHead(404).end()
			);
		if (path === '/') response.setHeader('content-type', 'text/html').end(html);
		else if (path === '/vectors') void send('application/json', fixture);
		else if (path === '/verdict') void bodyOf(request).then(tell, tell);
		else void send('text/javascript', join(folder, path.slice(1)));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		verdict,
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			await rm(folder, { recursive: true });
		}
	};
};
