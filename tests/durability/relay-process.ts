/**
 * A relay in a process of its own, to be killed. It loads first and opens the store when told to, so
 * that the next one can be ready while the last one still holds the data folder.
 */
import * as v from 'valibot';
import { startRelay } from '../../server/relay.ts';

const orderSchema = v.variant('type', [
	v.object({ type: v.literal('start'), data: v.string() }),
	v.object({ type: v.literal('append'), from: v.number(), count: v.number() }),
	v.object({ type: v.literal('read') })
]);

const space = { workspace: 'w', space: 's' };
let relay: Extract<Awaited<ReturnType<typeof startRelay>>, { ok: true }>['value'] | undefined;

const append = async (seq: number): Promise<void> => {
	const bytes = Uint8Array.of(seq & 0xff);
	await relay?.store.appendEntries(space, [
		{ chain: 'c', seq, id: `e${seq}`, bytes, receivedAt: seq }
	]);
	process.send?.({ type: 'acknowledged', seq });
};

process.on('message', (message: unknown) => void obey(v.parse(orderSchema, message)));

const obey = async (order: v.InferOutput<typeof orderSchema>): Promise<void> => {
	if (order.type === 'start') {
		const started = await startRelay({ data: order.data, openFrom: 'this-machine' });
		if (!started.ok) throw new Error(started.error.code);
		relay = started.value;
		process.send?.({ type: 'started', port: relay.port });
	} else if (order.type === 'append') {
		const seqs = Array.from({ length: order.count }, (_, at) => order.from + at);
		await Promise.all(seqs.map(append));
	} else {
		const entries = (await relay?.store.readEntries(space, 1, 1_000_000)) ?? [];
		process.send?.({ type: 'read', seqs: entries.map(({ seq }) => seq) });
	}
};
