/** AL-50 and AL-51: how good the notes are that somebody owed. */
import { type Evaluator, fixedLine } from './case.ts';
import { gradePoints, noNotesPoints } from './rulebook/figures.ts';

/** A line for the quality of each note, or for there being none. */
export const noteEvaluator: Evaluator = (memberCase) =>
	memberCase.notes.map(({ meeting, grade, cause }) => {
		const facts = { meeting: meeting.id, title: meeting.title, grade, figure: grade };
		return grade === 'none'
			? fixedLine(memberCase, 'AL-51', noNotesPoints, meeting.start, cause, {
					key: 'notes_none',
					facts
				})
			: fixedLine(memberCase, 'AL-50', gradePoints[grade], meeting.start, cause, {
					key: 'notes_grade',
					facts
				});
	});
