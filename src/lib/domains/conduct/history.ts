/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, ObjectId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { ConductFact, ConductFactOf, ConductPayload } from './events.ts';
import { viewNotes } from './notes.ts';
import type { Author, Surroundings } from './policy.ts';
import { scoringEntries } from './queries.ts';
import type { ClauseRule } from './rules.ts';
import type { ConductSources } from './sources.ts';
import { viewConduct } from './view.ts';

export { entryId, objectId };

export const meeting = objectId('meeting');
/** Alice and Bob are officers of publicity, Carol and Dave cadres, Erin is on the presidium. */
export const [alice, bob, carol, dave, erin] = [
	objectId('Alice'),
	objectId('Bob'),
	objectId('Carol'),
	objectId('Dave'),
	objectId('Erin')
] as const;
export const publicity = objectId('publicity');
export const cadres: readonly ObjectId[] = [carol, dave, erin];

const anything: ClauseRule = {
	target: 'member',
	positions: 'all',
	points: { type: 'none' },
	takesDegree: false,
	course: 'record',
	levels: [],
	needsSelfCriticism: false
};
const range = (least: number, most: number) => ({ type: 'range', least, most }) as const;

/** A rulebook in miniature, with the alliance's figures. */
const rules: ReadonlyMap<string, ClauseRule> = new Map<string, ClauseRule>([
	['AL-45', { ...anything, target: 'unit', points: { type: 'one_of', values: [2, -3] } }],
	['AL-61', { ...anything, positions: 'officers', points: { type: 'one_of', values: [-1] } }],
	['AL-71c', { ...anything, course: 'reward', points: range(3, 10) }],
	['AL-75', { ...anything, course: 'penalty', points: range(-10, -2), needsSelfCriticism: true }],
	['AL-76', { ...anything, course: 'penalty', points: range(-5, -2) }],
	['AL-77', { ...anything, course: 'penalty', points: range(-5, -2), levels: ['warning'] }],
	['AL-80', { ...anything, levels: ['warning', 'demerit', 'withdraw'] }],
	['AL-88', { ...anything, takesDegree: true, levels: ['demerit', 'withdraw'] }],
	[
		'AL-90',
		{
			...anything,
			target: 'unit',
			positions: 'officers',
			course: 'penalty',
			points: range(-5, -2),
			levels: ['warning']
		}
	]
]);

const surroundings: Surroundings = {
	rules: (clause) => rules.get(clause),
	positionOf: (member) =>
		[alice, bob].includes(member) ? 'officer' : cadres.includes(member) ? 'cadre' : null,
	isUnit: (id) => id === publicity,
	cadresOn: () => cadres
};

/** 2026-03-02 12:00 in Shanghai. */
const NOON = Date.UTC(2026, 2, 2, 4);
export const TODAY = '2026-03-02';

/** A fact named `name`, stated `at` ms after noon by the person called `by`. */
export const stated = <Type extends ConductFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: ConductPayload<Type>,
	by = 'office'
): ConductFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space: 'members' as Space,
		by: personId(by),
		device: `device of ${by}` as DeviceId,
		at: NOON + at,
		receivedAt: NOON + at,
		payload
	}) as ConductFact as ConductFactOf<Type>;

const members = new Map(
	[
		['Alice', alice],
		['Bob', bob],
		['Carol', carol],
		['Dave', dave],
		['Erin', erin]
	].map(([name = '', id = '']) => [personId(name), id as ObjectId])
);
const held: ReadonlyMap<PersonId, readonly string[]> = new Map([
	[personId('office'), ['score.record', 'penalty.propose', 'penalty.comment', 'reward.propose']],
	[
		personId('Erin'),
		[
			'penalty.decide',
			'appeal.decide',
			'penalty.comment',
			'score.record',
			'rulebook.change',
			'reward.propose'
		]
	],
	[personId('Dave'), ['penalty.decide', 'appeal.decide', 'reward.propose']]
]);

/** Whoever is called so: Alice and Bob serve in publicity, and nobody there holds a right. */
const authorCalled = (name: string): Author => {
	const member = members.get(personId(name)) ?? null;
	const isOfPublicity = member === alice || member === bob;
	return {
		member,
		can: (capability) => held.get(personId(name))?.includes(capability) ?? false,
		isConcerned: (about) => about === member || (about === publicity && isOfPublicity)
	};
};

export const sources: ConductSources = {
	authorOf: ({ by }) => authorCalled(by.replace(/0+$/, '')),
	surroundings,
	dateOf: () => TODAY
};

const sorted = (facts: readonly ConductFact[]) =>
	[...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/** The file that these facts amount to. */
export const fileOf = (about: ObjectId, ...facts: readonly ConductFact[]) =>
	viewConduct(about, sorted(facts), sources);

/** The notes that these facts amount to. */
export const notesOf = (...facts: readonly ConductFact[]) =>
	viewNotes(meeting, sorted(facts), sources);

/** What scores, as `clause points`. */
export const scoredIn = (about: ObjectId, ...facts: readonly ConductFact[]): readonly string[] =>
	scoringEntries(fileOf(about, ...facts), () => cadres).map(
		({ clause, points, ruling }) => `${clause} ${points}${ruling ? ` ${ruling.type}` : ''}`
	);

/** The reasons why facts do not count, in order. */
export const refusedIn = (about: ObjectId, ...facts: readonly ConductFact[]) =>
	fileOf(about, ...facts).refused.map(({ refusal }) => refusal);
