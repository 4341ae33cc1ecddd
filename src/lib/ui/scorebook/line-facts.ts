/** What a ledger line points at: its figure in the rulebook, and the thing that it is about. */
import type { Figure, Line, Rulebook } from '#lib/kernel/rules/index.ts';

/** The thing that a line is about. */
export type Subject = {
	readonly kind: 'meeting' | 'task' | 'activity';
	readonly id: string;
	readonly title: string;
};

/** The address of a subject's page; undefined where it has none. */
export type SubjectLink = (kind: Subject['kind'], id: string) => string | undefined;

const kinds = ['meeting', 'task', 'activity'] as const;

/** The meeting, task or activity of a line; undefined for lines about none or about many. */
export const subjectOf = ({ explanation: { facts } }: Line): Subject | undefined => {
	const kind = kinds.find((name) => typeof facts[name] === 'string');
	return kind && { kind, id: String(facts[kind]), title: String(facts['title'] ?? '') };
};

/** The figure that a line took, wherever in the rulebook it stands. */
export const figureOf = (
	{ clauses }: Rulebook,
	{ clause: id, points, explanation: { facts } }: Line
): Figure | undefined => {
	const key = facts['parameter'];
	if (key !== undefined) {
		return clauses
			.flatMap(({ figures }) => figures)
			.find((figure) => figure.type === 'parameter' && figure.key === key);
	}
	const own = clauses.find((clause) => clause.id === id)?.figures ?? [];
	return (
		own.find(({ label }) => label === facts['figure']) ??
		own.find((figure) => figure.type === 'fixed' && figure.points === points) ??
		own.find(({ type }) => type === 'range')
	);
};
