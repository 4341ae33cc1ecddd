import { describe, expect, it } from 'vitest';
import { blockText, readDraft } from '#lib/app/minutes/index.ts';
import { value } from '#lib/app/session/testing.ts';
import { changeMeeting } from '#lib/domains/meetings/index.ts';
import { openMinutes } from './open-minutes.ts';
import { calledMeeting } from './testing.ts';

describe('the draft of a meeting’s minutes', () => {
	it('[AL-12] starts once from the agenda of the call, also after the agenda has changed', async () => {
		const { workspace, meeting } = await calledMeeting();
		const first = openMinutes(workspace, meeting());
		await first.loaded;
		const agenda = [{ title: '其他事项', minutes: 5 }];
		const patch = changeMeeting(meeting(), { agenda }, workspace.speaker());
		value(await workspace.state(patch));
		const again = openMinutes(workspace, meeting());
		await again.loaded;
		expect(meeting().agenda).toEqual(agenda);
		expect(readDraft(again.doc).map(blockText)).toEqual(['通报考勤', '']);
	});
});
