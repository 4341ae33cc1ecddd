import { describe, expect, it } from 'vitest';
import type { Fact } from '#lib/kernel/facts/index.ts';
import {
	entryToObject,
	membersSpace,
	type DeviceId,
	type EntryId,
	type PersonId
} from '#lib/kernel/identity/index.ts';
import { Projections, vocabulary } from '../projections/index.ts';
import { builtInFigures } from './figures.ts';
import { ScoreBook } from './score-book.ts';

const START = Date.UTC(2026, 2, 2, 11);
const HOUR = 3_600_000;
const entryId = (name: string) => name.padEnd(43, '0') as EntryId;
const [carol, meeting] = ['Carol', 'meeting'].map((name) => entryToObject(entryId(name)));

const stated = (name: string, type: string, payload: object): Fact => ({
	id: entryId(name),
	type,
	space: membersSpace,
	by: entryId('office') as string as PersonId,
	device: 'device' as DeviceId,
	at: START,
	receivedAt: START,
	payload: vocabulary.parse(type, payload) ?? {}
});

const term = { title: '春季', from: '2026-02-23', to: '2026-07-05', timezone: 'Asia/Shanghai' };
const called = stated('meeting', 'meeting.called', {
	title: '第三次例会',
	kind: 'routine',
	stars: null,
	unit: null,
	place: '',
	start: START,
	end: START + HOUR,
	agenda: [],
	host: null,
	recorders: [],
	timekeeper: null,
	noteDuty: 'recorders',
	expected: 'unit',
	ref: null
});
const absence = stated('absence', 'attendance.recorded', {
	meeting,
	member: carol,
	status: 'absent',
	arrivedAt: null,
	leftAt: null,
	reasonAccepted: false,
	how: 'roll',
	reason: null,
	supersedes: []
});

/** A book over a term in which Carol was absent once. */
const bookOf = () => {
	const projections = new Projections({
		had: () => true,
		timezone: () => term.timezone,
		lateMinutes: () => 10
	});
	const enrolled = { unit: null, position: 'officer', from: null };
	for (const fact of [
		stated('term', 'term.opened', term),
		stated('Carol', 'member.enrolled', enrolled),
		called,
		absence
	]) {
		projections.add(fact);
	}
	const now = () => START + 2 * HOUR;
	const sources = { projections, timezone: () => term.timezone, now };
	const book = new ScoreBook(sources, () => builtInFigures);
	const clauses = () => book.scores().map(({ lines }) => lines.map(({ clause }) => clause));
	return { projections, clauses };
};

describe('the score book', () => {
	it('takes back what a record cost once the record no longer counts', () => {
		const { projections, clauses } = bookOf();
		expect(clauses()).toEqual([['AL-20']]);
		projections.remove(absence);
		expect(clauses()).toEqual([[]]);
	});

	it('takes back what a meeting cost once its call no longer counts, and counts it again', () => {
		const { projections, clauses } = bookOf();
		expect(clauses()).toEqual([['AL-20']]);
		projections.remove(called);
		expect(clauses()).toEqual([[]]);
		projections.add(called);
		expect(clauses()).toEqual([['AL-20']]);
	});
});
