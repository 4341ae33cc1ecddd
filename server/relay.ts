/** The relay: one HTTP server, its websockets, its drafts and its store, started and stopped together. */
import { createServer } from 'node:http';
import pino, { type Logger } from 'pino';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { closeCodes } from './close-codes.ts';
import { openDoors, type Doors } from './doors.ts';
import { openDrafts, type Drafts } from './drafts/index.ts';
import { answerFiles, openDiskBlobs, openMemoryBlobs, type Blobs } from './files/index.ts';
import { answerHttp } from './http.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { hangUp, listen, type ListenRefusal } from './listen.ts';
import { openMetrics, type Metrics } from './metrics.ts';
import { openChannel, operate, type OperateParts } from './operator/index.ts';
import { FileBytes } from './quotas/index.ts';
import type { Access, DoorControl, Founding, OpenAccess } from './seams.ts';
import { openLevelStore, openMemoryStore, type Store, type StoreRefusal } from './store/index.ts';
import type { UpgradeRules } from './upgrade.ts';

/** How a relay is started. */
export type RelayOptions = {
	/** 0, the default, takes any free port. */
	readonly port?: number;
	/** The address to listen on; this machine alone by default. */
	readonly host?: string;
	/** The folder of the store; without it the store ends with the relay. */
	readonly data?: string | undefined;
	/** The built application; without it no pages are served. */
	readonly pages?: string | undefined;
	/** Where the open area may be used from; without it there is none. */
	readonly openFrom?: UpgradeRules['openFrom'];
	/** Further web origins whose pages may connect. */
	readonly origins?: readonly string[];
	readonly limits?: Partial<Limits>;
	/** Whether workspaces may be founded that the relay does not know; they may by default. */
	readonly founding?: Founding;
	/** Judges proofs and speaks the log protocol; without it only the open area exists. */
	readonly access?: OpenAccess | undefined;
	readonly logger?: Logger;
	/** The disk failed: the relay has ended its connections and is no longer ready. */
	readonly onFault?: (reason: unknown) => void;
};

/** A relay that listens. */
export type Relay = {
	readonly port: number;
	/** `http://host:port`. */
	readonly url: string;
	readonly store: Store;
	/** Stops accepting, writes what has arrived, ends connections with 1012, closes the store. */
	close(): Promise<void>;
};

/** Why a relay did not start. */
export type StartRefusal =
	{ readonly code: ListenRefusal } | { readonly code: 'store'; readonly refusal: StoreRefusal };

const closingPatienceMs = 2_000;

/** Without access there is nobody to turn away. */
const closedDoor: DoorControl = {
	connected: () => Promise.resolve([]),
	rule: () => Promise.resolve(0)
};

/** Starts a relay. */
export const startRelay = async (
	options: RelayOptions = {}
): Promise<Result<Relay, StartRefusal>> => {
	const logger = options.logger ?? pino({ level: 'silent' });
	const limits = { ...defaultLimits, ...options.limits };
	const host = options.host ?? '127.0.0.1';
	const metrics = openMetrics();
	const opened = await openStore(options.data, metrics);
	if (!opened.ok) return err({ code: 'store', refusal: opened.error });
	const store = opened.value;
	report(store, logger);
	const blobs = await openBlobs(options.data);

	const state = { isListening: false, hasFailed: false };
	const isReady = (): boolean => state.isListening && !state.hasFailed;
	const fault = (reason: unknown): void => {
		if (state.hasFailed) return;
		state.hasFailed = true;
		logger.fatal({ err: reason }, 'the store cannot be written any more');
		doors.endAll(closeCodes.fault, 'the relay cannot write to its disk');
		options.onFault?.(reason);
	};
	const now = (): number => performance.now();
	const drafts = openDrafts({ store, limits, now, merged: metrics.merged, fault });
	const { founding = 'open' } = options;
	const { limited, shared } = metrics;
	const lent = { store, logger, limits, founding, limited, shared, fault };
	const access = await options.access?.({ ...lent, now: () => Date.now() });
	const rules = { openFrom: options.openFrom, origins: options.origins ?? [], isReady };
	const doors = openDoors({ limits, metrics, logger, drafts, access, rules });
	watch(metrics, doors, drafts);
	const files = access && serveFiles(access, { blobs, limits, metrics, logger, ...rules });
	const answer = answerHttp({ pages: options.pages, isReady, metrics: metrics.registry, files });
	const server = createServer(answer);
	server.on('upgrade', doors.upgrade);
	const door = access?.door ?? closedDoor;
	const closeChannel = await openCommands(options.data, { store, blobs, drafts, door });
	const stop = async (): Promise<void> => {
		state.isListening = false;
		drafts.flush();
		doors.endAll(closeCodes.comeBack, 'this relay is stopping');
		doors.close();
		await closeChannel();
		await hangUp(server, closingPatienceMs);
		await access?.close();
		await drafts.close();
		await store.close();
	};

	let stopping: Promise<void> | undefined;
	const close = (): Promise<void> => (stopping ??= stop());

	const listening = await listen(server, options.port ?? 0, host);
	if (!listening.ok) {
		await close();
		return err({ code: listening.error });
	}
	state.isListening = true;
	const port = listening.value;
	const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
	logger.info({ port, host }, 'listening');
	return ok({ port, url, store, close });
};

const openStore = async (folder: string | undefined, metrics: Metrics) =>
	folder === undefined ? ok(openMemoryStore()) : openLevelStore(folder, metrics);

const openBlobs = async (folder: string | undefined): Promise<Blobs> =>
	folder === undefined ? openMemoryBlobs() : openDiskBlobs(folder);

/** What answers for files, where there is somebody to judge who may have them. */
const serveFiles = (
	{ files: enter }: Access,
	parts: {
		readonly blobs: Blobs;
		readonly limits: Limits;
		readonly metrics: Metrics;
		readonly logger: Logger;
		readonly origins: readonly string[];
	}
) => {
	const { blobs, limits, metrics, logger, origins } = parts;
	const quota = new FileBytes({
		limit: limits.workspaceFileBytes,
		measure: async (workspace) => {
			let bytes = 0;
			for await (const { size } of blobs.list(workspace)) bytes += size;
			return bytes;
		}
	});
	const ticks = () => performance.now();
	const { filed, limited } = metrics;
	return answerFiles({ blobs, enter, quota, origins, ticks, filed, limited, logger });
};

/** A store that ends with the relay has no folder for the operator's file, and nobody to ask about it. */
const openCommands = async (folder: string | undefined, parts: OperateParts) =>
	folder === undefined
		? () => Promise.resolve()
		: openChannel(folder, (order) => operate(parts, order));

const watch = (metrics: Metrics, doors: Doors, drafts: Drafts): void =>
	metrics.watch({
		sockets: doors.connectionCount,
		rooms: drafts.roomCount,
		queuedBytes: doors.queuedBytes
	});

const report = (store: Store, logger: Logger): void => {
	for (const finding of store.report.findings) logger.error({ finding }, 'store damage');
	if (store.report.recovered) logger.warn('the store was not closed last time and has recovered');
};
