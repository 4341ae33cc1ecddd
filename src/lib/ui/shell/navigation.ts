import Award from '@lucide/svelte/icons/award';
import BookOpenCheck from '@lucide/svelte/icons/book-open-check';
import Handshake from '@lucide/svelte/icons/handshake';
import History from '@lucide/svelte/icons/history';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import KeyRound from '@lucide/svelte/icons/key-round';
import Flag from '@lucide/svelte/icons/flag';
import ListTodo from '@lucide/svelte/icons/list-todo';
import Lock from '@lucide/svelte/icons/lock';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Scale from '@lucide/svelte/icons/scale';
import Settings2 from '@lucide/svelte/icons/settings-2';
import Stamp from '@lucide/svelte/icons/stamp';
import Sunrise from '@lucide/svelte/icons/sunrise';
import Table2 from '@lucide/svelte/icons/table-2';
import Trophy from '@lucide/svelte/icons/trophy';
import UsersRound from '@lucide/svelte/icons/users-round';
import { m } from '#lib/paraglide/messages.js';
import type { Icon } from '#lib/ui/design/index.ts';

/** A place of a workspace; `label` is asked when shown, so that it follows the language. */
export type Place = {
	readonly href: string;
	readonly label: () => string;
	readonly icon: Icon;
	/** A line stands before it in the rail: what is kept, after what is done every day. */
	readonly begins?: boolean;
};

/** The places of a workspace in the order of the rail; the first four stand in a phone's bar: what every
 * member comes for. The roster is the officers' work, at a desk. */
export function placesOf(workspace: string): readonly Place[] {
	const home = `/w/${workspace}`;
	return [
		{ href: home, label: m.shell_today, icon: Sunrise },
		{ href: `${home}/meetings`, label: m.shell_meetings, icon: NotebookPen },
		{ href: `${home}/tasks`, label: m.shell_tasks, icon: ListTodo },
		{ href: `${home}/scores`, label: m.shell_scores, icon: BookOpenCheck },
		{ href: `${home}/members`, label: m.shell_members, icon: UsersRound },
		{ href: `${home}/activities`, label: m.activities_title, icon: Flag },
		{ href: `${home}/visits`, label: m.visits_title, icon: Handshake },
		{ href: `${home}/conduct`, label: m.conduct_title, icon: Award },
		{ href: `${home}/rulebook`, label: m.shell_rulebook, icon: Scale, begins: true },
		{ href: `${home}/settlement`, label: m.settlement_title, icon: Stamp },
		{ href: `${home}/awards`, label: m.awards_title, icon: Trophy },
		{ href: `${home}/chronicle`, label: m.chronicle_title, icon: History },
		{ href: `${home}/sheets`, label: m.shell_sheets, icon: Table2 },
		{ href: `${home}/rights`, label: m.rights_title, icon: KeyRound },
		{ href: `${home}/spaces`, label: m.spaces_title, icon: Lock },
		{ href: `${home}/health`, label: m.shell_health, icon: HeartPulse },
		{ href: `${home}/settings`, label: m.shell_settings, icon: Settings2 }
	];
}

/** The place a path belongs to: the longest whose address begins it. */
export function placeOf(places: readonly Place[], path: string): Place | undefined {
	return places
		.filter((place) => path === place.href || path.startsWith(`${place.href}/`))
		.reduce<Place | undefined>(
			(best, place) => (best && best.href.length >= place.href.length ? best : place),
			undefined
		);
}
