import type { Raised } from '#lib/app/conduct/index.ts';
import type { Degree, Level, Remark } from '#lib/domains/conduct/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { language, shortDateText } from '#lib/ui/i18n/index.ts';
import { levelName } from './words.ts';

/** What a form about conduct holds when it opens. */
export interface EntryStart {
	readonly clause: string;
	readonly about: ObjectId | '';
	readonly date: string;
	readonly level: Level | '';
	readonly points: string;
	readonly degree: Degree;
	readonly reason: string;
}

/** An empty form: the first clause, today. */
export const emptyStart = (clause: string, about: ObjectId | '', date: string): EntryStart => ({
	...{ clause, about, date },
	...{ level: '', points: '', degree: 'minor', reason: '' }
});

/** A penalty for a threshold that was reached: everything is known, one step is left. */
export const startOfFinding = ({ finding, member }: Raised): EntryStart => {
	const { clause, level, at, causes } = finding;
	const dates = causes.map((cause) => shortDateText(cause.at.slice(0, 10), language.current));
	const reason = m.conduct_default_reason({
		...{ clause, level: levelName(level) },
		dates: dates.join(language.current === 'en' ? ', ' : '、')
	});
	return { ...emptyStart(clause, member, at.slice(0, 10)), level, reason };
};

/** A correction begins with what it corrects. */
export const startOfRemark = ({ heads }: Remark, about: ObjectId | ''): EntryStart | undefined => {
	const [head] = heads;
	if (!head) return undefined;
	const { clause, date, points, degree, reason } = head;
	return {
		...emptyStart(clause, about, date),
		points: points === null ? '' : String(points),
		degree: degree ?? 'minor',
		reason: reason ?? ''
	};
};
