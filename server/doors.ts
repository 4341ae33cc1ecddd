/** Where websockets come in: each is judged, wrapped, gated and handed to its protocol. */
import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { closeCodes, type CloseCode } from './close-codes.ts';
import type { Drafts } from './drafts/index.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { roomKey } from './paths.ts';
import type { Access, Admission, RelayPath } from './seams.ts';
import { RelayConnection } from './sockets/index.ts';
import { judgeUpgrade, refuseUpgrade, type UpgradeRules } from './upgrade.ts';

/** The websockets of one relay. */
export type Doors = {
	/** Answers an upgrade request. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Ends every connection with a code. */
	endAll(code: CloseCode, reason: string): void;
	connectionCount(): number;
	/** Bytes the network has not taken yet. */
	queuedBytes(): number;
	/** Stops the heartbeat. */
	close(): void;
};

/** What the doors lead to. */
export type DoorParts = {
	readonly limits: Limits;
	readonly metrics: Metrics;
	readonly logger: Logger;
	readonly drafts: Drafts;
	readonly access: Access | undefined;
	readonly rules: Omit<UpgradeRules, 'hasAccess' | 'isFull'>;
};

const openAdmission: Admission = {
	device: undefined,
	canWrite: () => true,
	spend: () => true
};

/** Opens the doors. */
export const openDoors = (parts: DoorParts): Doors => {
	const { limits, metrics, logger, access } = parts;
	const connections = new Set<RelayConnection>();
	const rules: UpgradeRules = {
		...parts.rules,
		hasAccess: access !== undefined,
		isFull: () => connections.size >= limits.sockets
	};
	const server = new WebSocketServer({
		noServer: true,
		maxPayload: limits.messageBytes,
		perMessageDeflate: false,
		clientTracking: false
	});
	const heartbeat = setInterval(() => {
		for (const connection of connections) connection.checkAlive();
	}, limits.stalledMs / 2);
	heartbeat.unref();

	const upgrade: Doors['upgrade'] = (request, socket, head) => {
		const judged = judgeUpgrade(request, rules);
		if (judged.type === 'refused' || !(socket instanceof Socket)) {
			const status = judged.type === 'refused' ? judged.status : 400;
			metrics.refusedUpgrade(status);
			return refuseUpgrade(socket, status);
		}
		server.handleUpgrade(request, socket, head, (webSocket) => {
			const connection = new RelayConnection(webSocket, socket, request, limits, metrics);
			connections.add(connection);
			connection.onEnd(() => connections.delete(connection));
			lead(connection, judged).catch((reason: unknown) => {
				logger.error({ err: reason, connection: connection.id }, 'a connection failed');
				connection.end(closeCodes.fault);
			});
		});
	};

	const lead = async (connection: RelayConnection, path: RelayPath): Promise<void> => {
		const admission = path.type === 'open' ? openAdmission : await access?.gate(connection, path);
		if (admission === undefined) return;
		if (path.type === 'log') access?.log(connection, path, admission);
		else if (path.type === 'share') access?.share(connection, path, admission);
		else if (path.type === 'recovery') access?.recovery(connection, path);
		else await parts.drafts.enter(connection, roomKey(path), admission);
	};

	return {
		upgrade,
		endAll: (code, reason) => {
			for (const connection of connections) connection.end(code, reason);
		},
		connectionCount: () => connections.size,
		queuedBytes: () => [...connections].reduce((sum, one) => sum + one.queuedBytes(), 0),
		close: () => clearInterval(heartbeat)
	};
};
