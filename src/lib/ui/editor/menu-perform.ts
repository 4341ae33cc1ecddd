import type { Command } from '@tiptap/pm/state';
import { commandKind, commandText, insertReference } from './commands.ts';
import type { MenuChoice } from './menu-items.ts';
import type { Trigger } from './trigger.ts';

/** The change that a choice of a menu makes. `timeText` gives the text of a time stamp. */
export const perform = (trigger: Trigger, choice: MenuChoice, timeText: () => string): Command => {
	switch (choice.type) {
		case 'person':
		case 'clause':
			return insertReference(trigger, choice.type, choice.id);
		case 'kind':
			return commandKind(trigger, choice.kind);
		case 'time':
			return commandText(trigger, timeText());
	}
};
