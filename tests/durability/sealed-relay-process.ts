/** A relay in a process of its own, whose memory can be searched: logs to a file, dumps its heap when told. */
import { writeHeapSnapshot } from 'node:v8';
import pino from 'pino';
import * as v from 'valibot';
import { openAccess } from '../../server/access.ts';
import { startRelay } from '../../server/relay.ts';

const orderSchema = v.variant('type', [
	v.object({ type: v.literal('start'), data: v.string(), log: v.string() }),
	v.object({ type: v.literal('dump'), file: v.string() })
]);

process.on('message', (message: unknown) => void obey(v.parse(orderSchema, message)));

const obey = async (order: v.InferOutput<typeof orderSchema>): Promise<void> => {
	if (order.type === 'dump') {
		writeHeapSnapshot(order.file);
		process.send?.({ type: 'dumped' });
		return;
	}
	const logger = pino({ level: 'trace' }, pino.destination({ dest: order.log, sync: true }));
	const started = await startRelay({ data: order.data, access: openAccess, logger });
	if (!started.ok) throw new Error(started.error.code);
	process.send?.({ type: 'started', port: started.value.port });
};
