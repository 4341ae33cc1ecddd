import { browserSession } from '#lib/app/session/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
	// Without a secure address there are no keys to open a session with; the page says so.
	if (!isSecureContext) return { session: undefined, obstacle: 'insecure' as const };
	try {
		return { session: await browserSession(), obstacle: undefined };
	} catch {
		// A session that cannot be opened is a browser that denies storage; the page says so too.
		return { session: undefined, obstacle: 'denied' as const };
	}
};
