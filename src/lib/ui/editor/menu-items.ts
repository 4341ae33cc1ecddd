import type { BlockKind } from '#lib/app/minutes/index.ts';
import type { EditorClause, EditorPerson, Surroundings } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import { kindName, kindTerms, timeStampName, timeStampTerms } from './words.ts';

/** What a menu offers: a reference, a kind of line, or the time. */
export type MenuChoice =
	| { readonly type: 'person'; readonly id: string; readonly name: string }
	| { readonly type: 'clause'; readonly id: string; readonly name: string }
	| { readonly type: 'kind'; readonly kind: BlockKind; readonly name: string }
	| { readonly type: 'time'; readonly name: string };

/** More than this nobody reads; typing narrows the list. */
const mostChoices = 8;

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s|'/g, '');

/** By characters anywhere in the name, by pinyin from its start, or by initials (zsf → 张三丰). */
export const matchesPerson = ({ name, pinyin = '' }: EditorPerson, query: string): boolean => {
	const wanted = fold(query);
	const initials = pinyin
		.split(/\s+/)
		.map((syllable) => syllable.slice(0, 1))
		.join('');
	return (
		fold(name).includes(wanted) ||
		fold(pinyin).startsWith(wanted) ||
		fold(initials).startsWith(wanted)
	);
};

const matchesClause = ({ id, title }: EditorClause, query: string) =>
	fold(id).includes(fold(query)) || fold(title).includes(fold(query));

const commandKinds: readonly BlockKind[] = [
	'agenda',
	'resolution',
	'todo',
	'heading',
	'subheading',
	'bullet',
	'ordered',
	'text'
];

const commandChoices = (query: string): readonly MenuChoice[] => {
	const matches = (terms: string) =>
		terms.split(' ').some((term) => fold(term).startsWith(fold(query)));
	const kinds = commandKinds
		.filter((kind) => matches(`${kindName(kind)} ${kindTerms[kind]}`))
		.map((kind): MenuChoice => ({ type: 'kind', kind, name: kindName(kind) }));
	return matches(`${timeStampName()} ${timeStampTerms}`)
		? [...kinds, { type: 'time', name: timeStampName() }]
		: kinds;
};

/** What the open menu offers for what was typed. */
export const menuChoices = (trigger: Trigger, around: Surroundings): readonly MenuChoice[] => {
	if (trigger.kind === 'command') return commandChoices(trigger.query);
	if (trigger.kind === 'person')
		return around.people
			.filter((person) => matchesPerson(person, trigger.query))
			.slice(0, mostChoices)
			.map(({ id, name }) => ({ type: 'person', id, name }));
	return around.clauses
		.filter((clause) => matchesClause(clause, trigger.query))
		.slice(0, mostChoices)
		.map(({ id, title }) => ({ type: 'clause', id, name: `${id} ${title}` }));
};
