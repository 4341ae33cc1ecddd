/** Listening, and ceasing to. */
import type { Server } from 'node:http';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** Why a server cannot listen. */
export type ListenRefusal = 'port-in-use' | 'port-refused' | 'host-unknown';

const refusals: Readonly<Record<string, ListenRefusal>> = {
	EADDRINUSE: 'port-in-use',
	EACCES: 'port-refused',
	EADDRNOTAVAIL: 'host-unknown',
	ENOTFOUND: 'host-unknown',
	EAI_AGAIN: 'host-unknown'
};

/** Listens and answers the port. */
export const listen = (
	server: Server,
	port: number,
	host: string
): Promise<Result<number, ListenRefusal>> =>
	new Promise((resolve, reject) => {
		const fail = (fault: NodeJS.ErrnoException): void => {
			const refusal = refusals[fault.code ?? ''];
			if (refusal === undefined) reject(fault);
			else resolve(err(refusal));
		};
		server.once('error', fail);
		server.listen({ port, host }, () => {
			server.off('error', fail);
			const address = server.address();
			resolve(ok(address !== null && typeof address === 'object' ? address.port : port));
		});
	});

/** Stops accepting; resolves when the last connection is gone or patience has ended. */
export const hangUp = (server: Server, patienceMs: number): Promise<void> =>
	new Promise((resolve) => {
		const impatience = setTimeout(() => server.closeAllConnections(), patienceMs);
		server.close(() => {
			clearTimeout(impatience);
			resolve();
		});
		server.closeIdleConnections();
	});
