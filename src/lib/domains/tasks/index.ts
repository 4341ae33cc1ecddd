export type { TaskCapability } from './capabilities.ts';
export { taskCapabilities } from './capabilities.ts';
export type { TaskCommandRefusal } from './decide.ts';
export {
	acknowledgeTask,
	endDuty,
	gradeHandIn,
	handIn,
	moveDue,
	recordHandIn,
	scheduleDuty,
	setTask,
	stateCalendar,
	withdrawTask
} from './decide.ts';
export type {
	Grade,
	RecurrenceDetails,
	TaskDetails,
	TaskEvent,
	TaskEventOf,
	TaskEventType,
	TaskFact,
	TaskFactOf,
	TaskPayload
} from './events.ts';
export {
	grades,
	LONGEST_BODY,
	LONGEST_HAND_IN,
	LONGEST_HAND_IN_WITH_FILES,
	MOST_ADDRESSEES,
	MOST_FILES,
	MOST_LINKS,
	taskEvents
} from './events.ts';
export type { Department, Duty } from './duties/department.ts';
export { departmentNamed, departments, titleOfDuty } from './duties/departments.ts';
export { occurrenceId } from './occurrence-id.ts';
export type { IsWorkingDay, Occurrence } from './occurrences.ts';
export { addDays, comingDays, occurrencesOf, weekdayOf } from './occurrences.ts';
export type { Author } from './policy.ts';
export type { ShareState } from './queries.ts';
export {
	countedSubmission,
	handInOrder,
	inOwnOrder,
	isInTime,
	isOverdue,
	isPastDue,
	isUnderWay,
	missingFrom,
	openTasksOf,
	progressOf,
	shareOf,
	stateOf,
	taskState
} from './queries.ts';
export { viewCalendar, viewRecurrence } from './recurrence-view.ts';
export type { TaskRefusal } from './refusal.ts';
export type {
	Acknowledgement,
	Grading,
	HandInRecord,
	MemberId,
	Move,
	Recurrence,
	RecurrenceId,
	RefusedFact,
	Share,
	Stated,
	StatedYear,
	Submission,
	Task,
	TaskId,
	UnitId,
	Work
} from './task.ts';
export type { FactOfTask, TaskSources } from './view.ts';
export { calendarSubject, isOfTask, taskSubjects, viewTask } from './view.ts';
