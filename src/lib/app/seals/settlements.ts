import type { TermSeal } from '#lib/kernel/authority/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { Term } from '#lib/domains/organisation/index.ts';
import type { AllianceValues } from '#lib/domains/scorebook/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import type { WorkspaceLog } from '../log/index.ts';
import type { Projections } from '../projections/index.ts';
import { Figures } from '../scores/index.ts';
import { differenceOf, type CarriedLine, type TermScore } from './carry.ts';
import { checkOf, ownTotals, type Check, type Disputed, type OwnTotals } from './check.ts';
import { Folds, type Folded, type FoldSources } from './folds.ts';
import type { Frontier } from './frontier.ts';
import { lateFactsOf, type LateFact } from './late-facts.ts';
import { sealRequests, type SealRequest } from './requests.ts';
import { closedBy, realSeals } from './sealed-terms.ts';
import { agreesWith, sealedTerm, termScores, Vantage } from './vantage.ts';

/** What settling needs of its workspace. */
export interface SettlementSources {
	readonly log: WorkspaceLog;
	readonly projections: Projections;
	readonly timezone: () => string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly fold: FoldSources['fold'];
}

/** A seal in force or one that waits. */
export type Sealed = TermSeal | SealRequest;

/** The terms of a workspace, those that are closed and those that are not, as this device has them. */
export class Settlements {
	/** The figures in force by term; a closed term keeps those that it was closed with. */
	readonly figures: Figures;
	readonly #sources: SettlementSources;
	readonly #known: Vantage;
	readonly #folds: Folds;
	readonly #changes = liveValue(0);
	readonly #agreed = new Set<EntryId>();
	readonly #reviewed = new Set<EntryId>();
	#isReviewing = false;

	constructor(sources: SettlementSources) {
		this.#sources = sources;
		const { log, fold, timezone } = sources;
		this.#folds = new Folds({
			entries: () => log.entries(),
			version: () => log.size,
			fold,
			timezone,
			folded: () => this.#changes.set(this.#changes.get() + 1)
		});
		const closedWith = closedBy(
			() => log.authority.seals,
			(seal) => this.#folds.within(seal).ids
		);
		this.figures = new Figures({ projections: sources.projections, timezone, closedWith });
		this.#known = new Vantage(sources, this.figures, () => realSeals(log.authority));
	}

	/** Counts up when something here has been computed that was not before. */
	get changes(): Live<number> {
		return this.#changes;
	}

	/** Seals in force, by the last day of their terms. */
	get seals(): readonly TermSeal[] {
		return this.#known.seals;
	}

	/** Seals that wait for a second signature. */
	get requests(): readonly SealRequest[] {
		return sealRequests(this.#sources.log);
	}

	/** The seal in force of a term. */
	sealOf({ from, to }: Term): TermSeal | undefined {
		return this.seals.find((seal) => seal.from === from && seal.to === to);
	}

	/** The seal of a term that waits for a second signature. */
	requestFor({ from, to }: Term): SealRequest | undefined {
		return this.requests.find((request) => request.from === from && request.to === to);
	}

	/** Everybody's scores in a term: as sealed, or as they stand; undefined while they are computed. */
	scores(term: Term): readonly TermScore[] | undefined {
		return this.#scoresBy(term);
	}

	/** What other figures would make of a term, closed or not; undefined as above. */
	scoresBy(figures: AllianceValues, term: Term): readonly TermScore[] | undefined {
		return this.#scoresBy(term, figures);
	}

	/** Whether this device comes to the totals of a seal or of a request. */
	check(seal: Sealed): Check {
		if (this.#agreed.has(seal.id)) return { state: 'agrees' };
		const check = this.#check(seal);
		if (check.state === 'agrees') this.#agreed.add(seal.id);
		return check;
	}

	/** Seals in force with which this device does not agree, as far as it has looked. */
	disputes(): readonly { readonly seal: TermSeal; readonly check: Disputed }[] {
		return this.seals
			.filter(({ id }) => this.#reviewed.has(id))
			.flatMap((seal) => {
				const check = this.check(seal);
				return 'own' in check ? [{ seal, check }] : [];
			});
	}

	/** Looks at every seal in force, one at a time, so that a page can be shown in between. */
	async review(): Promise<void> {
		if (this.#isReviewing) return;
		this.#isReviewing = true;
		for (const seal of this.seals) {
			if (this.#reviewed.has(seal.id)) continue;
			await new Promise((resolve) => setTimeout(resolve));
			if (this.check(seal).state === 'checking') await this.#folds.ready(seal);
			this.#reviewed.add(seal.id);
			this.#changes.set(this.#changes.get() + 1);
		}
		this.#isReviewing = false;
	}

	/** What this device computes from its own copy of a seal's facts; undefined while it does. */
	own(seal: Sealed): OwnTotals | undefined {
		const folded = this.#folds.of(seal);
		return folded && this.#ownOf(folded, this.#termOf(seal));
	}

	/** The same, as soon as it has been computed. */
	async ownSoon(seal: Sealed): Promise<OwnTotals> {
		return this.#ownSoon(await this.#folds.ready(seal), this.#termOf(seal));
	}

	/** What a term comes to within a frontier that nobody has signed yet. */
	async totalsAt(frontier: Frontier, term: Term): Promise<OwnTotals> {
		return this.#ownSoon(await this.#folds.at(frontier), term);
	}

	/** What everything that is known now would make of a seal's term, as if it were not closed. */
	known(seal: Sealed): readonly TermScore[] | undefined {
		return termScores(this.#known, this.#termOf(seal), true, this.#vantageOf);
	}

	/** What came late to a closed term, by time; undefined while it is looked for. */
	lateFacts(seal: TermSeal): readonly LateFact[] | undefined {
		const carried = this.#carriedFrom(seal);
		const { log, projections, timezone } = this.#sources;
		return (
			carried &&
			lateFactsOf(seal, timezone(), {
				facts: log.facts(),
				meeting: (id) => projections.meeting(id),
				within: (each) => this.#folds.within(each).ids,
				carried,
				seals: this.seals,
				terms: projections.organisation().terms
			})
		);
	}

	/** Every line that a closed term has given to later ones so far. */
	#carriedFrom(seal: TermSeal): readonly CarriedLine[] | undefined {
		const term = this.#termOf(seal);
		if (agreesWith(this.#known, seal, term.timezone, this.#vantageOf)) return [];
		const vantage = this.#vantageOf(seal);
		if (!vantage) return undefined;
		const sealed = vantage.bookOf(term, true);
		const counted = new Map(sealed.scores().map((score) => [score.member, score]));
		return this.#known
			.bookBy(vantage.figuresOf(term), term, true)
			.scores()
			.flatMap((known) => differenceOf(term, counted.get(known.member), known).carried);
	}

	#scoresBy(term: Term, figures?: AllianceValues): readonly TermScore[] | undefined {
		const seal = this.sealOf(term);
		if (!seal) return termScores(this.#known, term, false, this.#vantageOf, figures);
		const timezone = this.#sources.timezone();
		// Where nothing came late, what is known says the same as what was sealed.
		const isSame = agreesWith(this.#known, seal, timezone, this.#vantageOf);
		const at = isSame ? this.#known : this.#vantageOf(seal);
		return at && termScores(at, sealedTerm(seal, timezone), true, this.#vantageOf, figures);
	}

	readonly #vantageOf = (seal: TermSeal): Vantage | undefined => this.#folds.of(seal)?.vantage;

	#termOf(seal: Sealed): Term {
		return sealedTerm(seal, this.#sources.timezone());
	}

	#check(seal: Sealed): Check {
		if (agreesWith(this.#known, seal, this.#sources.timezone(), this.#vantageOf)) {
			return { state: 'agrees' };
		}
		const own = this.own(seal);
		return own ? checkOf(seal, own) : { state: 'checking' };
	}

	#ownOf({ vantage, facts, gaps }: Folded, term: Term): OwnTotals | undefined {
		const scores = termScores(vantage, term, true, this.#vantageOf);
		return scores && ownTotals(scores, vantage.figuresOf(term), facts, gaps);
	}

	/** Folds earlier seals first where what came late to them counts here. */
	async #ownSoon(folded: Folded, term: Term): Promise<OwnTotals> {
		for (const seal of folded.vantage.seals) {
			if (!this.#ownOf(folded, term)) await this.#folds.ready(seal);
		}
		const own = this.#ownOf(folded, term);
		if (!own) throw new Error('every seal that is known has been folded');
		return own;
	}
}
