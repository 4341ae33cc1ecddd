/** The test's side of `relay-process.ts`. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const messageSchema = v.variant('type', [
	v.object({ type: v.literal('started'), port: v.number() }),
	v.object({ type: v.literal('acknowledged'), seq: v.number() }),
	v.object({ type: v.literal('read'), seqs: v.array(v.number()) })
]);
type Message = v.InferOutput<typeof messageSchema>;

const program = fileURLToPath(new URL('./relay-process.ts', import.meta.url));

/** A relay process that can be killed. */
export class RelayChild {
	readonly #process: ChildProcess;
	#listener: (message: Message) => void = () => undefined;

	constructor() {
		this.#process = fork(program, { execArgv: ['--import', 'tsx'] });
		this.#process.on('message', (message) => this.#listener(v.parse(messageSchema, message)));
	}

	/** Opens the store and listens; answers the port. */
	async start(data: string): Promise<number> {
		const started = this.#next('started');
		this.#process.send({ type: 'start', data });
		return (await started).port;
	}

	/** Appends entries and calls back at each acknowledgement. */
	append(from: number, count: number, acknowledged: (seq: number) => void): void {
		this.#listener = (message) => {
			if (message.type === 'acknowledged') acknowledged(message.seq);
		};
		this.#process.send({ type: 'append', from, count });
	}

	/** The seqs of all entries in the store. */
	async readSeqs(): Promise<readonly number[]> {
		const read = this.#next('read');
		this.#process.send({ type: 'read' });
		return (await read).seqs;
	}

	/** Ends the process at once, as a power cut would as far as the process can tell. */
	kill(): void {
		this.#process.kill('SIGKILL');
	}

	/** Resolves when the process is gone and the folder free. */
	async gone(): Promise<void> {
		if (this.#process.exitCode === null && this.#process.signalCode === null) {
			await once(this.#process, 'exit');
		}
	}

	#next<T extends Message['type']>(type: T): Promise<Extract<Message, { type: T }>> {
		return new Promise((resolve, reject) => {
			this.#process.once('exit', () => reject(new Error('the relay process ended')));
			this.#listener = (message) => {
				// The check is what proves the type.
				if (message.type === type) resolve(message as Extract<Message, { type: T }>);
			};
		});
	}
}
