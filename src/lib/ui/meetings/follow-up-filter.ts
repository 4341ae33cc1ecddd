// Which to-dos and resolutions a list shows, as its address says (AL-3).
import { isOverdue, type FollowUp, type Meeting } from '#lib/domains/meetings/index.ts';
import {
	membersOfUnit,
	unitWithin,
	type MemberId,
	type Organisation
} from '#lib/domains/organisation/index.ts';

/** `unsettled` is open without an owner or a due date. */
export const followUpStates = ['open', 'overdue', 'unsettled', 'done', 'dropped', 'all'] as const;
export const followUpKinds = ['both', 'todo', 'resolution'] as const;

export interface FollowUpFilter {
	readonly kind: (typeof followUpKinds)[number];
	readonly state: (typeof followUpStates)[number];
	/** '' stands for all units. */
	readonly unit: string;
	readonly whose: 'all' | 'mine';
}

/** What is shown where the address says nothing: everything that is open. */
export const openFollowUps: FollowUpFilter = {
	kind: 'both',
	state: 'open',
	unit: '',
	whose: 'all'
};

const oneOf = <T extends string>(all: readonly T[], value: string | null, otherwise: T): T =>
	all.find((each) => each === value) ?? otherwise;

/** The filter of an address; what it does not know is left out. */
export const filterOfQuery = (query: URLSearchParams): FollowUpFilter => ({
	kind: oneOf(followUpKinds, query.get('kind'), openFollowUps.kind),
	state: oneOf(followUpStates, query.get('state'), openFollowUps.state),
	unit: query.get('unit') ?? '',
	whose: oneOf(['all', 'mine'] as const, query.get('whose'), openFollowUps.whose)
});

/** The query of a filter, without what goes without saying. */
export const queryOfFilter = (filter: FollowUpFilter): string => {
	const said = Object.entries(filter).filter(
		([key, value]) => value !== openFollowUps[key as keyof FollowUpFilter]
	);
	return new URLSearchParams(said).toString();
};

/** What one asks with: who is asking, when, and where everybody serves. */
export interface FollowUpSurroundings {
	readonly meetings: readonly Meeting[];
	readonly organisation: Organisation;
	readonly today: string;
	readonly me: MemberId | null;
}

const isInState = (found: FollowUp, state: FollowUpFilter['state'], today: string): boolean => {
	if (state === 'all') return true;
	if (state === 'overdue') return isOverdue(found, today);
	if (state === 'unsettled')
		return found.state === 'open' && (found.owner === null || found.due === null);
	return found.state === state;
};

/**
 * What passes the filter, whatever its state is. A unit's are those of its meetings and those that its
 * members own, with the units below it.
 */
const inAnyState = (
	all: readonly FollowUp[],
	{ kind, unit, whose }: FollowUpFilter,
	{ meetings, organisation, today, me }: FollowUpSurroundings
): readonly FollowUp[] => {
	const chosen = [...organisation.units.keys()].find((id) => id === unit);
	const units = new Set<string>(chosen ? unitWithin(organisation, chosen) : []);
	const members = new Set<string>(
		chosen ? membersOfUnit(organisation, chosen, today).map(({ member }) => member) : []
	);
	const unitOf = new Map(meetings.map((meeting) => [meeting.id, meeting.unit]));
	return all.filter(
		(found) =>
			(kind === 'both' || found.kind === kind) &&
			(whose === 'all' || found.owner === me) &&
			(!chosen ||
				units.has(unitOf.get(found.meeting) ?? '') ||
				(found.owner !== null && members.has(found.owner)))
	);
};

/** What passes the filter, in the order of `all`. */
export const filteredFollowUps = (
	all: readonly FollowUp[],
	filter: FollowUpFilter,
	surroundings: FollowUpSurroundings
): readonly FollowUp[] =>
	inAnyState(all, filter, surroundings).filter((found) =>
		isInState(found, filter.state, surroundings.today)
	);

/** How many pass the filter in each state, were that chosen instead. */
export const followUpCounts = (
	all: readonly FollowUp[],
	filter: FollowUpFilter,
	surroundings: FollowUpSurroundings
): ReadonlyMap<FollowUpFilter['state'], number> => {
	const found = inAnyState(all, filter, surroundings);
	const count = (state: FollowUpFilter['state']) =>
		found.filter((each) => isInState(each, state, surroundings.today)).length;
	return new Map(followUpStates.map((state) => [state, count(state)]));
};
