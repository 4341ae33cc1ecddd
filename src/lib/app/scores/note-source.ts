import type { NoteSheet, NoteStanding } from '#lib/domains/conduct/index.ts';
import type { Meeting, MeetingId } from '#lib/domains/meetings/index.ts';
import type { Note, RecordLists, Records } from '#lib/domains/scorebook/index.ts';
import { instantToSheetTime } from '../time/index.ts';
import type { RecordSource, ScoreSources } from './record-source.ts';

interface Seen {
	readonly meeting: Meeting;
	readonly sheet: NoteSheet;
}

/** The grades of notes (AL-50, AL-51). A grade touches its member alone. */
export class NoteSource implements RecordSource {
	readonly #workspace: ScoreSources;
	readonly #seen = new Map<MeetingId, Seen>();

	constructor(workspace: ScoreSources) {
		this.#workspace = workspace;
	}

	follow(records: Records): Iterable<string> {
		const touched = new Set<string>();
		const sheets = this.#sheets();
		for (const { meeting, sheet } of sheets) {
			const seen = this.#seen.get(meeting.id);
			if (seen?.meeting === meeting && seen.sheet === sheet) continue;
			for (const row of this.#news({ meeting, sheet }, seen)) {
				const before = records.note(row.member, row.meeting);
				if (before && sameNote(before, row)) continue;
				records.put('notes', row);
				touched.add(row.member);
			}
			this.#seen.set(meeting.id, { meeting, sheet });
		}
		return touched;
	}

	lists(): Partial<RecordLists> {
		const notes = this.#sheets().flatMap(({ meeting, sheet }) =>
			[...sheet.standings.values()]
				.map((standing) => this.#note(meeting, standing))
				.filter(({ grade }) => grade !== null)
		);
		return { notes };
	}

	/** The meetings that are or were graded; a grade may arrive before the call of its meeting does. */
	#sheets(): readonly Seen[] {
		const { projections } = this.#workspace;
		const ids = new Set([...projections.conduct.gradedMeetings(), ...this.#seen.keys()]);
		return [...ids].flatMap((id) => {
			const meeting = projections.meeting(id);
			return meeting ? [{ meeting, sheet: projections.conduct.notes(id) }] : [];
		});
	}

	/** One record for each member whose notes are or were graded. */
	#news({ meeting, sheet }: Seen, seen: Seen | undefined): readonly Note[] {
		const gone = [...(seen?.sheet.standings.keys() ?? [])]
			.filter((member) => !sheet.standings.has(member))
			.map((member): NoteStanding => ({ member, state: 'question', gradings: [] }));
		return [...gone, ...sheet.standings.values()].map((each) => this.#note(meeting, each));
	}

	/** A question has no grade: it scores nothing until it is settled. */
	#note(meeting: Meeting, { member, state, gradings }: NoteStanding): Note {
		const [first] = gradings;
		const stated = first ?? meeting.called;
		const at = instantToSheetTime(meeting.start, this.#workspace.timezone());
		return {
			cause: { id: stated.id, at, sheet: 'notes', row: 0, by: stated.by },
			meeting: meeting.id,
			member,
			grade: state === 'graded' && first ? first.grade : null
		};
	}
}

const sameNote = (a: Note, b: Note): boolean =>
	a.cause.id === b.cause.id && a.cause.at === b.cause.at && a.grade === b.grade;
