import {
	forecastOf,
	Records,
	scoreMember,
	type AllianceValues,
	type Forecast,
	type MemberScore
} from '#lib/domains/scorebook/index.ts';
import type { MemberId, Organisation, Term } from '#lib/domains/organisation/index.ts';
import { instantToDate } from '../time/index.ts';
import type { Period } from './figures.ts';
import type { RecordSource, ScoreSources } from './record-source.ts';
import { membersOfTerm } from './score-input.ts';
import { recordSources } from './sources.ts';

/** The figures of a term; of the days from today on where none is open. */
type FiguresOf = (period: Period) => AllianceValues;

/** The records of one term and what still feeds them. */
interface Fed {
	readonly organisation: Organisation;
	readonly term: Term | null;
	readonly records: Records;
	readonly sources: readonly RecordSource[];
}

/** What scores are computed from, as it is now. */
interface UpToDate {
	readonly records: Records;
	readonly figures: AllianceValues;
}

/**
 * The score book of one term, kept in step with the facts. Only what a fact touches is computed
 * again: each source says whose lines its news concerns, and nobody else's cost anything.
 */
export class ScoreBook {
	readonly #workspace: ScoreSources;
	readonly #scores = new Map<string, MemberScore>();
	readonly #forecasts = new Map<string, readonly Forecast[]>();
	readonly #figuresOf: FiguresOf;
	#fed: Fed | undefined;
	#figures: AllianceValues | undefined;

	/** `figuresOf` answers the same object for as long as the figures are the same. */
	constructor(workspace: ScoreSources, figuresOf: FiguresOf) {
		this.#workspace = workspace;
		this.#figuresOf = figuresOf;
	}

	/** The term whose scores these are: the one of today, else the latest; null where none is open. */
	get term(): Term | null {
		return this.#termOf(this.#workspace.projections.organisation());
	}

	/** The first day of the term; today where none is open. */
	get start(): string {
		return this.term?.from ?? this.#today();
	}

	/** The figures by which these scores are computed. */
	get figures(): AllianceValues {
		const { term, start } = this;
		return this.#figuresOf(term ?? { from: start, to: start });
	}

	/** A member's score with every line; undefined where they are no member in this term. */
	score(member: MemberId): MemberScore | undefined {
		return this.#scoreIn(this.#upToDate(), member);
	}

	/** Everybody's scores, in the order of the roster. */
	scores(): readonly MemberScore[] {
		const now = this.#upToDate();
		return now.records.members().flatMap(({ id }) => this.#scoreIn(now, id) ?? []);
	}

	/** What would have to happen next for a member to reach a threshold. */
	forecast(member: MemberId): readonly Forecast[] {
		const { records, figures } = this.#upToDate();
		const known = this.#forecasts.get(member) ?? forecastOf(records, member, figures);
		this.#forecasts.set(member, known);
		return known;
	}

	#scoreIn({ records, figures }: UpToDate, member: string): MemberScore | undefined {
		const known = this.#scores.get(member) ?? scoreMember(records, member, figures);
		if (known) this.#scores.set(member, known);
		return known;
	}

	#termOf(organisation: Organisation): Term | null {
		const today = this.#today();
		const begun = organisation.terms.filter(({ from }) => from <= today);
		return begun.findLast(({ to }) => today <= to) ?? begun.at(-1) ?? null;
	}

	#today(): string {
		return instantToDate(this.#workspace.now(), this.#workspace.timezone());
	}

	#upToDate(): UpToDate {
		const { records, sources } = this.#feed();
		const { figures } = this;
		if (figures !== this.#figures) this.#forget();
		this.#figures = figures;
		for (const source of sources) {
			for (const member of source.follow(records)) {
				this.#scores.delete(member);
				this.#forecasts.delete(member);
			}
		}
		return { records, figures };
	}

	#feed(): Fed {
		const organisation = this.#workspace.projections.organisation();
		const term = this.#termOf(organisation);
		const fed = this.#fed;
		if (fed?.organisation === organisation && fed.term?.id === term?.id) return fed;
		this.#forget();
		const records = new Records(membersOfTerm(organisation, term, this.#today()));
		this.#fed = { organisation, term, records, sources: recordSources(this.#workspace) };
		return this.#fed;
	}

	#forget(): void {
		this.#scores.clear();
		this.#forecasts.clear();
	}
}
