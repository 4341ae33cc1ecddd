/**
 * A simulated world: one clock, one dice, one relay and the lines to it. Everything that happens is an
 * event of the clock; between two events all computation comes to rest. So one seed is one course of
 * events, and a failing seed fails again.
 */
import pino from 'pino';
import type { Pace, Socket, SocketConstructor } from '#lib/kernel/sync/index.ts';
import { openAccess } from '../../server/access.ts';
import { defaultLimits } from '../../server/limits.ts';
import { parseRelayPath } from '../../server/paths.ts';
import type { Access, Connection } from '../../server/seams.ts';
import { openMemoryStore } from '../../server/store/index.ts';
import { verifyAtOnce } from './quick-signatures.ts';

/** How unreliable the lines are. */
export interface Weather {
	/** Chance that a message breaks its connection, with all that is under way. */
	readonly cut: number;
	/** Chance that a put or a push arrives twice. */
	readonly twice: number;
	/** Chance that a put or a push is overtaken by what was sent after it. */
	readonly late: number;
	/** Longest time a message takes, in milliseconds. */
	readonly latencyMs: number;
}

type Event = { readonly at: number; readonly order: number; readonly run: () => void };

const HOST = 'relay.test';
const PUT = 20;
const PUSH = 22;

/** See above. */
export class World {
	/** Milliseconds since the world began. */
	now = 0;
	weather: Weather = { cut: 0, twice: 0, late: 0, latencyMs: 20 };
	readonly url = `ws://${HOST}`;
	store = openMemoryStore();
	readonly offline = new Set<unknown>();
	#events: Event[] = [];
	#order = 0;
	#state: number;
	#access: Access | undefined;
	readonly #lines = new Set<Line>();

	constructor(seed: number) {
		this.#state = seed * 2_654_435_761 + 12_345;
	}

	/** At least 0, less than 1. */
	random(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number below `limit`. */
	dice(limit: number): number {
		return Math.floor(this.random() * limit);
	}

	get pace(): Pace {
		return {
			now: () => this.now,
			random: () => this.random(),
			after: (ms, run) => this.#after(ms, run)
		};
	}

	/** Starts the relay, or starts it again: all sockets are gone, what was on its disk is there. */
	async restart(): Promise<void> {
		for (const line of [...this.#lines]) line.cut();
		this.#access = await openAccess({
			limits: defaultLimits,
			founding: 'open',
			limited: () => undefined,
			shared: () => undefined,
			store: this.store,
			logger: pino({ level: 'silent' }),
			now: () => 1_700_000_000_000 + this.now,
			fault: (reason) => {
				throw reason;
			}
		});
	}

	/** Starts the relay with an empty disk: its members are to give it back what it had. */
	async loseDisk(): Promise<void> {
		this.store = openMemoryStore();
		await this.restart();
	}

	/** Breaks the lines of one device. */
	cutLines(owner: unknown): void {
		for (const line of [...this.#lines]) if (line.owner === owner) line.cut();
	}

	/** The socket class of one device. */
	socketsOf(owner: unknown): SocketConstructor {
		// eslint-disable-next-line @typescript-eslint/no-this-alias -- the class below has its own `this`
		const world = this;
		return class implements Socket {
			binaryType: BinaryType = 'arraybuffer';
			onopen: Socket['onopen'] = null;
			onmessage: Socket['onmessage'] = null;
			onclose: Socket['onclose'] = null;
			onerror: Socket['onerror'] = null;
			readonly #line: Line;
			constructor(url: string) {
				this.#line = world.#connect(owner, this, url);
			}
			send(data: Uint8Array<ArrayBuffer>): void {
				this.#line.toRelay(Uint8Array.from(data));
			}
			close(code = 1000, reason = ''): void {
				this.#line.close(code, reason);
			}
		};
	}

	/** Lets events happen for `ms`. */
	async run(ms: number): Promise<void> {
		const until = this.now + ms;
		await atRest();
		for (;;) {
			const next = this.#events[0];
			if (!next || next.at > until) break;
			this.#events.shift();
			this.now = Math.max(this.now, next.at);
			next.run();
			await atRest();
		}
		this.now = until;
	}

	#after(ms: number, run: () => void): () => void {
		const event = { at: this.now + ms, order: this.#order++, run };
		const place = this.#events.findIndex(({ at }) => at > event.at);
		this.#events.splice(place < 0 ? this.#events.length : place, 0, event);
		return () => {
			this.#events = this.#events.filter((other) => other !== event);
		};
	}

	#connect(owner: unknown, socket: Socket, url: string): Line {
		const path = parseRelayPath(new URL(url).pathname);
		const access = this.#access;
		const line: Line = new Line(this, owner, socket);
		this.#lines.add(line);
		line.onGone = () => this.#lines.delete(line);
		this.#after(this.dice(this.weather.latencyMs) + 1, () => {
			if (!access || !path || path.type === 'open' || this.offline.has(owner)) return line.cut();
			socket.onopen?.(new Event('open'));
			void access.gate(line.connection, path).then((admission) => {
				if (admission && path.type === 'log') access.log(line.connection, path, admission);
			});
		});
		return line;
	}
}

let connections = 0;

/** One connection: two queues in which messages keep their order, until it breaks. */
class Line {
	readonly owner: unknown;
	readonly connection: Connection;
	onGone: () => void = () => undefined;
	readonly #world: World;
	readonly #socket: Socket;
	readonly #ended: (() => void)[] = [];
	#receiver: Parameters<Connection['receive']>[0];
	#waiting: Uint8Array[] = [];
	#isGone = false;
	readonly #free = { relay: 0, client: 0 };

	constructor(world: World, owner: unknown, socket: Socket) {
		this.#world = world;
		this.owner = owner;
		this.#socket = socket;
		this.connection = {
			id: ++connections,
			address: '192.0.2.1',
			host: HOST,
			receive: (receiver) => {
				this.#receiver = receiver;
				while (this.#receiver && this.#waiting.length > 0) this.#deliver();
			},
			send: (message) => {
				if (typeof message !== 'string') this.#toClient(Uint8Array.from(message));
			},
			limitReading: () => undefined,
			queuedBytes: () => 0,
			end: (code, reason = '') => this.#end(code, reason),
			onEnd: (listener) => {
				if (this.#isGone) listener();
				else this.#ended.push(listener);
			}
		};
	}

	toRelay(message: Uint8Array): void {
		this.#carry('relay', message, (carried) => {
			this.#waiting.push(carried);
			if (this.#receiver) this.#deliver();
		});
	}

	/** The client hangs up. */
	close(code: number, reason: string): void {
		this.#end(code, reason);
	}

	/** The line breaks. */
	cut(): void {
		this.#end(1006, '');
	}

	#toClient(message: Uint8Array<ArrayBuffer>): void {
		this.#carry('client', message, (carried) => {
			this.#socket.onmessage?.(new MessageEvent('message', { data: carried.buffer }));
		});
	}

	#carry(
		end: 'relay' | 'client',
		message: Uint8Array,
		arrive: (message: Uint8Array<ArrayBuffer>) => void
	): void {
		if (this.#isGone) return;
		const { weather } = this.#world;
		if (this.#world.random() < weather.cut) {
			this.#world.pace.after(1, () => this.cut());
			return;
		}
		const isRepeatable = message[1] === PUT || message[1] === PUSH;
		const times = isRepeatable && this.#world.random() < weather.twice ? 2 : 1;
		for (let time = 0; time < times; time++) {
			const sent = this.#world.now + this.#world.dice(weather.latencyMs);
			const isLate = isRepeatable && this.#world.random() < weather.late;
			const at = Math.max(this.#free[end], sent) + (isLate ? weather.latencyMs : 0);
			if (!isLate) this.#free[end] = at;
			this.#world.pace.after(at - this.#world.now, () => {
				if (!this.#isGone) arrive(Uint8Array.from(message));
			});
		}
	}

	#deliver(): void {
		const message = this.#waiting.shift();
		if (message) this.#receiver?.(message, false);
	}

	#end(code: number, reason: string): void {
		if (this.#isGone) return;
		this.#isGone = true;
		this.onGone();
		for (const listener of this.#ended) listener();
		const notice = Object.assign(new Event('close'), { code, reason, wasClean: code !== 1006 });
		this.#world.pace.after(1, () => this.#socket.onclose?.(notice));
	}
}

verifyAtOnce();

/** Keys are read outside the event loop: what is under way there is counted. */
let underWay = 0;
const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (
	...args: unknown[]
) => Promise<CryptoKey>;
Object.assign(crypto.subtle, {
	importKey: async (...args: unknown[]) => {
		underWay++;
		try {
			return await importKey(...args);
		} finally {
			underWay--;
		}
	}
});

/** Waits until nothing is left to compute. */
const atRest = async (): Promise<void> => {
	for (let quiet = 0; quiet < 3; quiet++) {
		await new Promise((resolve) => setImmediate(resolve));
		if (underWay > 0) quiet = 0;
	}
};
