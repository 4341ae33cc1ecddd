import { makeOccurrences } from '#lib/app/tasks/index.ts';
import { calendarDate } from '#lib/ui/i18n/index.ts';
import { minuteClock } from '#lib/ui/meetings/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';

/** What other devices made arrives first where there is a connection. */
const SETTLE_MS = 5_000;

/**
 * Makes the occurrences of recurring tasks that are missing, once a visit and again on each new day;
 * call it in a component's script. That two devices do so at once does no harm.
 */
export function keepOccurring(view: WorkspaceView): void {
	const today = $derived(calendarDate(minuteClock.current));
	$effect(() => {
		void today;
		// A fault of the store is told where something is written by hand; the next visit tries again.
		const timer = setTimeout(() => void makeOccurrences(view.workspace), SETTLE_MS);
		return () => clearTimeout(timer);
	});
}
