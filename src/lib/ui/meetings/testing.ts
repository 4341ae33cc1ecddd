/** A workspace with a meeting, for tests: a real log on a device in memory. */
import { deviceOf, sharedDrafts, value } from '#lib/app/session/testing.ts';
import { callMeeting, type Meeting, type MeetingDetails } from '#lib/domains/meetings/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';

const details: MeetingDetails = {
	title: '第三次例会',
	kind: 'routine',
	stars: null,
	unit: null,
	place: '',
	start: 1_000,
	end: null,
	agenda: [{ title: '通报考勤', minutes: 10 }],
	host: null,
	recorders: [],
	timekeeper: null,
	noteDuty: 'recorders',
	expected: 'unit',
	ref: null
};

/** A workspace whose founder has called a meeting; `meeting()` reads it as it is now. */
export const calledMeeting = async () => {
	const draftOf = sharedDrafts();
	const { session } = deviceOf(1, draftOf);
	const founding = {
		name: '联盟',
		template: 'alliance',
		timezone: 'Asia/Shanghai',
		personName: '张三丰'
	};
	const id = value(await session.found({ ...founding, isSample: false }));
	const workspace = value(await session.open(id));
	const called = await workspace.state(callMeeting(details, workspace.speaker()));
	const object = entryToObject(value(called));
	const meeting = (): Meeting => {
		const found = workspace.projections.meeting(object);
		if (!found) throw new Error('the meeting has been called');
		return found;
	};
	return { workspace, meeting };
};
