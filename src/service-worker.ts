// Puts the whole application on the device and opens any address of it without a network. Data is
// none of its business: that lives in IndexedDB and travels over websockets, which it never sees.
import { build, files, version } from '$service-worker';
import { answerFor, staleCaches } from '#lib/ui/update/offline.ts';

const prefix = 'tongban-';
const name = `${prefix}${version}`;
// The page every address is answered with. The list of files does not contain it by itself.
const page = '/';
const assets = new Set([...build, ...files, page]);
// This file runs in a worker; the shared types describe a window.
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

worker.addEventListener('message', (event) => {
	if (event.data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (url.origin !== worker.location.origin) return;
	const { method, mode } = request;
	const answer = answerFor({ method, mode, path: url.pathname }, assets);
	if (answer === 'network') return;
	event.respondWith(kept(answer === 'page' ? page : url.pathname, request));
});

async function keep(): Promise<void> {
	const cache = await caches.open(name);
	// A page kept by the browser could name the files of an older version.
	await cache.addAll([...assets].map((path) => new Request(path, { cache: 'reload' })));
}

async function takeOver(): Promise<void> {
	const stale = staleCaches(await caches.keys(), prefix);
	await Promise.all(stale.map((old) => caches.delete(old)));
	await worker.clients.claim();
}

/** The file of this version, else of the one before; the network only if the browser dropped both. */
async function kept(path: string, request: Request): Promise<Response> {
	const cache = await caches.open(name);
	return (await cache.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}
