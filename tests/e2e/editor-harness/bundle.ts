/** Builds and serves the editor's test page under the policy of the product. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"connect-src 'self'",
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html ProseMirrorClipboard'
].join('; ');

const html = `<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Minutes</title>
<link rel="stylesheet" href="/page.css"></head>
<body><main></main><script type="module" src="/page.js"></script></body></html>`;

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** The address of the test page, and how to stop serving it. */
export type EditorPage = { readonly url: string; close(): Promise<void> };

const bundle = async (folder: string): Promise<void> => {
	await build({
		configFile: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
		build: {
			outDir: folder,
			minify: false,
			modulePreload: false,
			rolldownOptions: {
				input: join(import.meta.dirname, 'page.svelte.ts'),
				output: { entryFileNames: 'page.js', assetFileNames: 'page.[ext]' }
			}
		}
	});
};

/** Builds the page into a temporary folder and serves it on this machine only. */
export const serveEditor = async (): Promise<EditorPage> => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-editor-'));
	await bundle(folder);
	const server = createServer((request, response) => {
		const name = (request.url ?? '/').slice(1);
		const type = types[name.split('.').at(-1) ?? ''];
		if (name === '')
			response
				.setHeader('content-type', 'text/html')
				.setHeader('content-security-policy', policy)
				.end(html);
		else if (type)
			readFile(join(folder, name)).then(
				(content) => response.setHeader('content-type', type).end(content),
				() => response.writeHead(404).end()
			);
		else response.writeHead(404).end();
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			await rm(folder, { recursive: true });
		}
	};
};
