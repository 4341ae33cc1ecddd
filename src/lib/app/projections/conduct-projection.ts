import {
	conductSubjects,
	viewConduct,
	viewNotes,
	viewVisibility,
	visibilitySubject,
	type ConductFact,
	type ConductFile,
	type ConductSources,
	type MeetingId,
	type NoteSheet,
	type Surroundings,
	type VisibilityPolicy
} from '#lib/domains/conduct/index.ts';
import type { MemberId, Organisation } from '#lib/domains/organisation/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import { instantToDate } from '../time/index.ts';
import { conductAuthor, conductSurroundings } from './conduct-surroundings.ts';

interface OrganisationSources {
	readonly organisation: () => Organisation;
	readonly memberOf: (person: PersonId) => MemberId | null;
	readonly had: (fact: EntryId, capability: string) => boolean;
	readonly timezone: () => string;
}

/** What was computed while the organisation stood as it does. */
interface Views {
	readonly organisation: Organisation;
	readonly sources: ConductSources;
	readonly files: WeakMap<readonly ConductFact[], ConductFile>;
	readonly notes: WeakMap<readonly ConductFact[], NoteSheet>;
	readonly visibility: WeakMap<readonly ConductFact[], VisibilityPolicy>;
}

/**
 * Conduct, computed from its facts when it is asked for: one file for each member or unit, one sheet
 * of notes for each meeting. The same object is answered until a fact about it comes or goes.
 */
export class ConductProjection {
	readonly #workspace: OrganisationSources;
	readonly #files = new FactIndex<ConductFact>(conductSubjects);
	readonly #notes = new FactIndex<ConductFact>(conductSubjects);
	readonly #visibility = new FactIndex<ConductFact>(conductSubjects);
	#views: Views | undefined;

	constructor(workspace: OrganisationSources) {
		this.#workspace = workspace;
	}

	add(fact: ConductFact): void {
		this.#indexOf(fact).add(fact);
	}

	remove(fact: ConductFact): void {
		this.#indexOf(fact).remove(fact);
	}

	/** Everything about the conduct of a member or unit; an empty file where nothing was stated. */
	file(about: ObjectId): ConductFile {
		const { files, sources } = this.#current();
		return lookedUp(files, this.#files.of(about), (facts) => viewConduct(about, facts, sources));
	}

	/** The members and units about whom something was stated. */
	files(): readonly ConductFile[] {
		// The subjects of these facts are members and units, by their schema.
		return this.#files.subjects().map((about) => this.file(about as ObjectId));
	}

	/** The grades of a meeting's notes. */
	notes(meeting: MeetingId): NoteSheet {
		const { notes, sources } = this.#current();
		return lookedUp(notes, this.#notes.of(meeting), (facts) => viewNotes(meeting, facts, sources));
	}

	/** The meetings about whose notes something was stated. */
	gradedMeetings(): readonly MeetingId[] {
		// The subjects of these facts are meetings, by their schema.
		return this.#notes.subjects() as MeetingId[];
	}

	/** Whose scores members may look at. */
	visibility(): VisibilityPolicy {
		const { visibility, sources } = this.#current();
		const facts = this.#visibility.of(visibilitySubject);
		return lookedUp(visibility, facts, (stated) => viewVisibility(stated, sources));
	}

	/** What the organisation and its rulebook say, as the policy asks. */
	surroundings(): Surroundings {
		return this.#current().sources.surroundings;
	}

	#indexOf({ type }: ConductFact): FactIndex<ConductFact> {
		if (type === 'visibility.set') return this.#visibility;
		return type === 'notes.graded' || type === 'notes.withdrawn' ? this.#notes : this.#files;
	}

	#current(): Views {
		const organisation = this.#workspace.organisation();
		if (this.#views?.organisation === organisation) return this.#views;
		const sources = this.#sourcesIn(organisation);
		const views: Views = {
			organisation,
			sources,
			files: new WeakMap(),
			notes: new WeakMap(),
			visibility: new WeakMap()
		};
		this.#views = views;
		return views;
	}

	#sourcesIn(organisation: Organisation): ConductSources {
		const { memberOf, had, timezone } = this.#workspace;
		const dateOf = (at: number) => instantToDate(at, timezone());
		return {
			dateOf,
			surroundings: conductSurroundings(organisation),
			authorOf: ({ id, by, at }) =>
				conductAuthor(organisation, memberOf(by), dateOf(at), (capability) => had(id, capability))
		};
	}
}

const lookedUp = <View extends object>(
	known: WeakMap<readonly ConductFact[], View>,
	facts: readonly ConductFact[],
	compute: (facts: readonly ConductFact[]) => View
): View => {
	const found = known.get(facts) ?? compute(facts);
	known.set(facts, found);
	return found;
};
