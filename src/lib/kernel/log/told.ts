import { StoreFailure, type StoreFault } from './store.ts';

/** Runs something on a database of the browser; what goes wrong is told in the words of a store. */
export const told = async <T>(run: () => PromiseLike<T>): Promise<T> => {
	try {
		return await run();
	} catch (failure) {
		throw new StoreFailure(storeFault(failure), failure);
	}
};

/** Dexie wraps the browser's error: the name that tells is at the bottom. */
const storeFault = (failure: unknown): StoreFault => {
	const names: string[] = [];
	let cause: unknown = failure;
	while (cause instanceof Error && names.length < 8) {
		names.push(cause.name);
		cause = 'inner' in cause ? cause.inner : cause.cause;
	}
	if (cause instanceof DOMException) names.push(cause.name);
	if (names.includes('QuotaExceededError')) return { code: 'store_full' };
	const denied = ['InvalidStateError', 'SecurityError', 'MissingAPIError', 'OpenFailedError'];
	return { code: names.some((name) => denied.includes(name)) ? 'store_denied' : 'store_failed' };
};
