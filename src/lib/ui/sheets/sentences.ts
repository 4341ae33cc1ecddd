import type { CheckFailure, Problem, ReadFailure } from '#lib/app/sheets/index.ts';
import { m } from '#lib/paraglide/messages.js';

const problems: Readonly<Record<Problem['code'], () => string>> = {
	missing_value: m.sheets_problem_missing_value,
	unknown_value: m.sheets_problem_unknown_value,
	out_of_range: m.sheets_problem_out_of_range,
	unknown_reference: m.sheets_problem_unknown_reference,
	duplicate: m.sheets_problem_duplicate,
	wrong_target: m.sheets_problem_wrong_target,
	unknown_key: m.sheets_problem_unknown_key,
	unknown_column: m.sheets_problem_unknown_column,
	status_disagrees: m.sheets_problem_status_disagrees,
	unrecorded: m.sheets_problem_unrecorded,
	unrecorded_notes: m.sheets_problem_unrecorded_notes,
	not_expected: m.sheets_problem_not_expected,
	not_addressed: m.sheets_problem_not_addressed,
	no_note_duty: m.sheets_problem_no_note_duty,
	grade_without_submission: m.sheets_problem_grade_without_submission,
	outside_term: m.sheets_problem_outside_term
};

/** What is wrong or noteworthy, and where. */
export const problemText = ({ sheet, row, column, code, member_id }: Problem): string => {
	const place = m.sheets_place({ sheet, row });
	const what = [column, member_id].filter((part) => part !== null && part !== undefined);
	return `${place}${what.length > 0 ? `（${what.join(' · ')}）` : ''}: ${problems[code]()}`;
};

/** Why files could not be read, and what to do. */
export const failureText = (failure: ReadFailure | CheckFailure): string => {
	switch (failure.code) {
		case 'unknown_encoding':
			return m.sheets_failure_unknown_encoding({ file: failure.file });
		case 'broken_quotes':
			return m.sheets_failure_broken_quotes({ file: failure.file, row: failure.row });
		case 'corrupt_workbook':
			return m.sheets_failure_corrupt_workbook({ file: failure.file });
		case 'unknown_format':
			return m.sheets_failure_unknown_format({ file: failure.file });
		case 'rulebook_not_available':
			return m.sheets_failure_rulebook_not_available({ rulebook: failure.rulebook });
	}
};
