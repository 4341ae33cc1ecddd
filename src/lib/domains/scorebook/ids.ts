declare const flavour: unique symbol;
/** A text id that no other kind of id can stand in for; texts and the log's own ids come in freely. */
type Flavoured<Name extends string> = string & { readonly [flavour]?: Name };

/** A member of the organisation: `member_id` of the sheets, the member's object id in the log. */
export type MemberId = Flavoured<'Member'>;
/** A meeting: `meeting_id` of the sheets, the meeting's object id in the log. */
export type MeetingId = Flavoured<'Meeting'>;
/** A task: `task_id` of the sheets. */
export type TaskId = Flavoured<'Task'>;
/** An activity: `activity_id` of the sheets. */
export type ActivityId = Flavoured<'Activity'>;
/** A department or college unit, by the name or id that members and meetings share. */
export type UnitId = Flavoured<'Unit'>;
