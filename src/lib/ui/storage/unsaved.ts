import type { StateFault } from '#lib/app/log/index.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why this device could not keep what was stated: what happened and what to do. */
export const unsavedSentences: Readonly<
	Record<Exclude<StateFault['code'], 'not_permitted'>, () => string>
> = {
	store_full: m.shell_unsaved_store_full,
	store_denied: m.shell_unsaved_store_denied,
	store_failed: m.shell_unsaved_store_failed,
	no_key: m.shell_unsaved_no_key
};
