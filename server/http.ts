/** Pages, files, health and metrics over HTTP. Every other address is a page: the application routes itself. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Registry } from 'prom-client';
import sirv from 'sirv';
import { isFileAddress, type FilesHandler } from './files/index.ts';
import { isLoopback } from './origin.ts';

/** What the HTTP side is given. */
export type HttpParts = {
	/** The built application; `undefined` serves no pages. */
	readonly pages: string | undefined;
	readonly isReady: () => boolean;
	readonly metrics: Registry;
	/** Answers for files; undefined where there is nobody to judge who may have them. */
	readonly files: FilesHandler | undefined;
};

const immutable = 'public, max-age=31536000, immutable';
const revalidate = 'no-cache';

/** The Content-Security-Policy that counts is in the page itself; only this part cannot be there. */
const securityHeaders = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Content-Security-Policy': "frame-ancestors 'none'",
	'X-Frame-Options': 'DENY',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin'
};

/** Answers every plain HTTP request. */
export const answerHttp = (parts: HttpParts): RequestListener => {
	const servePage = pageServer(parts.pages);
	return (request, response) => {
		for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
		const [path = '/'] = (request.url ?? '/').split('?', 1);
		if (parts.files && isFileAddress(path)) return void parts.files(request, response);
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.setHeader('Allow', 'GET, HEAD');
			return say(response, 405, 'Only GET and HEAD are answered here.');
		}
		if (path === '/healthz') return health(response, parts.isReady());
		if (path === '/metrics') return void metrics(request, response, parts.metrics);
		servePage(request, response);
	};
};

const health = (response: ServerResponse, isReady: boolean): void => {
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Content-Type', 'application/json');
	response.statusCode = isReady ? 200 : 503;
	response.end(JSON.stringify({ live: true, ready: isReady }));
};

/** Metrics are for the operator: from this machine, and not through a proxy that faces the world. */
const metrics = async (
	request: IncomingMessage,
	response: ServerResponse,
	registry: Registry
): Promise<void> => {
	const isProxied = request.headers['x-forwarded-for'] !== undefined;
	if (isProxied || !isLoopback(request.socket.remoteAddress ?? '')) {
		return say(response, 403, 'Metrics are read on the machine itself.');
	}
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Content-Type', registry.contentType);
	response.end(await registry.metrics());
};

const pageServer = (folder: string | undefined): RequestListener => {
	if (folder === undefined || !existsSync(join(folder, 'index.html'))) {
		return (_request, response) =>
			say(
				response,
				503,
				'The application has not been built. Run "npm run build", then start again.'
			);
	}
	const serve = sirv(folder, {
		single: 'index.html',
		etag: true,
		setHeaders: (response, path) =>
			response.setHeader(
				'Cache-Control',
				path.startsWith('/_app/immutable/') ? immutable : revalidate
			)
	});
	return (request, response) =>
		serve(request, response, () => say(response, 404, 'Nothing lives at this address.'));
};

const say = (response: ServerResponse, status: number, sentence: string): void => {
	response.statusCode = status;
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.end(`${sentence}\n`);
};
