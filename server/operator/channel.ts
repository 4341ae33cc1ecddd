/**
 * How the operator's commands reach a running relay: HTTP on a port of its own that only this machine
 * can reach, with a token that only who may read the data folder knows. Both stand in a file there,
 * `operator.json`, for as long as the relay runs.
 *
 *     POST /   Authorization: Bearer <token>   body: an order as JSON   →   200, an answer as JSON
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as v from 'valibot';
import { hangUp, listen } from '../listen.ts';
import { orderSchema, type Answer, type Order } from './orders.ts';

/** The name of the file, in the data folder. */
export const channelFile = 'operator.json';

/** What stands in the file. */
export const channelSchema = v.strictObject({ port: v.number(), token: v.string() });

const MAX_ORDER_BYTES = 4 * 1024;
const PATIENCE_MS = 1_000;

/** Opens the channel; the answer closes it and removes the file. */
export const openChannel = async (
	folder: string,
	carryOut: (order: Order) => Promise<Answer>
): Promise<() => Promise<void>> => {
	const token = randomBytes(32).toString('base64url');
	const server = createServer((request, response) => {
		answer(request, response, token, carryOut).catch(() => response.destroy());
	});
	const listening = await listen(server, 0, '127.0.0.1');
	if (!listening.ok) throw new Error(`no port for the operator's commands: ${listening.error}`);
	const file = join(folder, channelFile);
	// A file that a killed process has left keeps its mode when it is written again.
	await rm(file, { force: true });
	await writeFile(file, JSON.stringify({ port: listening.value, token }), { mode: 0o600 });
	return async () => {
		await rm(file, { force: true });
		await hangUp(server, PATIENCE_MS);
	};
};

const answer = async (
	request: IncomingMessage,
	response: ServerResponse,
	token: string,
	carryOut: (order: Order) => Promise<Answer>
): Promise<void> => {
	const say = (status: number, body: unknown) => {
		response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
		response.end(JSON.stringify(body));
	};
	// A page of a browser on this machine says where it comes from; a command does not.
	if (request.headers.origin !== undefined) return say(403, { code: 'forbidden' });
	if (!isAuthorized(request.headers.authorization ?? '', token)) {
		return say(401, { code: 'unauthorized' });
	}
	const order = v.safeParse(orderSchema, await readOrder(request));
	if (request.method !== 'POST' || !order.success) return say(400, { code: 'malformed' });
	say(200, await carryOut(order.output));
};

const isAuthorized = (header: string, token: string): boolean => {
	const [given, expected] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)];
	return given.length === expected.length && timingSafeEqual(given, expected);
};

const readOrder = async (request: IncomingMessage): Promise<unknown> => {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request) {
		const part = Buffer.from(chunk);
		bytes += part.length;
		if (bytes > MAX_ORDER_BYTES) return undefined;
		chunks.push(part);
	}
	try {
		const order: unknown = JSON.parse(Buffer.concat(chunks).toString());
		return order;
	} catch {
		return undefined; // what is no JSON is no order
	}
};
