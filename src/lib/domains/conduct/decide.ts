import * as v from 'valibot';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { ConductFile, MemberId, NoteSheet, Remark } from './conduct.ts';
import {
	conductEvents,
	type ConductEvent,
	type ConductEventOf,
	type ConductEventType,
	type ConductPayload,
	type Grade,
	type Visibility
} from './events.ts';
import { conductRefusal, type Author, type Case, type Surroundings } from './policy.ts';
import type { ConductRefusal } from './refusal.ts';
import { nothingKnown } from './sources.ts';
import type { VisibilityPolicy } from './visibility.ts';

/** What a command is decided with: its author and the day of its statement. */
export interface ConductContext extends Author, Surroundings {
	readonly today: string;
}

export type ConductCommandRefusal =
	| ConductRefusal
	| { readonly code: 'bad_field'; readonly field: string }
	| { readonly code: 'already_decided' }
	| { readonly code: 'already_appealed' };

type Decided<Type extends ConductEventType> = Result<ConductEventOf<Type>, ConductCommandRefusal>;
type Known = Partial<typeof nothingKnown>;
/** What the person fills in; the rest is taken from the file that they see. */
type Fields<Type extends ConductEventType, Given extends string> = Omit<
	ConductPayload<Type>,
	'about' | 'supersedes' | Given
>;

const decided = <Type extends ConductEventType>(
	type: Type,
	payload: ConductPayload<Type>,
	context: ConductContext,
	known: Known
): Decided<Type> => {
	const parsed = v.safeParse(conductEvents[type], payload);
	if (!parsed.success)
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
	const event = { type, payload };
	// Copied one by one: the methods of a context may live on its prototype.
	const { member, can, isConcerned, today, rules, positionOf, isUnit, cadresOn } = context;
	const surroundings = { today, rules, positionOf, isUnit, cadresOn };
	const author = { member, can, isConcerned };
	const everything: Case = { ...nothingKnown, ...known, ...surroundings, author };
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const refusal = conductRefusal(event as ConductEvent, everything);
	return refusal ? err(refusal) : ok(event);
};

/** What a file holds that a new statement may refer to. */
const knownIn = (file: ConductFile): Known => ({
	clauseOfRemark: (id) => file.remarks.find((remark) => remark.id === id)?.versions[0]?.clause,
	clauseOfVersion: (id) =>
		file.remarks.flatMap(({ versions }) => versions).find((version) => version.id === id)?.clause,
	penalty: (id) => file.penalties.find((penalty) => penalty.id === id),
	reward: (id) => file.rewards.find((reward) => reward.id === id)
});

const idsOf = (statements: readonly { readonly id: EntryId }[]): EntryId[] =>
	statements.map(({ id }) => id);

const inFile = <Type extends Exclude<ConductEventType, `notes.${string}` | 'visibility.set'>>(
	file: ConductFile,
	type: Type,
	payload: ConductPayload<Type>,
	context: ConductContext
): Decided<Type> => decided(type, payload, context, knownIn(file));

/** Grades a member's notes, replacing what the sheet shows of them; so it settles a question. */
export const gradeNotes = (
	{ meeting, standings }: NoteSheet,
	member: MemberId,
	grade: Grade,
	context: ConductContext
): Decided<'notes.graded'> => {
	const supersedes = idsOf(standings.get(member)?.gradings ?? []);
	return decided('notes.graded', { meeting, member, grade, supersedes }, context, {});
};

/** Takes a grading out again; what it had replaced comes back. */
export const withdrawGrading = (
	{ meeting, standings }: NoteSheet,
	grading: EntryId,
	reason: string,
	context: ConductContext
): Decided<'notes.withdrawn'> => {
	const hasGrading = (id: EntryId) =>
		[...standings.values()].some(({ gradings }) => idsOf(gradings).includes(id));
	return decided('notes.withdrawn', { meeting, grading, reason }, context, { hasGrading });
};

/** Records a remark, or with `corrected` a better version of one: that settles a question too. */
export const recordRemark = (
	file: ConductFile,
	fields: Fields<'remark.recorded', 'remark'>,
	context: ConductContext,
	corrected?: Remark
): Decided<'remark.recorded'> => {
	const supersedes = idsOf(corrected?.heads ?? []);
	const remark = corrected?.id ?? null;
	return inFile(
		file,
		'remark.recorded',
		{ ...fields, about: file.about, remark, supersedes },
		context
	);
};

/** Takes one version of a remark out again; what it had replaced comes back. */
export const withdrawRemark = (
	file: ConductFile,
	version: EntryId,
	reason: string,
	context: ConductContext
): Decided<'remark.withdrawn'> =>
	inFile(file, 'remark.withdrawn', { about: file.about, version, reason }, context);

/** Says why a threshold that was reached leads to no penalty. */
export const dismissFinding = (
	file: ConductFile,
	fields: Fields<'finding.dismissed', never>,
	context: ConductContext
): Decided<'finding.dismissed'> =>
	inFile(file, 'finding.dismissed', { ...fields, about: file.about }, context);

/** Proposes a penalty to whoever decides (AL-4). */
export const proposePenalty = (
	file: ConductFile,
	fields: Fields<'penalty.proposed', never>,
	context: ConductContext
): Decided<'penalty.proposed'> =>
	inFile(file, 'penalty.proposed', { ...fields, about: file.about }, context);

/** States the side of whom it concerns, or their self-criticism. */
export const answerPenalty = (
	file: ConductFile,
	fields: Fields<'penalty.answered', never>,
	context: ConductContext
): Decided<'penalty.answered'> =>
	inFile(file, 'penalty.answered', { ...fields, about: file.about }, context);

/** Comments on a proposed penalty. */
export const commentOnPenalty = (
	file: ConductFile,
	fields: Fields<'penalty.commented', never>,
	context: ConductContext
): Decided<'penalty.commented'> =>
	inFile(file, 'penalty.commented', { ...fields, about: file.about }, context);

/**
 * Decides a proposed penalty, or settles decisions that disagree. What is decided is changed by an
 * appeal alone.
 */
export const decidePenalty = (
	file: ConductFile,
	fields: Fields<'penalty.decided', never>,
	context: ConductContext
): Decided<'penalty.decided'> => {
	const penalty = file.penalties.find(({ id }) => id === fields.penalty);
	if (penalty?.state === 'imposed' || penalty?.state === 'rejected')
		return err({ code: 'already_decided' });
	const supersedes = idsOf(penalty?.heads ?? []);
	return inFile(file, 'penalty.decided', { ...fields, about: file.about, supersedes }, context);
};

/** Appeals an imposed penalty, once. */
export const appealPenalty = (
	file: ConductFile,
	fields: Fields<'penalty.appealed', never>,
	context: ConductContext
): Decided<'penalty.appealed'> => {
	const penalty = file.penalties.find(({ id }) => id === fields.penalty);
	if (penalty && penalty.appeals.length > 0) return err({ code: 'already_appealed' });
	if (penalty && penalty.state !== 'imposed') return err({ code: 'not_imposed' });
	return inFile(file, 'penalty.appealed', { ...fields, about: file.about }, context);
};

/** Decides an appeal, or settles outcomes that disagree. */
export const decideAppeal = (
	file: ConductFile,
	fields: Fields<'appeal.decided', never>,
	context: ConductContext
): Decided<'appeal.decided'> => {
	const penalty = file.penalties.find(({ id }) => id === fields.penalty);
	const isSettled = penalty && penalty.appealHeads.length > 0 && penalty.appealState !== 'question';
	if (isSettled) return err({ code: 'already_decided' });
	const supersedes = idsOf(penalty?.appealHeads ?? []);
	return inFile(file, 'appeal.decided', { ...fields, about: file.about, supersedes }, context);
};

/** Proposes a personal reward to all cadres in office (AL-72). */
export const proposeReward = (
	file: ConductFile,
	fields: Fields<'reward.proposed', never>,
	context: ConductContext
): Decided<'reward.proposed'> =>
	inFile(file, 'reward.proposed', { ...fields, about: file.about }, context);

/** Approves or refuses a personal reward, as a cadre in office. */
export const answerReward = (
	file: ConductFile,
	fields: Fields<'reward.answered', never>,
	context: ConductContext
): Decided<'reward.answered'> =>
	inFile(file, 'reward.answered', { ...fields, about: file.about }, context);

/** Says whose scores members may look at. */
export const setVisibility = (
	{ statements }: VisibilityPolicy,
	scores: Visibility,
	context: ConductContext
): Decided<'visibility.set'> =>
	decided('visibility.set', { scores, supersedes: [...statements] }, context, {});
