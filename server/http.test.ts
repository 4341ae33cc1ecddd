import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startTestRelay } from './test-clients.ts';

const startWithPages = async (): Promise<string> => {
	const pages = await mkdtemp(join(tmpdir(), 'tongban-pages-'));
	onTestFinished(() => rm(pages, { recursive: true }));
	await mkdir(join(pages, '_app/immutable'), { recursive: true });
	await writeFile(join(pages, 'index.html'), '<title>the application</title>');
	await writeFile(join(pages, 'service-worker.js'), 'worker');
	await writeFile(join(pages, '_app/immutable/a.js'), 'script');
	return (await startTestRelay({ pages })).url;
};

const get = async (address: string) => {
	const response = await fetch(address);
	return {
		status: response.status,
		cache: response.headers.get('cache-control'),
		body: await response.text()
	};
};

describe('pages', () => {
	test('are served at every address without an extension, and asked for again each time', async () => {
		const url = await startWithPages();
		const page = { status: 200, cache: 'no-cache', body: '<title>the application</title>' };
		expect(await get(url)).toEqual(page);
		expect(await get(`${url}/w/abc/meetings/def`)).toEqual(page);
		expect(await get(`${url}/join?x=1`)).toEqual(page);
	});

	test('keep their hashed parts for a year and their worker not at all', async () => {
		const url = await startWithPages();
		expect(await get(`${url}/_app/immutable/a.js`)).toEqual({
			status: 200,
			cache: 'public, max-age=31536000, immutable',
			body: 'script'
		});
		expect((await get(`${url}/service-worker.js`)).cache).toBe('no-cache');
	});

	test('do not answer for files that are not there, or above the folder', async () => {
		const url = await startWithPages();
		expect((await get(`${url}/missing.js`)).status).toBe(404);
		expect((await get(`${url}/_app/immutable/old.js`)).status).toBe(404);
		expect((await get(`${url}/..%2f..%2fetc/passwd.txt`)).status).toBe(404);
	});

	test('carry the headers that the page itself cannot', async () => {
		const { headers } = await fetch(await startWithPages());
		expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
	});

	test('say how to build them when nobody has', async () => {
		const { url } = await startTestRelay({ pages: '/nonexistent' });
		expect(await get(url)).toEqual({
			status: 503,
			cache: 'no-store',
			body: 'The application has not been built. Run "npm run build", then start again.\n'
		});
	});

	test('are only read', async () => {
		const { url } = await startTestRelay();
		expect((await fetch(url, { method: 'POST' })).status).toBe(405);
	});
});

describe('what the operator asks', () => {
	test('is answered: live and ready', async () => {
		const { url } = await startTestRelay();
		expect(await get(`${url}/healthz`)).toEqual({
			status: 200,
			cache: 'no-store',
			body: '{"live":true,"ready":true}'
		});
	});

	test('is answered in figures, on the machine itself only', async () => {
		const { url } = await startTestRelay();
		expect((await get(`${url}/metrics`)).body).toContain('tongban_sockets 0');
		const proxied = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '1.2.3.4' } });
		expect(proxied.status).toBe(403);
	});
});
