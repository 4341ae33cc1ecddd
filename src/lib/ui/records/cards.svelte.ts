import type { ObjectId, Space } from '#lib/kernel/identity/index.ts';
import type { Contents } from '#lib/kernel/sealed/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';

/** The cards of a space as they come; undefined until those that are here have been read. */
export class Cards {
	#cards = $state.raw<ReadonlyMap<ObjectId, Contents>>();

	get current(): ReadonlyMap<ObjectId, Contents> | undefined {
		return this.#cards;
	}

	/** Follows the cards of a space until the answer is called. */
	follow({ workspace: { records } }: WorkspaceView, space: Space): () => void {
		return records.watch(space, undefined, () => {
			void records.cardsHere(space).then((cards) => (this.#cards = cards));
		});
	}
}
