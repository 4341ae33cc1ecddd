import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import {
	bodyElements,
	changeBody,
	claimAuthorship,
	draftBody,
	isNewerDraft
} from '#lib/app/minutes/index.ts';
import { docToBlocks } from './blocks.ts';
import type { CompositionWatch } from './composition.ts';
import { watchComposition } from './composition.ts';
import { holdDraft } from './held-draft.ts';
import type { HeldSelection } from './positions.ts';
import { findSelection, holdSelection } from './positions.ts';
import { draftNodes, showNodes } from './rendering.ts';
import { minutesSchema } from './schema.ts';

/** Set on transactions that show what the draft says: nobody typed them. */
export const shownKey = new PluginKey<undefined>('minutes-shown');

type Change = { readonly before: EditorState; readonly after: EditorState };

/** A change of the person's own that is about to be written. */
export type OwnChange = Change & {
	/** The selection before the change, by its letters. */
	readonly selection: HeldSelection | undefined;
};

type Source = { readonly doc: Y.Doc; readonly body: Y.XmlFragment };

/**
 * Binds one editor to the lines of one draft. The person's change is written as the difference of
 * two documents of the editor, both of which it knows exactly; a change of others is shown by
 * touching the lines that differ. While an input method composes, neither happens: what is composed
 * is written once it is confirmed, and what others write is shown then.
 */
export class DraftBinding {
	/** The origin of what this editor writes: what its undo undoes. */
	readonly origin = { editor: 'minutes' };
	readonly draft: Y.Doc;
	readonly #person: string;
	readonly #secondClient: number;
	readonly #shown = new WeakMap<Y.XmlElement, Node>();
	#listener: (change: OwnChange) => void = () => undefined;
	#view: EditorView | undefined;
	#watch: CompositionWatch | undefined;
	/** The document of the editor that says what the draft said when both last agreed. */
	#synced: Node;
	/** The editor's state before the first change that is not written yet. */
	#unwritten: EditorState | undefined;
	/** The draft before the first change of others that is not shown yet. */
	#waiting: Uint8Array | undefined;
	#selection: HeldSelection | undefined;
	#writing = false;

	/** `secondClient` is a random 32-bit client id for what is composed while others write. */
	constructor(draft: Y.Doc, person: string, secondClient: number) {
		this.draft = draft;
		this.#person = person;
		this.#secondClient = secondClient;
		this.#synced = minutesSchema.nodes.doc.create(null, [...draftNodes(this.body, this.#shown)]);
	}

	/** What the editor starts with. */
	get doc(): Node {
		return this.#synced;
	}

	/** The lines of the draft. */
	get body(): Y.XmlFragment {
		return draftBody(this.draft);
	}

	/** True while `doc` is what the draft says: only then do positions of one mean the other. */
	isInStep(doc: Node): boolean {
		return this.#waiting === undefined && doc === this.#synced;
	}

	/** The person's selection now; none while page and draft are not in step. */
	get selection(): HeldSelection | undefined {
		const view = this.#view;
		return view && this.isInStep(view.state.doc)
			? holdSelection(this.body, view.state.doc, view.state.selection)
			: undefined;
	}

	/** Calls `listener` right before each change of one's own is written. */
	onOwnChange(listener: (change: OwnChange) => void): void {
		this.#listener = listener;
	}

	plugin(): Plugin {
		return new Plugin({
			view: (view) => {
				this.#attach(view);
				return {
					update: (_view, before) => this.#changedHere(before),
					destroy: () => this.#detach()
				};
			}
		});
	}

	/** Moves the caret to a held selection, where its letters are now. */
	select(held: HeldSelection | undefined): void {
		const view = this.#view;
		const selection = view && findSelection(this.body, view.state.doc, held);
		if (view && selection) view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
	}

	/** Writes and shows what waits, before something that needs both in step, such as undo. */
	settle(): void {
		const view = this.#view;
		if (!view || this.isInStep(view.state.doc)) return;
		this.#write();
		if (this.#waiting !== undefined) {
			this.#waiting = undefined;
			this.#show();
		}
		// Nothing may have changed on the page, but what can be undone and where one is has.
		view.dispatch(asShown(view.state.tr));
	}

	#attach(view: EditorView): void {
		this.#view = view;
		this.#watch = watchComposition(view, {
			settled: () => this.settle(),
			// Writing does not touch the page; showing does, so the composition is ended first.
			tooLong: () => (this.#waiting === undefined ? this.#write() : this.#watch?.leave())
		});
		this.draft.on('beforeTransaction', this.#beforeTransaction);
		this.body.observeDeep(this.#changedThere);
		// The draft may have changed between the making of the binding and of the view.
		this.#show();
	}

	#detach(): void {
		this.#write();
		this.draft.off('beforeTransaction', this.#beforeTransaction);
		this.body.unobserveDeep(this.#changedThere);
		this.#watch?.end();
		this.#view = undefined;
	}

	#changedHere(before: EditorState): void {
		const view = this.#view;
		if (!view || view.state.doc === this.#synced) return;
		this.#unwritten ??= before;
		if (this.#watch?.isBusy() || this.#waiting !== undefined) this.#watch?.await();
		else this.#write();
	}

	readonly #beforeTransaction = (transaction: Y.Transaction): void => {
		const view = this.#view;
		if (!view || this.#writing || transaction.origin === this.origin || this.#waiting) return;
		this.#selection = this.selection;
		if (!this.#watch?.isBusy() && this.isInStep(view.state.doc)) return;
		// The state without this change: nothing of it has been applied yet.
		this.#waiting = Y.encodeStateAsUpdate(this.draft);
		this.#watch?.await();
	};

	readonly #changedThere = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		for (const { target } of events)
			for (let type: Y.AbstractType<unknown> | null = target; type; type = type.parent)
				if (type instanceof Y.XmlElement) this.#shown.delete(type);
		if (!this.#writing && this.#waiting === undefined) this.#show();
	};

	/** Writes what the person changed: the page shows more than the draft said. */
	#write(): void {
		const [view, before] = [this.#view, this.#unwritten];
		this.#unwritten = undefined;
		if (!view || isNewerDraft(this.draft)) return;
		const isChanged = before !== undefined && view.state.doc !== this.#synced;
		const change = isChanged ? { before, after: view.state } : undefined;
		if (this.#waiting !== undefined)
			this.#asOwn(() => this.#writeBeside(this.#waiting, view.state, change));
		else if (change)
			this.#asOwn(() => {
				claimAuthorship(this.draft, this.draft.clientID, this.#person);
				this.#writeInto({ doc: this.draft, body: this.body }, change);
			});
		this.#synced = view.state.doc;
		if (this.#waiting === undefined) this.#rememberLines();
	}

	/** Writes into the draft as the page shows it; what others wrote meanwhile is merged. */
	#writeBeside(state: Uint8Array | undefined, shown: EditorState, change?: Change): void {
		if (!state) return;
		const held = holdDraft(this.draft, state, this.#secondClient, this.origin);
		if (change) {
			claimAuthorship(held.doc, this.#secondClient, this.#person);
			this.#writeInto(held, change);
		}
		this.#selection = holdSelection(held.body, shown.doc, shown.selection);
		held.end();
	}

	#writeInto({ doc, body }: Source, change: Change): void {
		const { before, after } = change;
		const from = body.length === 0 ? [] : docToBlocks(this.#synced);
		const { $head } = after.selection;
		const caret = { block: $head.index(0), offset: $head.parentOffset };
		const inStep = before.doc === this.#synced;
		const selection = inStep ? holdSelection(body, before.doc, before.selection) : undefined;
		this.#listener({ ...change, selection });
		doc.transact(() => changeBody(body, from, docToBlocks(after.doc), caret), this.origin);
	}

	#asOwn(write: () => void): void {
		this.#writing = true;
		try {
			write();
		} finally {
			this.#writing = false;
		}
	}

	/** The lines just written are shown already. */
	#rememberLines(): void {
		bodyElements(this.body).forEach((element, index) => {
			const node = this.#synced.maybeChild(index);
			if (node) this.#shown.set(element, node);
		});
	}

	#show(): void {
		const view = this.#view;
		if (!view) return;
		const tr = showNodes(view.state.tr, draftNodes(this.body, this.#shown));
		if (!tr.docChanged) return;
		const selection = findSelection(this.body, tr.doc, this.#selection);
		if (selection) tr.setSelection(selection);
		this.#synced = tr.doc;
		view.dispatch(asShown(tr));
	}
}

/** Marks a transaction as showing the draft. */
const asShown = (tr: Transaction): Transaction =>
	tr.setMeta(shownKey, true).setMeta('addToHistory', false);
