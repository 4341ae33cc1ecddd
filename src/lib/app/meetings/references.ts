/**
 * Plain text with references, as facts keep it: `@[member id]` and `#[clause]`. Names never go into
 * facts; they are looked up when the text is shown.
 */
import { referenceMark, type Run } from '../minutes/index.ts';

/** What a reference is shown as. */
export type NameOf = (member: string) => string;

/** The text of runs with their references written out by id. */
export const runsToReferences = (runs: readonly Run[]): string =>
	runs
		.map(({ text, person, clause }) => {
			if (person !== undefined) return text.replaceAll(referenceMark, `@[${person}]`);
			return clause === undefined ? text : text.replaceAll(referenceMark, `#[${clause}]`);
		})
		.join('');

/** The text of runs as people read it. */
export const runsToText = (runs: readonly Run[], nameOf: NameOf): string =>
	referencesToText(runsToReferences(runs), nameOf);

/** Shows `@[member id]` as the member's name and `#[clause]` as the clause. */
export const referencesToText = (text: string, nameOf: NameOf): string =>
	text
		.replaceAll(/@\[([\w-]{22,43})\]/g, (_, member: string) => `@${nameOf(member)}`)
		.replaceAll(/#\[([\w.-]{1,40})\]/g, (_, clause: string) => `#${clause}`);
