import * as v from 'valibot';
import type { TermSeal } from '#lib/kernel/authority/index.ts';
import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import type { Rulebook } from '#lib/kernel/rules/index.ts';
import type { OwnTotals } from './check.ts';

const text = v.pipe(v.string(), v.maxLength(100));
const whole = v.pipe(v.number(), v.safeInteger());

const schema = v.strictObject({
	format: v.literal('tongban/seal-report/1'),
	workspace: text,
	seal: v.strictObject({ id: text, from: text, to: text, label: text, facts: whole, totals: text }),
	rulebook: v.strictObject({ id: text, version: text }),
	/** Of the application that has computed this. */
	version: text,
	mine: v.strictObject({ facts: whole, totals: text }),
	gaps: v.array(v.strictObject({ space: text, chain: text, seq: whole, isLost: v.boolean() })),
	members: v.pipe(v.array(v.strictObject({ member: text, score: v.number() })), v.maxLength(10_000))
});

/** What one device computes of a sealed term, to be laid beside another's. It holds no names. */
export type SealReport = v.InferOutput<typeof schema>;

/** Which rulebook, and with which figures. */
type Edition = Pick<Rulebook, 'id' | 'version'>;

/** The report of this device on a seal. */
export const sealReport = (
	workspace: WorkspaceId,
	{ id, from, to, label, facts, totals }: Pick<TermSeal, keyof SealReport['seal']>,
	own: OwnTotals,
	{ rulebook, version }: { readonly rulebook: Edition; readonly version: string }
): SealReport => ({
	format: 'tongban/seal-report/1',
	workspace,
	seal: { id, from, to, label, facts, totals },
	rulebook: { id: rulebook.id, version: rulebook.version },
	version,
	mine: { facts: own.facts, totals: own.totals },
	gaps: own.gaps.map(({ space, chain, seq, isLost }) => ({ space, chain, seq, isLost })),
	members: own.scores.map(({ member, score }) => ({ member, score }))
});

/** Reads a report from a file; undefined where it is none. */
export const readReport = (json: string): SealReport | undefined => {
	try {
		const parsed = v.safeParse(schema, JSON.parse(json));
		return parsed.success ? parsed.output : undefined;
	} catch {
		return undefined; // not JSON
	}
};

/** A member about whom two devices do not agree; null where one of them knows none. */
export interface Disagreement {
	readonly member: string;
	readonly mine: number | null;
	readonly theirs: number | null;
}

type Score = { readonly member: string; readonly score: number };

/** The members whose scores differ, in the order of `mine`, then of `theirs`. */
export const disagreements = (
	mine: readonly Score[],
	theirs: readonly Score[]
): readonly Disagreement[] => {
	const [own, other] = [mine, theirs].map(
		(scores) => new Map(scores.map(({ member, score }) => [member, score]))
	);
	const members = new Set([...mine, ...theirs].map(({ member }) => member));
	return [...members]
		.map((member) => ({
			member,
			mine: own?.get(member) ?? null,
			theirs: other?.get(member) ?? null
		}))
		.filter((line) => line.mine !== line.theirs);
};
