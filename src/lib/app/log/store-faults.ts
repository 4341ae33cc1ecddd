import { StoreFailure, type StoreFault } from '#lib/kernel/log/index.ts';
import { err, type Result } from '#lib/kernel/result/index.ts';

/** A disk that refuses is no bug: whoever wanted to state or keep something is told. */
export const storeFaultsTold = async <T, E>(
	run: () => Promise<Result<T, E>>
): Promise<Result<T, E | StoreFault>> => {
	try {
		return await run();
	} catch (failure) {
		if (failure instanceof StoreFailure) return err(failure.fault);
		throw failure;
	}
};
