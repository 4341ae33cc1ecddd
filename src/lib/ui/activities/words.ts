// Codes of activities as words in the reader's language.
import type { DefaultKey, Grade, Item, Phase } from '#lib/domains/activities/index.ts';
import { m } from '#lib/paraglide/messages.js';

const phases: Readonly<Record<Phase, () => string>> = {
	idea: m.activities_phase_idea,
	planned: m.activities_phase_planned,
	approved: m.activities_phase_approved,
	held: m.activities_phase_held,
	summarised: m.activities_phase_summarised,
	closed: m.activities_phase_closed,
	withdrawn: m.activities_phase_withdrawn
};

/** How far an activity is (AL-101). */
export const phaseName = (phase: Phase): string => phases[phase]();

/** The phases in the order in which an activity passes through them. */
export const phaseOrder = [
	...(['idea', 'planned', 'approved', 'held', 'summarised', 'closed'] as const)
];

const items: Readonly<Record<DefaultKey, () => string>> = {
	venue: m.activities_item_venue,
	poster: m.activities_item_poster,
	equipment: m.activities_item_equipment,
	host: m.activities_item_host,
	materials: m.activities_item_materials,
	photos: m.activities_item_photos,
	article: m.activities_item_article,
	credits: m.activities_item_credits,
	items_returned: m.activities_item_items_returned,
	materials_collected: m.activities_item_materials_collected
};

/** What an item of a checklist is called: as somebody named it, or as the default list does. */
export const itemName = ({ key, title }: Pick<Item, 'key' | 'title'>): string =>
	// A key of a newer version has no words here.
	title ?? items[key as DefaultKey]?.() ?? key;

/** Several items in one sentence. */
export const itemNames = (all: readonly Pick<Item, 'key' | 'title'>[]): string =>
	all.map(itemName).join(m.rights_comma());

const gradeNames: Readonly<Record<Grade, () => string>> = {
	excellent: m.tasks_grade_excellent,
	good: m.tasks_grade_good,
	average: m.tasks_grade_average,
	poor: m.tasks_grade_poor
};

/** A grade of AL-44. */
export const gradeName = (grade: Grade): string => gradeNames[grade]();
