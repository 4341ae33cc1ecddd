import { describe, expect, it } from 'vitest';
import {
	callMeeting,
	correctMinutes,
	isMeetingFact,
	minutesHash,
	viewMeeting,
	type Meeting,
	type MeetingFact
} from '#lib/domains/meetings/index.ts';
import { membersSpace, type EntryId, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { Fact } from '#lib/kernel/facts/index.ts';
import type { Say } from '../log/index.ts';
import * as Y from 'yjs';
import { changeBody, draftBody, freezeMinutes, type Block } from '../minutes/index.ts';
import { decideFinalising } from './finalise.ts';
import { copyToUrl, urlToCopy, verdictOf } from './verdict.ts';

const alice = 'aliceAliceAliceAlice22' as ObjectId;
const author = { space: membersSpace, member: alice, can: () => true };
const context = { ...author, at: 5 };

/** A log that accepts what is said, in order. */
const logOf = () => {
	const facts: MeetingFact[] = [];
	const say: Say = ({ type, payload }) => {
		const at = facts.length + 1;
		const id = String(at).padStart(43, 'E') as EntryId;
		const fact = { id, type, payload, space: 'members', by: 'p', device: 'd', at, receivedAt: at };
		if (!isMeetingFact(fact as Fact)) throw new Error(`${type} is not what its type says`);
		facts.push(fact as MeetingFact);
		return id;
	};
	const meeting = (): Meeting => {
		const view = viewMeeting(facts, () => author);
		if (!view) throw new Error('the meeting has been called');
		return view;
	};
	return { facts, say, meeting };
};

const called = () => {
	const log = logOf();
	const details = {
		title: '第三次例会',
		kind: 'routine',
		stars: null,
		unit: null,
		place: '',
		start: 1,
		end: null,
		agenda: [],
		host: null,
		recorders: [],
		timekeeper: null,
		noteDuty: 'recorders',
		expected: 'unit',
		ref: null
	} as const;
	const event = callMeeting({ ...details, agenda: [], recorders: [] }, context);
	if (!event.ok) throw new Error(event.error.code);
	log.say(event.value);
	return log;
};

const line = (kind: Block['kind'], text: string, more: Partial<Block> = {}): Block => ({
	kind,
	runs: text === '' ? [] : [{ text }],
	...more
});

const lines = [
	line('agenda', '通报考勤'),
	line('text', '出勤率九成。'.repeat(500)),
	line('resolution', '每周三晚七点研讨'),
	line('todo', '整理照片', { owner: alice, due: '2021-10-25' })
];

const frozen = (blocks: readonly Block[]) => {
	const draft = new Y.Doc();
	draft.clientID = 7;
	changeBody(draftBody(draft), [], blocks);
	return freezeMinutes(draft);
};

const finalised = (log = called(), blocks: readonly Block[] = lines) => {
	const build = decideFinalising(log.meeting(), frozen(blocks), [alice], context);
	if (!build.ok) throw new Error(build.error.code);
	build.value(log.say);
	return log;
};

describe('making minutes final', () => {
	it('[AL-12] seals the frozen text in as many parts as it needs', () => {
		const log = finalised();
		const { minutes, refused } = log.meeting();
		const { text, hash } = frozen(lines);
		expect(refused).toEqual([]);
		expect(minutes.inForce?.parts.length).toBe(Math.ceil(text.length / 2000));
		expect(minutes.inForce?.text).toBe(text);
		expect(minutes.inForce?.hash).toBe(hash);
		expect(minutes.inForce?.present).toEqual([alice]);
	});

	it('[AL-3] opens each resolution and to-do with owner, due date and where it is written', () => {
		const found = finalised()
			.meeting()
			.followUps.map(({ kind, text, owner, due, block, state }) => [
				kind,
				text,
				owner,
				due,
				block,
				state
			]);
		expect(found).toEqual([
			['resolution', '每周三晚七点研讨', null, null, expect.any(String), 'open'],
			['todo', '整理照片', alice, '2021-10-25', expect.any(String), 'open']
		]);
	});

	it('[AL-12] is refused as a whole to whoever may not, and a second time', () => {
		const nobody = { ...context, can: () => false };
		expect(decideFinalising(called().meeting(), frozen(lines), [], nobody)).toEqual({
			ok: false,
			error: { code: 'not_allowed', capability: 'minutes.finalise' }
		});
		expect(decideFinalising(finalised().meeting(), frozen(lines), [], context)).toEqual({
			ok: false,
			error: { code: 'minutes_are_final' }
		});
	});

	it('shortens what is too long for a to-do, and keeps it whole in the text', () => {
		const long = '长'.repeat(700);
		const meeting = finalised(called(), [line('todo', long)]).meeting();
		expect(meeting.followUps[0]?.text).toBe(`${'长'.repeat(499)}…`);
		expect(meeting.minutes.inForce?.text).toContain(long);
	});
});

describe('a printed copy', () => {
	const copy = { workspace: 'W'.repeat(43), meeting: 'M'.repeat(22), hash: 'H'.repeat(43) };

	it('leads to its meeting and hash by an address whose part after # no server hears', () => {
		const url = copyToUrl('https://tongban.example', copy);
		expect(url).toBe(`https://tongban.example/verify#${Object.values(copy).join('.')}`);
		expect(urlToCopy(url)).toEqual(copy);
		expect(urlToCopy(`#${Object.values(copy).join('.')}`)).toEqual(copy);
		expect(urlToCopy('https://tongban.example/verify#abc')).toBeUndefined();
	});

	it('[AL-12] is verified against the sealed text, with its corrections counted', () => {
		const log = finalised();
		const hash = frozen(lines).hash;
		const sealed = log.meeting().minutes.inForce;
		if (!sealed) throw new Error('it has been sealed');
		const fields = { finalised: sealed.id, text: '应为八成', reason: '笔误' };
		const event = correctMinutes(log.meeting(), fields, context);
		if (!event.ok) throw new Error(event.error.code);
		log.say(event.value);
		const { minutes } = log.meeting();
		expect(verdictOf(log.meeting(), hash)).toEqual({
			code: 'verified',
			minutes: minutes.inForce,
			corrections: 1
		});
	});

	it('[AL-12] differs from another text, and says where nothing is final', () => {
		expect(verdictOf(finalised().meeting(), minutesHash('x')).code).toBe('differs');
		expect(verdictOf(called().meeting(), minutesHash('x'))).toEqual({ code: 'not_final' });
	});

	it('[AL-12] is superseded where another sealed text stands', () => {
		const log = called();
		const other = [line('text', '甲')];
		// Two devices seal at the same time: both decided before either knew.
		const before = log.meeting();
		for (const blocks of [lines, other]) {
			const build = decideFinalising(before, frozen(blocks), [], context);
			if (!build.ok) throw new Error(build.error.code);
			build.value(log.say);
		}
		expect(log.meeting().minutes.question.length).toBe(1);
		expect(verdictOf(log.meeting(), frozen(other).hash).code).toBe('superseded');
	});

	it('[AL-12] cannot be computed again while its text has not arrived', () => {
		const log = finalised();
		const without = log.facts.filter(({ type }) => type !== 'minutes.part');
		const view = viewMeeting(without, () => author);
		if (!view) throw new Error('the meeting has been called');
		expect(verdictOf(view, frozen(lines).hash).code).toBe('incomplete');
	});
});
