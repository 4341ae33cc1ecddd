import ArrowRightLeft from '@lucide/svelte/icons/arrow-right-left';
import DoorOpen from '@lucide/svelte/icons/door-open';
import Eraser from '@lucide/svelte/icons/eraser';
import IdCard from '@lucide/svelte/icons/id-card';
import ShieldOff from '@lucide/svelte/icons/shield-off';
import { mayRemove } from '#lib/app/rights/index.ts';
import type { Pending } from '#lib/app/session/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { MenuItem } from '#lib/ui/design/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';
import type { RosterRow, UnitLine } from './roster.ts';

/** Which dialog the members page has been asked for. */
export type Asked =
	| { readonly type: 'nothing' | 'add' | 'invite' | 'unit' | 'departments' }
	| { readonly type: 'rename'; readonly unit: UnitLine }
	| { readonly type: 'admit' | 'rebind'; readonly pending: Pending }
	| {
			readonly type: 'card' | 'erase' | 'move' | 'leave' | 'remove';
			readonly row: RosterRow;
	  };

/** What this person may do with a member of the roster. */
export const menuOf = (
	view: WorkspaceView,
	row: RosterRow,
	ask: (asked: Asked) => void
): readonly MenuItem[] => {
	const mayKeep = view.can('roster');
	const line = (
		type: 'card' | 'erase' | 'move' | 'leave' | 'remove',
		label: string,
		icon: MenuItem['icon'] & object,
		danger = false
	): MenuItem => ({ label, icon, danger, onselect: () => ask({ type, row }) });
	const { person } = row;
	return [
		...(mayKeep || row.member === view.me
			? [line('card', m.organisation_card_edit(), IdCard)]
			: []),
		...(mayKeep ? [line('move', m.organisation_move(), ArrowRightLeft)] : []),
		...(mayKeep ? [line('leave', m.organisation_leave(), DoorOpen)] : []),
		...(mayKeep && row.card ? [line('erase', m.organisation_card_erase(), Eraser, true)] : []),
		...(person && view.watch((workspace) => mayRemove(workspace, person))
			? [line('remove', m.organisation_remove(), ShieldOff, true)]
			: [])
	];
};
