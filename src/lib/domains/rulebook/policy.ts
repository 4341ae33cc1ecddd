import { membersSpace, type ObjectId, type Space } from '#lib/kernel/identity/index.ts';
import { parseParameter, type Parameter } from '#lib/kernel/rules/index.ts';
import type { Amendment, StatedFigure } from './amendment.ts';
import type { RulebookCapability } from './capabilities.ts';
import type { RulebookEvent } from './events.ts';
import type { RulebookRefusal } from './refusal.ts';

/** Who states something, in which space: the member they are, and what their grants allow. */
export interface Author {
	readonly space: Space;
	readonly member: ObjectId | null;
	readonly can: (capability: RulebookCapability) => boolean;
}

/** What a statement is judged by. */
export interface Case {
	readonly author: Author;
	/** What the rulebook lets an organisation set. */
	readonly parameters: readonly Parameter[];
	readonly amendment: (
		id: ObjectId
	) => Pick<Amendment, 'proposer' | 'decision' | 'withdrawn' | 'state'> | undefined;
}

type Verdict = RulebookRefusal | undefined;

/** Why a statement about the rulebook has no effect; undefined where it counts. */
export const rulebookRefusal = (event: RulebookEvent, known: Case): Verdict => {
	const { author } = known;
	// What everybody's scores rest on is stated where every member reads it, and a seal counts it.
	if (author.space !== membersSpace) return { code: 'wrong_space' };
	switch (event.type) {
		// Any member proposes, and whoever decides does; only figures that there are, within their range.
		case 'amendment.proposed':
			return isMember(author) ?? figuresRefusal(event.payload.figures, known);
		// Any member comments, for as long as it has not been taken back.
		case 'amendment.commented':
			return isMember(author) ?? isThere(known, event.payload.amendment);
		// Whoever has the right to change the rulebook adopts or rejects.
		case 'amendment.decided':
			return mayDecide(author) ?? isThere(known, event.payload.amendment);
		// Whoever proposed it takes it back, or whoever decides, before it has been decided.
		case 'amendment.withdrawn':
			return withdrawalRefusal(known, event.payload.amendment);
	}
};

/** Whether an organisation may set a parameter by an amendment: who is named in a list is no figure. */
export const isFigure = ({ kind }: Parameter): boolean => kind !== 'ids';

const mayDecide = ({ can }: Author): Verdict =>
	can('rulebook.change') ? undefined : { code: 'not_allowed' };

const isMember = (author: Author): Verdict =>
	author.member === null && mayDecide(author) ? { code: 'not_a_member' } : undefined;

const isThere = ({ amendment }: Case, id: ObjectId): Verdict => {
	const known = amendment(id);
	if (!known) return { code: 'unknown_amendment' };
	return known.withdrawn ? { code: 'amendment_withdrawn' } : undefined;
};

const withdrawalRefusal = (known: Case, id: ObjectId): Verdict => {
	const refusal = isThere(known, id);
	const amendment = known.amendment(id);
	if (!amendment || refusal) return refusal;
	if (amendment.state !== 'open') return { code: 'already_decided' };
	const { author } = known;
	const isOwn = author.member !== null && author.member === amendment.proposer;
	return isOwn ? undefined : mayDecide(author);
};

const figuresRefusal = (figures: readonly StatedFigure[], { parameters }: Case): Verdict => {
	for (const { key, value } of figures) {
		const parameter = parameters.find((each) => each.key === key);
		if (!parameter || !isFigure(parameter)) return { code: 'unknown_figure', key };
		if (!parseParameter(parameter, value).ok) return { code: 'unknown_value', key };
	}
	return undefined;
};
