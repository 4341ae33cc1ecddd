import { headsOf } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { claimOfLeave, claimOfRecord, claimOfSignIn } from './claim.ts';
import type { AttendanceEventType, AttendanceFact, AttendanceFactOf } from './events.ts';
import { attendanceRefusal, type Author, type Case } from './policy.ts';
import type {
	AttendanceSheet,
	Claim,
	Leave,
	MeetingFrame,
	MemberId,
	RefusedFact,
	Screen,
	Standing,
	UncheckedSignIn
} from './sheet.ts';
import type { SlotSignature } from './slot-verdicts.ts';
import { standingOf, withoutRepeats } from './standing.ts';

/** What the view asks of others. */
export interface ViewSources {
	readonly authorOf: (fact: AttendanceFact) => Author;
	/** Undefined while the signature has not been verified; `SlotVerdicts.of` is one. */
	readonly isSignatureGood: (signature: SlotSignature) => boolean | undefined;
}

/**
 * What is folded before what, where facts build on each other: time alone would not do, because a
 * device whose clock is slow decides a request before it was made.
 */
const turns: Readonly<Record<AttendanceEventType, number>> = {
	'screen.opened': 0,
	'leave.requested': 0,
	'attendance.recorded': 0,
	'attendance.signed': 1,
	'leave.decided': 1,
	'attendance.withdrawn': 2
};

interface Fold {
	readonly frame: MeetingFrame;
	readonly claims: Map<EntryId, Claim>;
	readonly withdrawn: Set<EntryId>;
	readonly screens: Map<EntryId, Screen>;
	readonly requests: Map<EntryId, Leave>;
	readonly decisions: Map<EntryId, AttendanceFactOf<'leave.decided'>>;
	readonly unchecked: UncheckedSignIn[];
	readonly refused: RefusedFact[];
}

/**
 * The attendance sheet that the facts about one meeting, sorted by time, amount to. Each fact is put
 * to the policy its author's command had to pass.
 */
export const viewAttendance = (
	facts: readonly AttendanceFact[],
	frame: MeetingFrame,
	sources: ViewSources
): AttendanceSheet => {
	const fold: Fold = {
		frame,
		claims: new Map(),
		withdrawn: new Set(),
		screens: new Map(),
		requests: new Map(),
		decisions: new Map(),
		unchecked: [],
		refused: []
	};
	for (const fact of [...facts].sort((a, b) => turns[a.type] - turns[b.type])) {
		const author = sources.authorOf(fact);
		const refusal = attendanceRefusal(fact, caseOf(fold, fact, author, sources));
		if (refusal) fold.refused.push({ id: fact.id, type: fact.type, by: fact.by, refusal });
		else evolve(fold, fact, author.member, sources);
	}
	return sheetOf(fold);
};

const caseOf = (fold: Fold, fact: AttendanceFact, author: Author, sources: ViewSources): Case => ({
	frame: fold.frame,
	author,
	at: fact.at,
	hasRecord: (id) => fold.claims.has(id),
	hasRequest: (id) => fold.requests.has(id),
	hasScreen: (id) => fold.screens.has(id),
	isSignatureGood: (payload) => verdictOn(fold, payload, sources)
});

const verdictOn = (
	fold: Fold,
	{ meeting, screen, slot, signature }: AttendanceFactOf<'attendance.signed'>['payload'],
	sources: ViewSources
): boolean | undefined => {
	const device = fold.screens.get(screen)?.device;
	return device && sources.isSignatureGood({ device, meeting, slot, signature });
};

const evolve = (
	fold: Fold,
	fact: AttendanceFact,
	member: MemberId | null,
	sources: ViewSources
): void => {
	switch (fact.type) {
		case 'attendance.recorded':
			fold.claims.set(fact.id, claimOfRecord(fact, fold.frame));
			return;
		case 'attendance.withdrawn':
			fold.withdrawn.add(fact.payload.record);
			return;
		case 'screen.opened':
			fold.screens.set(fact.id, { id: fact.id, device: fact.device, by: fact.by, at: fact.at });
			return;
		case 'attendance.signed':
			return member ? signIn(fold, fact, member, sources) : undefined;
		case 'leave.requested':
			return member ? request(fold, fact, member) : undefined;
		case 'leave.decided':
			fold.decisions.set(fact.id, fact);
	}
};

const signIn = (
	fold: Fold,
	fact: AttendanceFactOf<'attendance.signed'>,
	member: MemberId,
	sources: ViewSources
) => {
	const device = fold.screens.get(fact.payload.screen)?.device;
	const { slot, signature } = fact.payload;
	if (device && verdictOn(fold, fact.payload, sources) === undefined)
		fold.unchecked.push({ id: fact.id, device, meeting: fold.frame.meeting, slot, signature });
	else fold.claims.set(fact.id, claimOfSignIn(fact, member, fold.frame));
};

const request = (fold: Fold, fact: AttendanceFactOf<'leave.requested'>, member: MemberId) => {
	const { id, at } = fact;
	fold.requests.set(id, {
		id,
		member,
		kind: fact.payload.kind,
		at,
		state: 'open',
		decisions: []
	});
};

const sheetOf = (fold: Fold): AttendanceSheet => {
	const leaves = [...fold.requests.values()].map((leave) => decided(fold, leave));
	for (const leave of leaves) {
		const decision =
			leave.state === 'accepted' && fold.decisions.get(leave.decisions[0] ?? leave.id);
		if (decision) fold.claims.set(decision.id, claimOfLeave(decision, leave.member));
	}
	const standings = standingsOf(fold);
	const expected = new Set(fold.frame.expected);
	return {
		frame: fold.frame,
		standings,
		notExpected: [...standings.keys()].filter((member) => !expected.has(member)),
		leaves,
		screens: fold.screens,
		unchecked: fold.unchecked,
		refused: fold.refused
	};
};

const decided = (fold: Fold, leave: Leave): Leave => {
	const all = [...fold.decisions.values()]
		.filter(({ payload }) => payload.request === leave.id)
		.map(({ id, payload }) => ({ ...payload, id }));
	const heads = headsOf(all, new Map(all.map((decision) => [decision.id, decision])));
	const [first, ...others] = heads;
	if (!first) return leave;
	const agree = others.every(({ accepted }) => accepted === first.accepted);
	const state = agree ? (first.accepted ? 'accepted' : 'refused') : 'question';
	return { ...leave, state, decisions: heads.map(({ id }) => id) };
};

const standingsOf = (fold: Fold): ReadonlyMap<MemberId, Standing> => {
	const live = [...fold.claims.values()].filter(({ id }) => !fold.withdrawn.has(id));
	const headsByMember = new Map<MemberId, Claim[]>(
		fold.frame.expected.map((member) => [member, []])
	);
	for (const claim of headsOf(withoutRepeats(live), fold.claims)) {
		const heads = headsByMember.get(claim.member);
		if (heads) heads.push(claim);
		else headsByMember.set(claim.member, [claim]);
	}
	return new Map([...headsByMember].map(([member, heads]) => [member, standingOf(member, heads)]));
};
