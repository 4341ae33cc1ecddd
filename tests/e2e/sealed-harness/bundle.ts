/** Builds the script that drives a browser's session, and puts it into a page. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';

/** The page's script. */
export const bundleSealedPage = async (): Promise<string> => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-sealed-page-'));
	await build({
		configFile: false,
		logLevel: 'error',
		resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
		build: {
			outDir: folder,
			minify: false,
			modulePreload: false,
			rolldownOptions: {
				input: join(import.meta.dirname, 'page.ts'),
				output: { entryFileNames: 'page.js', codeSplitting: false }
			}
		}
	});
	const script = await readFile(join(folder, 'page.js'), 'utf8');
	await rm(folder, { recursive: true });
	return script;
};

/** Puts the script into a bare page of the relay's own, so that its sockets may go to the relay. */
export const enterSealedPage = async (page: Page, script: string): Promise<void> => {
	await page.goto('/healthz');
	await page.addScriptTag({ content: script, type: 'module' });
	await page.waitForFunction(() => window.sealed !== undefined);
};
