/** AL-78 with AL-D12: who cannot be selected for awards, and by which clause. */
import type { MemberCase } from './case.ts';
import { ineligibleFrom } from './rulebook/figures.ts';

/** The clauses that make the member ineligible, in clause order; none where the member is eligible. */
export const ineligibleBecause = ({
	member,
	expectations,
	entries
}: MemberCase): readonly string[] => {
	// Each event once: a converted absence consists of lates that are counted already.
	const atMeetings = expectations.filter(({ presence }) => presence?.late || presence?.absent);
	const elsewhere = entries.filter(({ clause }) => ['AL-80', 'AL-81'].includes(clause));
	const isOften = atMeetings.length + elsewhere.length >= ineligibleFrom;
	const hasFailed = member.failedCourse || entries.some(({ clause }) => clause === 'AL-78');
	return isOften || hasFailed ? ['AL-78'] : [];
};
