/** A browser's database of which one call fails: over fake-indexeddb, whose transactions can be aborted. */
import { IDBDatabase, IDBFactory, IDBIndex, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';

/** The disk is full; the transaction is aborted; something unknown; the connection has been closed. */
export const faultKinds = ['quota', 'abort', 'unknown', 'closed'] as const;
export type FaultKind = (typeof faultKinds)[number];

const errorNames = {
	quota: 'QuotaExceededError',
	abort: 'AbortError',
	unknown: 'UnknownError',
	closed: 'InvalidStateError'
} as const;

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

const storeMethods = ['add', 'put', 'delete', 'clear'];
const readMethods = [
	'get',
	'getKey',
	'getAll',
	'getAllKeys',
	'count',
	'openCursor',
	'openKeyCursor'
];
const counted: readonly (readonly [object, readonly string[]])[] = [
	[IDBFactory.prototype, ['open']],
	[IDBDatabase.prototype, ['transaction']],
	[IDBObjectStore.prototype, [...storeMethods, ...readMethods]],
	[IDBIndex.prototype, readMethods]
];

/** Lets the `at`-th call from now on fail (0: none), and counts the calls until `mend`. */
export const failCall = (kind: FaultKind, at: number) => {
	let calls = 0;
	const mended: (() => void)[] = [];
	for (const [prototype, names] of counted) {
		const methods = prototype as Methods; // each name is that of a method
		for (const name of names) {
			const original = methods[name];
			if (!original) throw new Error(`no method ${name}`);
			methods[name] = function (...args) {
				// The double calls this one itself when it makes a database.
				if (args[1] === 'versionchange') return original.apply(this, args);
				calls++;
				return calls === at ? fail(kind, this, original, args) : original.apply(this, args);
			};
			mended.push(() => (methods[name] = original));
		}
	}
	return {
		calls: () => calls,
		mend: () => {
			for (const restore of mended) restore();
		}
	};
};

const fail = (kind: FaultKind, on: unknown, original: Method, args: unknown[]): unknown => {
	const error = new DOMException('', errorNames[kind]);
	if (on instanceof IDBFactory) throw error;
	if (on instanceof IDBDatabase) {
		if (kind === 'closed') on.close();
		throw error;
	}
	const request = original.apply(on, args);
	const store = on instanceof IDBIndex ? on.objectStore : on;
	if (!(store instanceof IDBObjectStore)) throw new Error('a call on a store or an index');
	const { transaction } = store;
	if (!(transaction instanceof IDBTransaction)) throw new Error('a store has a transaction');
	// What a browser does when a request cannot be carried out: the whole transaction is taken back.
	(transaction as unknown as { _abort(name: string): void })._abort(errorNames[kind]);
	if (kind === 'closed') transaction.db.close();
	return request;
};
