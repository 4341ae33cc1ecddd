import type {
	ChangedRow,
	RosterColumn,
	RosterFileFailure,
	SkipReason
} from '#lib/app/roster/index.ts';
import { m } from '#lib/paraglide/messages.js';

const columns: Readonly<Record<RosterColumn, () => string>> = {
	studentNo: m.organisation_roster_column_student_no,
	name: m.organisation_roster_column_name,
	unit: m.organisation_roster_column_unit,
	position: m.organisation_roster_column_position,
	title: m.organisation_roster_column_title,
	phone: m.organisation_roster_column_phone,
	email: m.organisation_roster_column_email
};

/** A column of a roster in the reader's language. */
export const columnName = (column: RosterColumn): string => columns[column]();

/** What of a member an import changes. */
export const changeText = ({ changed }: ChangedRow): string => changed.map(columnName).join('、');

/** Why a file is no roster, as a sentence for people. */
export const fileFailureText = (failure: RosterFileFailure): string => {
	switch (failure.code) {
		case 'empty_file':
			return m.organisation_roster_empty_file();
		case 'too_large':
			return failure.unit === 'bytes'
				? m.organisation_roster_too_large_bytes()
				: m.organisation_roster_too_large_rows({ limit: failure.limit });
		case 'old_workbook':
			return m.organisation_roster_old_workbook();
		case 'locked_workbook':
			return m.organisation_roster_locked_workbook();
		case 'corrupt_workbook':
			return m.organisation_roster_corrupt_workbook();
		case 'unknown_encoding':
			return m.organisation_roster_unknown_encoding();
		case 'broken_quotes':
			return m.organisation_roster_broken_quotes({ row: failure.row });
	}
};

/** Why a row is left out. */
export const skipText = (reason: SkipReason): string => {
	switch (reason.code) {
		case 'no_name':
			return m.organisation_roster_skip_no_name();
		case 'too_long':
			return m.organisation_roster_skip_too_long({
				column: columnName(reason.column),
				most: reason.most
			});
		case 'number_damaged':
			return m.organisation_roster_skip_number_damaged({ number: reason.number });
		case 'repeated_number':
			return m.organisation_roster_skip_repeated_number({ row: reason.firstRow });
		case 'ambiguous_number':
			return m.organisation_roster_skip_ambiguous_number();
		case 'ambiguous_unit':
			return m.organisation_roster_skip_ambiguous_unit();
		case 'unknown_position':
			return m.organisation_roster_skip_unknown_position({ word: reason.word });
		case 'maybe_known':
			return m.organisation_roster_skip_maybe_known();
	}
};
