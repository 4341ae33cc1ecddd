import { describe, expect, it } from 'vitest';
import type { AttendanceFact } from './events.ts';
import {
	alice,
	BAD,
	bob,
	carol,
	dave,
	END,
	entryId,
	frame,
	MINUTE,
	recorded,
	scanned,
	screen,
	sheetIn,
	sheetOf,
	START,
	stated
} from './history.ts';

const standing = (facts: readonly AttendanceFact[], member = alice) =>
	sheetOf(...facts).standings.get(member);
const codes = (...facts: readonly AttendanceFact[]) =>
	sheetOf(...facts).refused.map(({ refusal }) => refusal.code);
const withdrawn = (name: string, record: string, reason: string | null = null, at = START + 9) =>
	stated(name, at, 'attendance.withdrawn', { record: entryId(record), reason });

describe('the sheet [AL-11]', () => {
	it('lists everybody expected, in order, before anything is recorded', () => {
		const { standings, notExpected } = sheetOf();
		expect([...standings.values()]).toEqual(
			[alice, bob, carol].map((member) => ({ member, state: 'unrecorded', statements: [] }))
		);
		expect(notExpected).toEqual([]);
	});

	it('shows status, source, recorder, time and way', () => {
		expect(standing([recorded('r', alice, 'late', { arrivedAt: START + MINUTE })])).toMatchObject({
			state: 'recorded',
			claim: {
				id: entryId('r'),
				source: 'record',
				status: 'late',
				stated: 'late',
				arrivedAt: START + MINUTE,
				how: 'roll',
				by: 'office'.padEnd(43, '0'),
				at: START,
				marks: []
			},
			agreeing: [],
			statements: [entryId('r')]
		});
	});

	it('derives the status from the times where none is stated [AL-25]', () => {
		const at = { arrivedAt: START + 11 * MINUTE };
		expect(standing([recorded('r', alice, null, at)])).toMatchObject({
			claim: { status: 'absent', stated: null, came: true }
		});
	});

	it('follows the meeting when its start is moved', () => {
		const record = recorded('r', alice, null, { arrivedAt: START + MINUTE });
		const later = { ...frame, start: START + MINUTE };
		expect(sheetIn(later, record).standings.get(alice)).toMatchObject({
			claim: { status: 'present' }
		});
	});

	it('marks a status that the times contradict, and lets it count', () => {
		const record = recorded('r', alice, 'present', { arrivedAt: START + MINUTE });
		expect(standing([record])).toMatchObject({
			claim: { status: 'present', marks: ['status_disagrees'] }
		});
	});

	it('tells who was recorded though not expected', () => {
		const { notExpected, standings } = sheetOf(recorded('r', dave, 'present'));
		expect(notExpected).toEqual([dave]);
		expect([...standings.keys()]).toEqual([alice, bob, carol, dave]);
	});

	it('is written by the office only [AL-4]', () => {
		const forged = { ...recorded('r', alice, 'present'), by: scanned('x', 'Alice', START).by };
		expect(standing([forged])?.state).toBe('unrecorded');
		expect(codes(forged)).toEqual(['not_allowed']);
	});
});

describe('two roll calls that merge', () => {
	const [one, two] = [recorded('one', alice, 'late'), recorded('two', alice, 'late')];

	it('are one where they agree', () => {
		expect(standing([one, two])).toMatchObject({
			state: 'recorded',
			claim: { id: entryId('one') },
			agreeing: [{ id: entryId('two') }]
		});
	});

	it('agree though each looked at the clock for themselves; the first arrival is shown', () => {
		const [first, second] = [
			recorded('first', alice, 'late', { arrivedAt: START + 3 * MINUTE }),
			recorded('second', alice, 'late', { arrivedAt: START + 2 * MINUTE })
		];
		expect(standing([one, first, second])).toMatchObject({
			claim: { id: entryId('second'), arrivedAt: START + 2 * MINUTE },
			agreeing: [{ id: entryId('first') }, { id: entryId('one') }]
		});
	});

	it('are a question where they disagree, and neither silently wins', () => {
		const other = recorded('other', alice, 'present', { at: START + MINUTE });
		expect(standing([one, other])).toMatchObject({
			state: 'question',
			candidates: [{ id: entryId('one') }, { id: entryId('other') }],
			statements: [entryId('one'), entryId('other')]
		});
	});

	it('disagree on whether the reason was accepted', () => {
		const accepted = recorded('other', alice, 'late', { reasonAccepted: true });
		expect(standing([one, accepted])?.state).toBe('question');
	});

	it('are settled by a record that replaces both', () => {
		const other = recorded('other', alice, 'present');
		const answer = recorded('answer', alice, 'present', { supersedes: [one.id, other.id] });
		expect(standing([one, other, answer])).toMatchObject({
			state: 'recorded',
			claim: { id: entryId('answer') },
			agreeing: []
		});
	});

	it('stay a question where a record replaces one of them only', () => {
		const other = recorded('other', alice, 'present');
		const answer = recorded('answer', alice, 'absent', { supersedes: [one.id] });
		expect(standing([one, other, answer])).toMatchObject({
			state: 'question',
			candidates: [{ id: entryId('answer') }, { id: entryId('other') }]
		});
	});

	it('say nothing about each other’s members', () => {
		const other = recorded('other', bob, 'absent');
		expect(standing([one, other])?.state).toBe('recorded');
		expect(standing([one, other], bob)?.state).toBe('recorded');
	});
});

describe('a correction', () => {
	const first = recorded('first', alice, 'absent');
	const second = recorded('second', alice, 'late', { at: START + 1, supersedes: [first.id] });
	const third = recorded('third', alice, 'present', { at: START + 2, supersedes: [second.id] });

	it('counts instead of what it replaces, even from a slow clock', () => {
		const slow = { ...second, at: START - MINUTE };
		expect(standing([first, slow])).toMatchObject({ claim: { id: entryId('second') } });
	});

	it('brings back what it replaced when it is withdrawn', () => {
		expect(standing([first, second, withdrawn('undo', 'second')])).toMatchObject({
			claim: { id: entryId('first') }
		});
		expect(standing([first, withdrawn('undo', 'first')])?.state).toBe('unrecorded');
	});

	it('keeps replaced what was replaced on the way to it', () => {
		expect(standing([first, second, third, withdrawn('undo', 'second')])).toMatchObject({
			state: 'recorded',
			claim: { id: entryId('third') }
		});
	});

	it('of nothing is refused', () => {
		expect(codes(withdrawn('undo', 'nothing'))).toEqual(['unknown_record']);
	});
});

describe('attendance entered afterwards', () => {
	const after = { at: END + 1 } as const;

	it('needs a reason', () => {
		expect(codes(recorded('r', alice, 'present', after))).toEqual(['reason_needed']);
		expect(codes(recorded('r', alice, 'present', { how: 'afterwards' }))).toEqual([
			'reason_needed'
		]);
	});

	it('counts with one, and is marked', () => {
		const record = recorded('r', alice, 'present', {
			...after,
			how: 'afterwards',
			reason: '漏登'
		});
		expect(standing([record])).toMatchObject({
			claim: { status: 'present', how: 'afterwards', reason: '漏登', marks: ['after_end'] }
		});
	});

	it('is not what is stated at the end itself, or taken from a sheet', () => {
		expect(codes(recorded('r', alice, 'present', { at: END }))).toEqual([]);
		const imported = recorded('r', alice, 'present', { ...after, how: 'import' });
		expect(standing([imported])).toMatchObject({ claim: { marks: [] } });
	});

	it('cannot be told from the rest at a meeting without an end', () => {
		const open = { ...frame, end: null };
		expect(sheetIn(open, recorded('r', alice, 'present', after)).refused).toEqual([]);
	});

	it('is not undone without a reason either', () => {
		const record = recorded('r', alice, 'present');
		expect(codes(record, withdrawn('undo', 'r', null, END + 1))).toEqual(['reason_needed']);
		expect(standing([record, withdrawn('undo', 'r', '认错人', END + 1)])?.state).toBe('unrecorded');
	});
});

describe('signing in at the screen [AL-11]', () => {
	it('gives the arrival time: the beginning of the slot that was seen', () => {
		expect(standing([screen, scanned('s', 'Alice', START + 16_000)])).toMatchObject({
			state: 'recorded',
			claim: {
				source: 'sign_in',
				status: 'late',
				stated: null,
				arrivedAt: START + 15_000,
				how: 'qr'
			}
		});
	});

	it('works until the code is 30 seconds old', () => {
		const slot = START / 15_000;
		expect(codes(screen, scanned('s', 'Alice', START + 30_000, { slot }))).toEqual([]);
		const { refused } = sheetOf(screen, scanned('s', 'Alice', START + 30_001, { slot }));
		expect(refused).toMatchObject([
			{ refusal: { code: 'outside_window', slotAt: START, at: START + 30_001 } }
		]);
	});

	it('does not count with a signature that is not the screen’s', () => {
		const forged = scanned('s', 'Alice', START, { signature: BAD });
		expect(standing([screen, forged])?.state).toBe('unrecorded');
		expect(codes(screen, forged)).toEqual(['bad_signature']);
	});

	it('does not count before its signature was verified, and says so', () => {
		const fresh = scanned('s', 'Alice', START, { signature: 'u'.repeat(86) });
		const sheet = sheetOf(screen, fresh);
		expect(sheet.standings.get(alice)?.state).toBe('unrecorded');
		expect(sheet.unchecked).toEqual([
			{
				id: entryId('s'),
				device: 'device of office',
				meeting: frame.meeting,
				slot: START / 15_000,
				signature: 'u'.repeat(86)
			}
		]);
	});

	it('needs a screen that the office opened', () => {
		expect(codes(scanned('s', 'Alice', START))).toEqual(['unknown_screen']);
		const own = stated('screen', START, 'screen.opened', {}, 'Bob');
		expect(codes(own, scanned('s', 'Alice', START))).toEqual(['not_allowed', 'unknown_screen']);
	});

	it('needs to be somebody whom the roster knows', () => {
		expect(codes(screen, scanned('s', 'stranger', START))).toEqual(['not_linked']);
	});

	it('counts once: the first scan', () => {
		const scans = [
			scanned('again', 'Alice', START + 5 * MINUTE),
			scanned('first', 'Alice', START - MINUTE)
		];
		expect(standing([screen, ...scans])).toMatchObject({
			state: 'recorded',
			claim: { id: entryId('first'), status: 'present' },
			agreeing: []
		});
	});

	it('adds nothing after the office has recorded the arrival', () => {
		const record = recorded('r', alice, 'present');
		const late = scanned('s', 'Alice', START + 20 * MINUTE);
		expect(standing([screen, record, late])).toMatchObject({ claim: { id: entryId('r') } });
	});

	it('is a question for the office that has recorded an absence', () => {
		const record = recorded('r', alice, 'absent');
		const late = scanned('s', 'Alice', START + 5 * MINUTE);
		expect(standing([screen, record, late])).toMatchObject({
			state: 'question',
			candidates: [{ id: entryId('s') }, { id: entryId('r') }]
		});
	});

	it('is settled by the office, also against scanning again', () => {
		const [first, second] = [
			scanned('first', 'Alice', START),
			scanned('second', 'Alice', START + MINUTE)
		];
		const proxy = recorded('r', alice, 'absent', {
			at: START + 2 * MINUTE,
			supersedes: [first.id]
		});
		expect(standing([screen, first, second, proxy])).toMatchObject({
			state: 'recorded',
			claim: { id: entryId('r'), status: 'absent' }
		});
	});

	it('counts again by the next scan after the first was withdrawn', () => {
		const facts = [
			screen,
			scanned('first', 'Alice', START),
			withdrawn('undo', 'first', null, START + MINUTE),
			scanned('second', 'Alice', START + 2 * MINUTE)
		];
		expect(standing(facts)).toMatchObject({ claim: { id: entryId('second'), status: 'late' } });
	});
});

describe('leave', () => {
	const asked = (name: string, by: string, at = START - 60 * MINUTE) =>
		stated(name, at, 'leave.requested', { kind: 'sick' }, by);
	const decided = (
		name: string,
		request: string,
		accepted: boolean,
		supersedes: readonly string[] = []
	) =>
		stated(name, START - 30 * MINUTE, 'leave.decided', {
			request: entryId(request),
			accepted,
			supersedes: supersedes.map(entryId)
		});
	const request = asked('ask', 'Alice');
	const granted = decided('yes', 'ask', true);

	it('is asked for oneself, and open until it is decided', () => {
		const { leaves, standings } = sheetOf(request);
		expect(leaves).toEqual([
			{
				id: entryId('ask'),
				member: alice,
				kind: 'sick',
				at: START - 60 * MINUTE,
				state: 'open',
				decisions: []
			}
		]);
		expect(standings.get(alice)?.state).toBe('unrecorded');
	});

	it('stands once it is accepted', () => {
		expect(standing([request, granted])).toMatchObject({
			state: 'recorded',
			claim: { id: entryId('yes'), source: 'leave', status: 'leave', came: false }
		});
	});

	it('leaves the member unrecorded once it is refused', () => {
		const sheet = sheetOf(request, decided('no', 'ask', false));
		expect(sheet.leaves[0]?.state).toBe('refused');
		expect(sheet.standings.get(alice)?.state).toBe('unrecorded');
	});

	it('is decided by whoever may, about a request that was made', () => {
		expect(codes(decided('yes', 'ask', true))).toEqual(['unknown_request']);
		const own = { ...granted, by: request.by };
		expect(codes(request, own)).toEqual(['not_allowed']);
	});

	it('decided differently at the same time is a question, until it is decided anew', () => {
		const facts = [request, granted, decided('no', 'ask', false)];
		const sheet = sheetOf(...facts);
		expect(sheet.leaves[0]).toMatchObject({ state: 'question' });
		expect(sheet.standings.get(alice)?.state).toBe('unrecorded');
		const again = sheetOf(...facts, decided('anew', 'ask', true, ['yes', 'no']));
		expect(again.leaves[0]).toMatchObject({ state: 'accepted', decisions: [entryId('anew')] });
	});

	it('is outweighed by an arrival that was seen', () => {
		const seen = recorded('r', alice, 'present');
		expect(standing([request, granted, seen])).toMatchObject({ claim: { id: entryId('r') } });
		const scan = scanned('s', 'Alice', START);
		expect(standing([screen, request, granted, scan])).toMatchObject({
			claim: { id: entryId('s') }
		});
	});

	it('is a question for a roll caller who did not know and recorded an absence', () => {
		const absent = recorded('r', alice, 'absent');
		expect(standing([request, granted, absent])).toMatchObject({
			state: 'question',
			candidates: [{ id: entryId('yes') }, { id: entryId('r') }]
		});
	});

	it('is not asked for by somebody whom the roster does not know', () => {
		expect(codes(asked('ask', 'stranger'))).toEqual(['not_linked']);
	});
});
