import { redirect } from '@sveltejs/kit';
import { fillSample } from '#lib/app/sample/index.ts';
import { browserSession, type Session } from '#lib/app/session/index.ts';
import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageLoad } from './$types';

/** Opens the sample; the first time it is made here, from nothing that anybody sent. */
export const load: PageLoad = async () => {
	const session = await browserSession();
	const known = session.workspaces.get().find(({ isSample }) => isSample)?.id;
	const id = known ?? (await newSample(session));
	if (id) redirect(307, `/w/${id}`);
	return {};
};

const newSample = async (session: Session): Promise<WorkspaceId | undefined> => {
	const made = await session.found({
		name: m.shell_sample_name(),
		template: 'alliance',
		timezone: 'Asia/Shanghai',
		personName: '',
		isSample: true
	});
	if (!made.ok) return undefined;
	const opened = await session.open(made.value);
	if (!opened.ok) return undefined;
	const filled = await fillSample(opened.value, Date.now());
	return filled.ok ? made.value : undefined;
};
