import type { Stated } from '#lib/domains/conduct/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { language, momentText } from '#lib/ui/i18n/index.ts';
import { memberLabel, personLabel, timeZoneOf } from '#lib/ui/meetings/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';

/** The name of a unit, or of a member. */
export const targetName = (view: WorkspaceView, about: ObjectId): string =>
	view.organisation.units.get(about)?.name ?? memberLabel(view, about);

/** The page that tells everything about a member; a unit has none. */
export const targetHref = (view: WorkspaceView, about: ObjectId): string | undefined =>
	view.organisation.units.has(about) ? undefined : `/w/${view.workspace.id}/scores/${about}`;

/** Who stated something, and when. */
export const authorText = (view: WorkspaceView, { by, at }: Stated): string => {
	const now = view.workspace.speaker().at;
	const time = momentText(at, now, language.current, timeZoneOf(view));
	return m.conduct_by_at({ name: personLabel(view, by), time });
};
