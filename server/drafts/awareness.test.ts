import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import { Awareness as StockAwareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Awareness } from './awareness.ts';

type State = readonly [client: number, clock: number, state: unknown];

const encode = (...states: readonly State[]): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, states.length);
		for (const [client, clock, state] of states) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		}
	});

const decode = (bytes: Uint8Array | undefined): readonly State[] | undefined => {
	if (bytes === undefined) return undefined;
	const decoder = decoding.createDecoder(bytes);
	return Array.from({ length: decoding.readVarUint(decoder) }, () => [
		decoding.readVarUint(decoder),
		decoding.readVarUint(decoder),
		JSON.parse(decoding.readVarString(decoder))
	]);
};

const limits = { awarenessStateBytes: 50, awarenessClients: 2 };
const alice = 1;
const bob = 2;

describe('awareness of a room', () => {
	test('passes on only the last state of each client', () => {
		const awareness = new Awareness(limits);
		awareness.receive(alice, encode([10, 1, { x: 1 }]));
		awareness.receive(bob, encode([20, 1, { y: 1 }]));
		awareness.receive(alice, encode([10, 2, { x: 2 }]));
		expect(decode(awareness.takeChanges())).toEqual([
			[10, 2, { x: 2 }],
			[20, 1, { y: 1 }]
		]);
		expect(awareness.takeChanges()).toBe(undefined);
		expect(decode(awareness.everybody())).toHaveLength(2);
	});

	test('drops what is not newer, as when stock clients repeat what they hear', () => {
		const awareness = new Awareness(limits);
		awareness.receive(alice, encode([10, 5, { x: 1 }]));
		awareness.takeChanges();
		const repeated = awareness.receive(bob, encode([10, 5, { x: 1 }]));
		expect(repeated).toEqual({ ok: true, value: { changes: 0, correction: undefined } });
		awareness.leave(bob);
		expect(decode(awareness.everybody())).toEqual([[10, 5, { x: 1 }]]);
	});

	test('lets leave with a socket only what that socket introduced', () => {
		const awareness = new Awareness(limits);
		awareness.receive(alice, encode([10, 1, 'a'], [11, 1, 'b']));
		awareness.receive(bob, encode([20, 1, 'c']));
		awareness.takeChanges();
		awareness.leave(alice);
		expect(decode(awareness.takeChanges())).toEqual([
			[10, 1, null],
			[11, 1, null]
		]);
		expect(decode(awareness.everybody())).toEqual([[20, 1, 'c']]);
	});

	test('keeps a client that has moved to a new socket when the old one ends', () => {
		const awareness = new Awareness(limits);
		awareness.receive(alice, encode([10, 1, 'old']));
		awareness.receive(bob, encode([10, 2, 'new']));
		awareness.leave(alice);
		expect(decode(awareness.everybody())).toEqual([[10, 2, 'new']]);
	});

	test('tells a client that comes back with its old clock, which then raises it by itself', () => {
		const awareness = new Awareness(limits);
		const stock = new StockAwareness(new Y.Doc());
		const id = stock.clientID;
		stock.setLocalState({ name: 'Alice' });
		const clock = stock.meta.get(id)?.clock ?? 0;
		awareness.receive(alice, encode([id, clock, { name: 'Alice' }]));
		awareness.leave(alice);
		const back = awareness.receive(bob, encode([id, clock, { name: 'Alice' }]));
		const correction = back.ok ? back.value.correction : undefined;
		expect(decode(correction)).toEqual([[id, clock, null]]);
		applyAwarenessUpdate(stock, correction ?? new Uint8Array(), 'relay');
		expect(stock.getLocalState()).toEqual({ name: 'Alice' });
		expect(stock.meta.get(id)?.clock).toBe(clock + 1);
		stock.destroy();
	});

	test('refuses states that are too big, too many, or no JSON', () => {
		const awareness = new Awareness(limits);
		const refusal = (bytes: Uint8Array) => {
			const outcome = awareness.receive(alice, bytes);
			return outcome.ok ? 'taken' : outcome.error;
		};
		expect(refusal(encode([1, 1, 'x'.repeat(49)]))).toBe('state-too-big');
		expect(refusal(Uint8Array.of(1, 1, 1, 1, 0x7b))).toBe('malformed');
		expect(refusal(Uint8Array.of(1, 1, 1))).toBe('malformed');
		expect(refusal(Uint8Array.of(0, 0))).toBe('malformed');
		expect(refusal(encode([1, 1, 'a'], [2, 1, 'a']))).toBe('taken');
		expect(refusal(encode([3, 1, 'a']))).toBe('too-many-clients');
	});
});
