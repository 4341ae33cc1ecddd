import { describe, expect, it } from 'vitest';
import {
	decideLeave,
	openScreen,
	recordAttendance,
	recordRest,
	requestLeave,
	signIn,
	withdrawRecord,
	type RecordFields
} from './decide.ts';
import {
	alice,
	bob,
	carol,
	END,
	entryId,
	frame,
	GOOD,
	meeting,
	MINUTE,
	recorded,
	scanned,
	screen,
	sheetIn,
	sheetOf,
	START,
	stated
} from './history.ts';
import { slotAt } from './slot.ts';

const office = { at: START, member: null, can: () => true };
const as = (member: typeof alice | null, at = START) => ({ at, member, can: () => false });
const refused = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });

const present: RecordFields = {
	member: alice,
	status: 'present',
	arrivedAt: null,
	leftAt: null,
	reasonAccepted: false,
	how: 'roll',
	reason: null
};

describe('recording attendance [AL-11]', () => {
	it('answers the event to sign', () => {
		expect(recordAttendance(sheetOf(), present, office)).toEqual({
			ok: true,
			value: {
				type: 'attendance.recorded',
				payload: { ...present, meeting, supersedes: [] }
			}
		});
	});

	it('is for the office, in the unit that meets [AL-4]', () => {
		const asked: unknown[] = [];
		const can = (...question: readonly unknown[]) => asked.push(question) > 1;
		expect(recordAttendance(sheetOf(), present, { at: START, member: alice, can })).toEqual(
			refused('not_allowed', { capability: 'attendance.record' })
		);
		expect(asked).toEqual([['attendance.record', frame.unit]]);
	});

	it('replaces everything that the sheet shows of the member, so it settles a question', () => {
		const sheet = sheetOf(
			screen,
			recorded('one', alice, 'late'),
			recorded('two', alice, 'absent'),
			scanned('three', 'Alice', START + MINUTE),
			recorded('other', bob, 'late')
		);
		expect(sheet.standings.get(alice)?.state).toBe('question');
		const answer = recordAttendance(sheet, present, office);
		expect(answer.ok && answer.value.payload.supersedes).toEqual(
			['one', 'two', 'three'].map(entryId)
		);
	});

	it('becomes “entered afterwards” when the meeting is over, and needs a reason then', () => {
		const later = { ...office, at: END + 1 };
		expect(recordAttendance(sheetOf(), present, later)).toEqual(refused('reason_needed'));
		const late = recordAttendance(sheetOf(), { ...present, reason: '漏登' }, later);
		expect(late.ok && late.value.payload.how).toBe('afterwards');
		expect(recordAttendance(sheetOf(), { ...present, how: 'import' }, later).ok).toBe(true);
		expect(recordAttendance(sheetOf(), present, { ...office, at: END }).ok).toBe(true);
	});

	it.each([
		['neither status nor times', { status: null }, 'status'],
		['a reason of blanks', { reason: '  ' }, 'reason'],
		['a reason of 201 characters', { reason: '因'.repeat(201) }, 'reason'],
		['an unknown status', { status: 'sleeping' as never }, 'status'],
		['a time with fractions', { arrivedAt: 1.5 }, 'arrivedAt']
	])('is refused with %s', (_, fault, field) => {
		expect(recordAttendance(sheetOf(), { ...present, ...fault }, office)).toEqual(
			refused('bad_field', { field })
		);
	});

	it('takes times without a status', () => {
		const byTime = { ...present, status: null, arrivedAt: START };
		expect(recordAttendance(sheetOf(), byTime, office).ok).toBe(true);
	});
});

describe('recording the rest', () => {
	it('touches only those of whom nothing is known, in roll order', () => {
		const sheet = sheetOf(
			recorded('one', bob, 'late'),
			recorded('two', bob, 'absent') // a question is not the rest
		);
		const rest = recordRest(sheet, 'present', null, office);
		expect(rest.ok && rest.value.map(({ payload }) => [payload.member, payload.status])).toEqual([
			[alice, 'present'],
			[carol, 'present']
		]);
	});

	it('is refused as a whole', () => {
		expect(recordRest(sheetOf(), 'present', null, { ...office, at: END + 1 })).toEqual(
			refused('reason_needed')
		);
		expect(recordRest(sheetOf(), 'present', '补登', { ...office, at: END + 1 }).ok).toBe(true);
	});
});

describe('withdrawing a record', () => {
	it('takes out what is in force, and nothing else', () => {
		const [first, second] = [
			recorded('first', alice, 'late'),
			recorded('second', alice, 'present', { supersedes: [entryId('first')] })
		];
		const sheet = sheetOf(first, second);
		expect(withdrawRecord(sheet, second.id, null, office)).toEqual({
			ok: true,
			value: {
				type: 'attendance.withdrawn',
				payload: { meeting, record: second.id, reason: null }
			}
		});
		expect(withdrawRecord(sheet, first.id, null, office)).toEqual(refused('unknown_record'));
	});

	it('does not undo a leave: that is decided anew', () => {
		const sheet = sheetOf(
			stated('ask', 1, 'leave.requested', { kind: 'sick' }, 'Alice'),
			stated('yes', 2, 'leave.decided', {
				request: entryId('ask'),
				accepted: true,
				supersedes: []
			})
		);
		expect(sheet.standings.get(alice)?.state).toBe('recorded');
		expect(withdrawRecord(sheet, entryId('yes'), null, office)).toEqual(refused('unknown_record'));
	});
});

describe('the screen and signing in [AL-11]', () => {
	const token = { screen: screen.id, slot: slotAt(START), signature: GOOD };

	it('is opened by the office', () => {
		expect(openScreen(sheetOf(), office)).toEqual({
			ok: true,
			value: { type: 'screen.opened', payload: { meeting } }
		});
		expect(openScreen(sheetOf(), as(alice)).ok).toBe(false);
	});

	it('takes one’s own scan', () => {
		expect(signIn(sheetOf(screen), token, 'qr', as(alice))).toEqual({
			ok: true,
			value: { type: 'attendance.signed', payload: { ...token, meeting, how: 'qr' } }
		});
	});

	it('says what is wrong with a scan', () => {
		const shown = sheetOf(screen);
		expect(signIn(shown, token, 'qr', as(null))).toEqual(refused('not_linked'));
		expect(signIn(sheetOf(), token, 'qr', as(alice))).toEqual(refused('unknown_screen'));
		expect(signIn(shown, token, 'code', as(alice, START + 30_001))).toEqual(
			refused('outside_window', { slotAt: START, at: START + 30_001 })
		);
		expect(signIn(shown, { ...token, signature: 'short' }, 'qr', as(alice))).toEqual(
			refused('bad_field', { field: 'signature' })
		);
	});

	it('says that one has signed in already, but lets one contradict an absence', () => {
		const came = sheetOf(screen, recorded('r', alice, 'late'));
		expect(signIn(came, token, 'qr', as(alice))).toEqual(refused('already_signed_in'));
		const absent = sheetOf(screen, recorded('r', alice, 'absent'));
		expect(signIn(absent, token, 'qr', as(alice)).ok).toBe(true);
	});
});

describe('asking for leave', () => {
	const ask = stated('ask', 1, 'leave.requested', { kind: 'personal' }, 'Alice');
	const decision = (name: string, accepted: boolean) =>
		stated(name, 2, 'leave.decided', { request: entryId('ask'), accepted, supersedes: [] });

	it('is done once at a time, and again after a refusal', () => {
		expect(requestLeave(sheetOf(), 'official', as(alice))).toEqual({
			ok: true,
			value: { type: 'leave.requested', payload: { meeting, kind: 'official' } }
		});
		expect(requestLeave(sheetOf(ask), 'sick', as(alice))).toEqual(refused('leave_is_requested'));
		expect(requestLeave(sheetOf(ask), 'sick', as(bob)).ok).toBe(true);
		expect(requestLeave(sheetOf(ask, decision('no', false)), 'sick', as(alice)).ok).toBe(true);
	});

	it('has no room for why', () => {
		const sheet = sheetIn(frame);
		expect(requestLeave(sheet, 'because' as never, as(alice))).toEqual(
			refused('bad_field', { field: 'kind' })
		);
	});

	it('is decided by whoever may, replacing the decisions that are shown', () => {
		const sheet = sheetOf(ask, decision('yes', true), decision('no', false));
		expect(decideLeave(sheet, entryId('ask'), true, office)).toEqual({
			ok: true,
			value: {
				type: 'leave.decided',
				payload: {
					meeting,
					request: entryId('ask'),
					accepted: true,
					supersedes: [entryId('no'), entryId('yes')]
				}
			}
		});
		expect(decideLeave(sheet, entryId('ask'), true, as(bob))).toEqual(
			refused('not_allowed', { capability: 'leave.decide' })
		);
		expect(decideLeave(sheet, entryId('other'), true, office)).toEqual(refused('unknown_request'));
	});
});
