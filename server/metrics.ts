/** What the relay counts, for Prometheus. No label ever holds a name. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The relay's metrics. */
export type Metrics = {
	readonly registry: Registry;
	committed(milliseconds: number, operations: number): void;
	damaged(area: string): void;
	merged(outcome: 'merged' | 'failed', milliseconds: number): void;
	received(bytes: number): void;
	sent(bytes: number): void;
	ended(code: number): void;
	refusedUpgrade(status: number): void;
	limited(limit: string): void;
	shared(outcome: string): void;
	filed(outcome: string): void;
	/** Adds what is read off the relay whenever somebody asks. */
	watch(gauges: Gauges): void;
};

/** What is asked when somebody reads the metrics. */
type Gauges = {
	readonly sockets: () => number;
	readonly rooms: () => number;
	readonly queuedBytes: () => number;
};

/** Opens metrics with a registry of their own. */
export const openMetrics = (): Metrics => {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const gauge = (name: string, help: string, read: () => number) =>
		new Gauge({
			name,
			help,
			registers,
			collect() {
				this.set(read());
			}
		});
	const commits = new Histogram({
		name: 'tongban_commit_seconds',
		help: 'Time of one synced write of the store',
		buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
		registers
	});
	const merges = new Histogram({
		name: 'tongban_merge_seconds',
		help: 'Time to merge the tail of one draft',
		labelNames: ['outcome'],
		buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
		registers
	});
	const counter = (name: string, help: string, label?: string) =>
		new Counter({ name, help, registers, labelNames: label === undefined ? [] : [label] });
	const operations = counter('tongban_committed_operations_total', 'Rows written or deleted');
	const damaged = counter('tongban_damaged_rows_total', 'Rows found damaged', 'area');
	const received = counter('tongban_received_bytes_total', 'Bytes of messages received');
	const sent = counter('tongban_sent_bytes_total', 'Bytes of frames written');
	const ended = counter('tongban_closed_total', 'Websockets closed, by code', 'code');
	const limited = counter('tongban_limited_total', 'Refusals because of a limit', 'limit');
	const shared = counter('tongban_shares_total', 'Messages about shares of keys', 'outcome');
	const filed = counter('tongban_files_total', 'Requests for files', 'outcome');
	const refused = counter('tongban_refused_upgrades_total', 'Websockets refused', 'status');

	return {
		registry,
		committed: (milliseconds, count) => {
			commits.observe(milliseconds / 1000);
			operations.inc(count);
		},
		damaged: (area) => damaged.inc({ area }),
		merged: (outcome, milliseconds) => merges.observe({ outcome }, milliseconds / 1000),
		received: (bytes) => received.inc(bytes),
		sent: (bytes) => sent.inc(bytes),
		ended: (code) => ended.inc({ code }),
		limited: (limit) => limited.inc({ limit }),
		shared: (outcome) => shared.inc({ outcome }),
		filed: (outcome) => filed.inc({ outcome }),
		refusedUpgrade: (status) => refused.inc({ status }),
		watch: ({ sockets, rooms, queuedBytes }) => {
			gauge('tongban_sockets', 'Open websockets', sockets);
			gauge('tongban_rooms', 'Drafts in memory', rooms);
			gauge('tongban_queued_bytes', 'Bytes the network has not taken yet', queuedBytes);
		}
	};
};
