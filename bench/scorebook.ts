/**
 * Scores 100,000 attendance facts for all members, with `JSON.parse` of the same facts as the floor,
 * and the cost of one more fact when 10,000 and when 100,000 are there. Run: `tsx bench/scorebook.ts`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { valuesInForce } from '#lib/kernel/rules/index.ts';
import {
	allianceParameters,
	type Attendance,
	type Meeting,
	type Member,
	noRecords,
	Records,
	scoreAll,
	type ScoreInput,
	scoreMember
} from '#lib/domains/scorebook/index.ts';

const meetingCount = 200;
const values = valuesInForce(allianceParameters, new Map()).values;
const statuses = [
	'present',
	'present',
	'present',
	'late',
	'leave',
	'absent',
	'left_early'
] as const;

const meetings: readonly Meeting[] = Array.from({ length: meetingCount }, (_, i) => {
	const date = new Date(Date.UTC(2024, 8, 1 + Math.floor(i / 2))).toISOString().slice(0, 10);
	const start = `${date} ${i % 2 === 0 ? '12' : '19'}:00`;
	return {
		cause: { id: `m${i}`, at: start, sheet: 'meetings', row: i + 2, by: null },
		id: `m${i}`,
		title: '',
		kind: i % 5 === 0 ? 'plenary' : 'routine',
		stars: i % 7 === 0 ? 3 : null,
		unit: null,
		expected: null,
		start,
		end: `${date} ${i % 2 === 0 ? '13' : '20'}:00`,
		notes: 'recorders',
		recorders: []
	};
});

const term = (facts: number): ScoreInput => {
	const members = Array.from({ length: facts / meetingCount }, (_, i): Member => {
		const position = i % 10 === 0 ? 'cadre' : 'officer';
		return { id: `member-${i}`, unit: `unit-${i % 5}`, position, failedCourse: false };
	});
	const attendance = members.flatMap(({ id }, m) =>
		meetings.map((meeting, i): Attendance => {
			const row = m * meetingCount + i + 2;
			return {
				cause: {
					id: `attendance:${row}`,
					at: meeting.start,
					sheet: 'attendance',
					row,
					by: 'office'
				},
				meeting: meeting.id,
				member: id,
				status: statuses[(m * 31 + i * 17) % statuses.length] ?? null,
				arrivedAt: null,
				leftAt: null,
				reasonAccepted: row % 29 === 0
			};
		})
	);
	return { ...noRecords, members, meetings, attendance };
};

const round = (ms: number) => Math.round(ms * 1000) / 1000;

const timed = (run: () => unknown): number => {
	const from = performance.now();
	run();
	return performance.now() - from;
};

/**
 * The middle time of each run in milliseconds. They take turns, so that whatever else the machine
 * does slows all of them; the first round warms the engine up.
 */
const medians = (...runs: readonly (() => unknown)[]): readonly number[] => {
	const rounds = Array.from({ length: 10 }, () => runs.map(timed)).slice(1);
	return runs.map((_, i) => {
		const times = rounds.map((round) => round[i] ?? 0).sort((a, b) => a - b);
		return times[times.length >> 1] ?? 0;
	});
};

/** One fact is put and its member scored again, spread over all members. */
const oneMore = (facts: number): number => {
	const input = term(facts);
	const records = new Records(input);
	const rounds = 300;
	const [total = 0] = medians(() => {
		for (let i = 0; i < rounds; i++) {
			const row = input.attendance[(i * 7919) % input.attendance.length];
			if (!row) continue;
			records.put('attendance', { ...row, status: i % 2 === 0 ? 'late' : 'present' });
			scoreMember(records, row.member, values);
		}
	});
	return total / rounds;
};

const input = term(100_000);
const text = JSON.stringify(input.attendance);
const [parseMs = 0, scoreMs = 0, indexMs = 0] = medians(
	() => JSON.parse(text),
	() => scoreAll(input, values),
	() => new Records(input)
);
const lines = scoreAll(input, values).reduce((sum, member) => sum + member.lines.length, 0);
const oneMoreMs = { of10000: oneMore(10_000), of100000: oneMore(100_000) };

const result = {
	what: '100,000 attendance facts, 500 members, 200 meetings: scores of all members',
	machine: {
		cpu: cpus()[0]?.model ?? '',
		cores: cpus().length,
		node: process.version,
		load: round(loadavg()[0] ?? 0)
	},
	facts: input.attendance.length,
	lines,
	jsonBytes: text.length,
	jsonParseMs: round(parseMs),
	indexMs: round(indexMs),
	scoreMs: round(scoreMs),
	ratioToJsonParse: round(scoreMs / parseMs),
	oneMoreFactMs: { of10000: round(oneMoreMs.of10000), of100000: round(oneMoreMs.of100000) }
};
await mkdir('bench/results', { recursive: true });
await writeFile('bench/results/scorebook.json', `${JSON.stringify(result, null, '\t')}\n`);
console.log(result);
