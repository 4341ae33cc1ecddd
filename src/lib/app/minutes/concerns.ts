import type { IdentifiedBlock } from './block.ts';
import { isBlank, isTracked } from './block.ts';

/** What to look at before minutes are made final; none of it forbids to. */
export type DraftConcern =
	| { readonly code: 'minutes_empty' | 'nobody_present' | 'vote_open' }
	| {
			readonly code:
				| 'todo_without_owner'
				| 'todo_without_due_date'
				| 'resolution_without_owner'
				| 'resolution_without_due_date';
			/** The id of the line. */
			readonly block: string;
	  };

/** Looks through a draft. `presentCount` and `openVotes` come from the facts of the meeting. */
export const draftConcerns = (
	blocks: readonly IdentifiedBlock[],
	{ presentCount, openVotes }: { readonly presentCount: number; readonly openVotes: number }
): readonly DraftConcern[] => [
	...(blocks.every((block) => block.kind === 'agenda' || isBlank(block))
		? [{ code: 'minutes_empty' } as const]
		: []),
	...(presentCount === 0 ? [{ code: 'nobody_present' } as const] : []),
	...(openVotes > 0 ? [{ code: 'vote_open' } as const] : []),
	...blocks.filter((block) => isTracked(block) && !isBlank(block)).flatMap(lineConcerns)
];

const lineConcerns = ({ kind, id, owner, due }: IdentifiedBlock): readonly DraftConcern[] => {
	const name = kind === 'todo' ? 'todo' : 'resolution';
	return [
		...(owner === undefined ? [{ code: `${name}_without_owner`, block: id } as const] : []),
		...(due === undefined ? [{ code: `${name}_without_due_date`, block: id } as const] : [])
	];
};
