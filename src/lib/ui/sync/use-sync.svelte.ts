import type { SyncState } from '#lib/ui/design/index.ts';
import { reactive, type Reactive } from '#lib/ui/reactive.svelte.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';
import { syncStateOf } from './sync-state.ts';

/** The sync state of a workspace as state; undefined where nothing is ever synced, as in a sample. */
export function useSync(view: WorkspaceView): Reactive<SyncState | undefined> {
	const { exchange } = view.workspace;
	const exchanged = exchange && reactive(exchange.state);
	const questions = $derived(
		view.meetings.filter(({ minutes }) => minutes.question.length > 0).length
	);
	// A fact that is there and names a file that is not: that is not yet synced.
	const waiting = $derived(view.watch(({ files }) => files.waiting));
	const state = $derived(
		exchanged &&
			syncStateOf({ ...exchanged.current, pending: exchanged.current.pending + waiting }, questions)
	);
	return {
		get current() {
			return state;
		}
	};
}
