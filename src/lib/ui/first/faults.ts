import type { SessionFault } from '#lib/app/session/index.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why no workspace was made or opened, as a sentence. */
export function sessionFaultText(fault: SessionFault): string {
	const sentences: Record<SessionFault['code'], () => string> = {
		store_full: m.shell_fault_store_full,
		store_denied: m.shell_fault_store_denied,
		store_failed: m.shell_fault_store_failed,
		unknown_workspace: m.shell_fault_unknown_workspace,
		already_joined: m.shell_fault_already_joined
	};
	return sentences[fault.code]();
}
