import { browserSession } from '#lib/app/session/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => ({ session: await browserSession() });
