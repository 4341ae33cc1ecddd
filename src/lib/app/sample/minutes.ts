import * as Y from 'yjs';
import { attendanceLists, decideFinalising } from '../meetings/index.ts';
import { changeBody, draftBody, freezeMinutes, type Block } from '../minutes/index.ts';
import type { MeetingId } from '#lib/domains/meetings/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate } from '../time/index.ts';

const DAY_MS = 86_400_000;

const line = (kind: Block['kind'], text: string, more: Partial<Block> = {}): Block => ({
	kind,
	runs: [{ text }],
	...more
});

/** What the recorder of a plenary wrote; everything in it is invented. */
const record = (owner: MemberId, due: string): readonly Block[] => [
	line('agenda', '各部门汇报'),
	line(
		'text',
		'五个部门依次汇报上月工作。宣传部的推文阅读量比上月多三成，活动部的夜谈会有四十二人参加。'
	),
	line('agenda', '考勤与计分情况'),
	line('text', '办公室公布上月考勤。迟到比上月少，请假都办了手续。'),
	line('resolution', '例会改到晚上七点开始，下周起执行。', { owner, due }),
	line('agenda', '下月安排'),
	line('todo', '把下月的活动排期发到群里。', { owner, due })
];

/** Seals the minutes of a plenary as its recorder would have, an hour after its end. */
export const sealMinutes = async (
	workspace: Workspace,
	id: MeetingId
): Promise<Result<null, StateFault>> => {
	const { projections, timezone } = workspace;
	const [meeting, sheet] = [projections.meeting(id), projections.attendance(id)];
	const owner = meeting?.recorders[0] ?? meeting?.host;
	if (!meeting?.end || !sheet || !owner) return ok(null);
	const at = meeting.end + 3_600_000;
	const doc = new Y.Doc();
	const due = instantToDate(meeting.end + 7 * DAY_MS, timezone);
	// Members are objects of the log; the two domains call the same ids by their own names.
	doc.transact(() => changeBody(draftBody(doc), [], record(owner as MemberId, due)));
	const { present } = attendanceLists(sheet);
	const context = { ...workspace.speaker(), at };
	const decided = decideFinalising(meeting, freezeMinutes(doc), present, context);
	doc.destroy();
	if (!decided.ok) throw new Error(`the sample's minutes were refused: ${decided.error.code}`);
	const sealed = await workspace.stateAll((say) => decided.value((event) => say({ ...event, at })));
	return sealed.ok ? ok(null) : sealed;
};
