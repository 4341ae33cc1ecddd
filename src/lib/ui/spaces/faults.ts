import type { SpaceFault } from '#lib/app/spaces/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { unsavedSentences } from '../storage/index.ts';

const sentences: { readonly [Code in SpaceFault['code']]: () => string } = {
	...unsavedSentences,
	no_x25519: m.spaces_unable,
	no_key: m.spaces_fault_no_key,
	not_permitted: m.spaces_fault_not_permitted,
	unknown_space: m.spaces_fault_unknown,
	space_exists: m.spaces_fault_exists
};

/** Why nothing was opened, given or taken, and what to do. */
export const spaceFault = ({ code }: SpaceFault): string => sentences[code]();
