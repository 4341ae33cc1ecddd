/** The alliance's exchange sheets: their columns, and what each column takes. */

/** What a cell may hold. An empty cell is not stated, whatever the kind. */
export type CellKind =
	| { readonly type: 'text' }
	| { readonly type: 'time' }
	| { readonly type: 'date' }
	| { readonly type: 'whole'; readonly least?: number; readonly most?: number }
	| { readonly type: 'choice'; readonly values: readonly string[] }
	| { readonly type: 'choices'; readonly values: readonly string[] }
	| { readonly type: 'reference'; readonly to: SheetName }
	| { readonly type: 'references'; readonly to: SheetName };

export type Column = {
	readonly name: string;
	readonly kind: CellKind;
	readonly isRequired: boolean;
};

export type SheetName =
	| 'settings'
	| 'members'
	| 'meetings'
	| 'attendance'
	| 'notes'
	| 'tasks'
	| 'handins'
	| 'activities'
	| 'participation'
	| 'entries';

/** One sheet: no two rows may have the same cells in the columns of `key`. */
export type SheetSchema = {
	readonly name: SheetName;
	readonly key: readonly string[];
	readonly columns: readonly Column[];
};

const text: CellKind = { type: 'text' };
const time: CellKind = { type: 'time' };
const date: CellKind = { type: 'date' };
const choice = (...values: readonly string[]): CellKind => ({ type: 'choice', values });
const yesNo = choice('yes', 'no');
const grade = choice('excellent', 'good', 'average', 'poor');
const reference = (to: SheetName): CellKind => ({ type: 'reference', to });
const references = (to: SheetName): CellKind => ({ type: 'references', to });

const optional = (name: string, kind: CellKind = text): Column => ({
	name,
	kind,
	isRequired: false
});
const required = (name: string, kind: CellKind = text): Column => ({
	name,
	kind,
	isRequired: true
});

/** Every sheet of the alliance, in the order in which they are written. */
export const allianceSheets: readonly SheetSchema[] = [
	{ name: 'settings', key: ['key'], columns: [required('key'), optional('value')] },
	{
		name: 'members',
		key: ['member_id'],
		columns: [
			required('member_id'),
			optional('name'),
			optional('unit'),
			required('position', choice('officer', 'cadre', 'presidium')),
			optional('failed_course', yesNo)
		]
	},
	{
		name: 'meetings',
		key: ['meeting_id'],
		columns: [
			required('meeting_id'),
			optional('title'),
			required('kind', choice('routine', 'plenary')),
			optional('stars', { type: 'whole', least: 1, most: 5 }),
			optional('unit'),
			required('start', time),
			optional('end', time),
			optional('notes', choice('recorders', 'all')),
			optional('recorders', references('members'))
		]
	},
	{
		name: 'attendance',
		key: ['meeting_id', 'member_id'],
		columns: [
			required('meeting_id', reference('meetings')),
			required('member_id', reference('members')),
			optional(
				'status',
				choice('present', 'late', 'absent', 'leave', 'left_early', 'late+left_early')
			),
			optional('arrived_at', time),
			optional('left_at', time),
			optional('reason_accepted', yesNo)
		]
	},
	{
		name: 'notes',
		key: ['meeting_id', 'member_id'],
		columns: [
			required('meeting_id', reference('meetings')),
			required('member_id', reference('members')),
			optional('grade', choice('excellent', 'good', 'average', 'poor', 'none'))
		]
	},
	{
		name: 'tasks',
		key: ['task_id'],
		columns: [
			required('task_id'),
			optional('title'),
			optional('issued_at', time),
			required('due_at', time),
			optional('addressees', references('members'))
		]
	},
	{
		name: 'handins',
		key: ['task_id', 'member_id'],
		columns: [
			required('task_id', reference('tasks')),
			required('member_id', reference('members')),
			optional('acknowledged_at', time),
			optional('submitted_at', time),
			optional('grade', grade)
		]
	},
	{
		name: 'activities',
		key: ['activity_id'],
		columns: [
			required('activity_id'),
			optional('title'),
			optional('unit'),
			required('held_on', date),
			optional('grade', grade)
		]
	},
	{
		name: 'participation',
		key: ['activity_id', 'member_id'],
		columns: [
			required('activity_id', reference('activities')),
			required('member_id', reference('members')),
			optional('took_part', yesNo),
			optional('outstanding', yesNo),
			optional('proposal', { type: 'choices', values: ['idea', 'novel', 'concise_summary'] }),
			optional('adopted', { type: 'whole', least: 0 })
		]
	},
	{
		name: 'entries',
		key: ['entry_id'],
		columns: [
			required('entry_id'),
			required('date', date),
			optional('member_id', reference('members')),
			optional('unit'),
			required('clause'),
			optional('degree', choice('minor', 'grave')),
			optional('points', { type: 'whole' }),
			optional('reason')
		]
	}
];
