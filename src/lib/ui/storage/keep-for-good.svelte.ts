import type { WorkspaceView } from '#lib/ui/workspace/index.ts';
import { askToPersist, storageHealth } from './storage.ts';

/**
 * Asks the browser once a visit to keep the data, after something real has been written; call it in
 * a component's script. A sample is not worth a question.
 */
export function keepForGood(view: WorkspaceView): void {
	const size = $derived(view.watch(({ log }) => log.size));
	const sizeAtFirst = view.workspace.log.size;
	let wasAsked = false;
	$effect(() => {
		if (wasAsked || view.workspace.isSample || size <= sizeAtFirst) return;
		wasAsked = true;
		void storageHealth().then((storage) => {
			if (storage && !storage.isPersisted) void askToPersist();
		});
	});
}
