import { expect, test } from 'vitest';
import { Inbox } from './inbox.ts';

const openInbox = () => {
	const flow: string[] = [];
	const inbox = new Inbox({ stop: () => flow.push('stop'), start: () => flow.push('start') });
	return { inbox, flow };
};

test('messages wait for a receiver and reach it in order', () => {
	const { inbox } = openInbox();
	const received: number[] = [];
	inbox.deliver(Uint8Array.of(1), false);
	inbox.deliver(Uint8Array.of(2), false);
	inbox.receive((bytes) => received.push(...bytes));
	inbox.deliver(Uint8Array.of(3), false);
	expect(received).toEqual([1, 2, 3]);
});

test('a receiver that lets go after the first message leaves the rest to the next', () => {
	const { inbox } = openInbox();
	const gate: number[] = [];
	const protocol: number[] = [];
	inbox.deliver(Uint8Array.of(1), false);
	inbox.deliver(Uint8Array.of(2), false);
	inbox.receive((bytes) => {
		gate.push(...bytes);
		inbox.receive(undefined);
	});
	inbox.deliver(Uint8Array.of(3), false);
	inbox.receive((bytes) => protocol.push(...bytes));
	expect([gate, protocol]).toEqual([[1], [2, 3]]);
});

test('reading stops while too much waits and starts again when it was taken', () => {
	const { inbox, flow } = openInbox();
	inbox.deliver(new Uint8Array(65_537), false);
	expect(flow).toEqual(['stop']);
	inbox.receive(() => undefined);
	expect(flow).toEqual(['stop', 'start']);
});

test('nothing is delivered after the end', () => {
	const { inbox } = openInbox();
	const received: number[] = [];
	inbox.deliver(Uint8Array.of(1), false);
	inbox.close();
	inbox.receive((bytes) => received.push(...bytes));
	inbox.deliver(Uint8Array.of(2), false);
	expect(received).toEqual([]);
});
