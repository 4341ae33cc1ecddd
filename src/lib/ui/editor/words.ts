import type { BlockKind } from '#lib/app/minutes/index.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Readonly<Record<BlockKind, () => string>> = {
	text: m.minutes_kind_text,
	heading: m.minutes_kind_heading,
	subheading: m.minutes_kind_subheading,
	agenda: m.minutes_kind_agenda,
	resolution: m.minutes_kind_resolution,
	todo: m.minutes_kind_todo,
	bullet: m.minutes_kind_bullet,
	ordered: m.minutes_kind_ordered
};

/** A kind of line in the reader's language. */
export const kindName = (kind: BlockKind): string => names[kind]();

/** What else finds a kind in the menu: English and pinyin with initials, whatever the language. */
export const kindTerms: Readonly<Record<BlockKind, string>> = {
	text: 'text zhengwen zw',
	heading: 'heading biaoti bt',
	subheading: 'subheading xiaobiaoti xbt',
	agenda: 'agenda yiti yt',
	resolution: 'resolution decision jueyi jy',
	todo: 'todo task daiban db',
	bullet: 'list bullet liebiao lb',
	ordered: 'ordered number bianhao bh'
};

/** The time stamp in the reader's language. */
export const timeStampName = (): string => m.minutes_time_stamp();

/** What else finds the time stamp in the menu. */
export const timeStampTerms = 'time now shijian sj';

/** The names of the controls of to-dos and resolutions. */
export const trackingWords = (): Readonly<Record<'owner' | 'due' | 'nobody', string>> => ({
	owner: m.minutes_owner(),
	due: m.minutes_due(),
	nobody: m.minutes_owner_none()
});

/** The kinds in the order of the bar. */
export const barKinds: readonly BlockKind[] = [
	'text',
	'heading',
	'subheading',
	'agenda',
	'resolution',
	'todo',
	'bullet',
	'ordered'
];

const menuNames = {
	person: m.minutes_menu_person,
	clause: m.minutes_menu_clause,
	command: m.minutes_menu_command
};

/** The name of the menu that a sign opens. */
export const menuName = (kind: 'person' | 'clause' | 'command'): string => menuNames[kind]();
