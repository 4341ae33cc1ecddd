import { untrack } from 'svelte';
import { standingOf, type Standing } from '#lib/app/rights/index.ts';
import { ticking } from '#lib/app/time/index.ts';
import { reactive, type Reactive } from '#lib/ui/reactive.svelte.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';

/** A right ends while somebody looks, and the page says so within a second. */
const clock = reactive(ticking(1_000, () => Date.now()));

/** Where this device's owner stands now, as state: what the log says, and what the relay knows more. */
export function useStanding(view: WorkspaceView): Reactive<Standing> {
	const { exchange } = untrack(() => view.workspace);
	const exchanged = exchange && reactive(exchange.state);
	const standing = $derived(
		view.watch((workspace) => standingOf(workspace, clock.current, exchanged?.current.refusal))
	);
	return {
		get current() {
			return standing;
		}
	};
}
