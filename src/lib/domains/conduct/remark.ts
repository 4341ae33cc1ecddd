import { headsOf, statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject, type EntryId, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { Remark, RemarkVersion } from './conduct.ts';
import type { ConductFactOf } from './events.ts';

/**
 * Remarks while they are being folded. A row of a sheet that two devices took over is one remark,
 * and a correction is another version of what it corrects.
 */
export class Remarks {
	readonly #versions = new Map<EntryId, RemarkVersion>();
	readonly #remarkOf = new Map<EntryId, ObjectId>();
	readonly #aliases = new Map<ObjectId, ObjectId>();
	readonly #clauses = new Map<ObjectId, string>();
	readonly #byRef = new Map<string, ObjectId>();
	readonly #withdrawals: Remark['withdrawals'][number][] = [];

	/** Undefined where there is no such remark; a correction keeps the clause. */
	clauseOfRemark = (remark: ObjectId): string | undefined => this.#clauses.get(remark);

	clauseOfVersion = (version: EntryId): string | undefined => this.#versions.get(version)?.clause;

	record(fact: ConductFactOf<'remark.recorded'>): void {
		const { clause, date, points, degree, reason, ref, supersedes, remark } = fact.payload;
		const version = { clause, date, points, degree, reason, ref, supersedes };
		this.#versions.set(fact.id, { ...statedIn(fact), ...version });
		const own = entryToObject(fact.id);
		const id = remark === null ? this.#twinOf(ref, own) : (this.#aliases.get(remark) ?? remark);
		this.#aliases.set(own, id);
		this.#clauses.set(own, clause);
		this.#remarkOf.set(fact.id, id);
	}

	withdraw(fact: ConductFactOf<'remark.withdrawn'>): void {
		const { version, reason } = fact.payload;
		this.#withdrawals.push({ ...statedIn(fact), version, reason });
	}

	/** Every remark, in the order of its first version. */
	all(): readonly Remark[] {
		const byRemark = new Map<ObjectId, RemarkVersion[]>();
		for (const [version, remark] of this.#remarkOf) {
			const found = this.#versions.get(version);
			if (found) byRemark.set(remark, [...(byRemark.get(remark) ?? []), found]);
		}
		return [...byRemark].map(([id, versions]) => this.#remark(id, versions));
	}

	#twinOf(ref: string | null, own: ObjectId): ObjectId {
		if (ref === null) return own;
		const id = this.#byRef.get(ref) ?? own;
		this.#byRef.set(ref, id);
		return id;
	}

	#remark(id: ObjectId, versions: readonly RemarkVersion[]): Remark {
		const withdrawals = this.#withdrawals.filter((each) =>
			versions.some((version) => version.id === each.version)
		);
		const withdrawn = new Set(withdrawals.map(({ version }) => version));
		const live = versions.filter((version) => !withdrawn.has(version.id));
		const heads = headsOf(live, this.#versions);
		const [first] = heads;
		const isQuestion = new Set(heads.map(content)).size > 1;
		const state = !first ? 'withdrawn' : isQuestion ? 'question' : 'recorded';
		const inForce = state === 'recorded' && first ? first : null;
		return { id, state, inForce, heads, versions, withdrawals };
	}
}

/** What counts of a version: two recorders need not give the same reason. */
const content = ({ clause, date, points, degree }: RemarkVersion): string =>
	`${clause} ${date} ${points} ${degree}`;
