// Whether a control is worth showing: the same question that the command will ask.
import {
	addCoverage,
	decidePlan,
	holdActivity,
	planActivity,
	recordPart,
	removeCoverage,
	setItem,
	summariseActivity,
	tickItem,
	type Activity,
	type Author,
	type MemberId,
	type Piece
} from '#lib/domains/activities/index.ts';

const anyDay = '2000-01-01';

/** Whether the author may say that it was held; on which day is asked afterwards. */
export const mayHold = (activity: Activity, author: Author): boolean =>
	holdActivity(activity, anyDay, author).ok;

export const mayPlan = (activity: Activity, author: Author): boolean => {
	const steps = [{ unit: null, what: '-', responsible: [] }];
	return planActivity(activity, { date: anyDay, place: '', steps }, author).ok;
};

export const mayDecide = (activity: Activity, author: Author): boolean =>
	decidePlan(activity, { approved: true, reason: '-' }, author).ok;

export const maySummarise = (activity: Activity, author: Author): boolean =>
	summariseActivity(activity, { text: '-', links: [] }, author).ok;

export const mayTick = (activity: Activity, item: string, author: Author): boolean =>
	tickItem(activity, item, true, author).ok;

export const maySetItems = (activity: Activity, author: Author): boolean => {
	const item = { item: null, title: '-', responsible: null, due: null, dropped: false };
	return setItem(activity, item, author).ok;
};

export const mayRecord = (activity: Activity, author: Author): boolean => {
	const told = { tookPart: true, outstanding: false, proposal: [], adopted: 0, reason: '-' };
	// Whoever may record may do so for everybody.
	return recordPart(activity, '0'.repeat(22) as MemberId, told, author).ok;
};

export const mayCover = (activity: Activity, author: Author): boolean => {
	const link = 'https://example.org/';
	const piece = { kind: 'article', caption: '', file: null, link } as const;
	return addCoverage(activity, piece, author).ok;
};

export const mayUncover = (activity: Activity, piece: Piece, author: Author): boolean =>
	removeCoverage(activity, piece, '-', author).ok;
