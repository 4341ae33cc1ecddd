import type { Node } from '@tiptap/pm/model';
import type { EditorState, Selection, Transaction } from '@tiptap/pm/state';
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
import type { HeldDraft } from './held-draft.ts';
import { holdDraft } from './held-draft.ts';
import type { HeldSelection } from './positions.ts';
import { findSelection, holdSelection } from './positions.ts';
import { draftNodes, showNodes } from './rendering.ts';
import { minutesSchema } from './schema.ts';

/** Set on transactions that show what the draft says: nobody typed them. */
export const shownKey = new PluginKey<undefined>('minutes-shown');

/** What the binding says to who listens: before and after the person's own change is written. */
export type OwnChange = {
	readonly before: EditorState;
	readonly after: EditorState;
	/** The selection before the change, by its letters. */
	readonly selection: HeldSelection | undefined;
};

/**
 * Binds one editor to the lines of one draft. The person's change is written as the difference of
 * two documents of the editor, both of which it knows exactly; a change of others is shown by
 * touching the lines that differ. While an input method composes, others' changes wait.
 */
export class DraftBinding {
	/** The origin of what this editor writes: what its undo undoes. */
	readonly origin = { editor: 'minutes' };
	readonly draft: Y.Doc;
	readonly #person: string;
	readonly #shown = new WeakMap<Y.XmlElement, Node>();
	readonly #secondClient: number;
	#listener: (change: OwnChange) => void = () => undefined;
	#view: EditorView | undefined;
	#watch: CompositionWatch | undefined;
	/** The document of the editor that says what `#body` says. */
	#synced: Node;
	#writing = false;
	#selection: HeldSelection | undefined;
	#waiting: { readonly state: Uint8Array; held?: HeldDraft } | undefined;

	/** `secondClient` is a random 32-bit client id for what is typed while others' changes wait. */
	constructor(draft: Y.Doc, person: string, secondClient: number) {
		this.draft = draft;
		this.#person = person;
		this.#secondClient = secondClient;
		this.#synced = minutesSchema.nodes.doc.create(null, [...draftNodes(this.#main, this.#shown)]);
	}

	/** What the editor starts with. */
	get doc(): Node {
		return this.#synced;
	}

	/** True while what others wrote waits for the end of a composition. */
	get isWaiting(): boolean {
		return this.#waiting !== undefined;
	}

	/** The lines as the editor shows them: positions of carets are looked up here. */
	get body(): Y.XmlFragment {
		return this.#waiting?.held?.body ?? this.#main;
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
					update: (_view, before) => this.#write(before),
					destroy: () => this.#detach()
				};
			}
		});
	}

	/** Moves the caret to a held selection, where its letters still are. */
	select(held: HeldSelection | undefined): void {
		const view = this.#view;
		const selection = view && findSelection(this.body, view.state.doc, held);
		if (view && selection) view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
	}

	/** Shows what waits, before something that must see the whole draft, such as undo. */
	settle(): void {
		this.#release();
	}

	/** The person's selection now. */
	get selection(): HeldSelection | undefined {
		return this.#view && this.hold(this.#view.state.selection);
	}

	/** Holds a selection by its letters. */
	hold(selection: Selection): HeldSelection | undefined {
		return holdSelection(this.body, this.#synced, selection);
	}

	get #main(): Y.XmlFragment {
		return draftBody(this.draft);
	}

	#attach(view: EditorView): void {
		this.#view = view;
		this.#watch = watchComposition(view, () => this.#release());
		this.draft.on('beforeTransaction', this.#beforeTransaction);
		this.#main.observeDeep(this.#changed);
		// The draft may have changed between the making of the binding and of the view.
		this.#show();
	}

	#detach(): void {
		this.#release();
		this.draft.off('beforeTransaction', this.#beforeTransaction);
		this.#main.unobserveDeep(this.#changed);
		this.#watch?.end();
		this.#view = undefined;
	}

	readonly #beforeTransaction = (transaction: Y.Transaction): void => {
		const view = this.#view;
		if (!view || this.#writing || transaction.origin === this.origin || this.#waiting) return;
		this.#selection = this.hold(view.state.selection);
		// The state without this change: nothing of it has been applied yet.
		if (this.#watch?.isBusy()) {
			this.#waiting = { state: Y.encodeStateAsUpdate(this.draft) };
			this.#watch.await();
		}
	};

	readonly #changed = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		for (const { target } of events)
			for (let type: Y.AbstractType<unknown> | null = target; type; type = type.parent)
				if (type instanceof Y.XmlElement) this.#shown.delete(type);
		if (!this.#writing && !this.#waiting) this.#show();
	};

	/** Writes what the person changed: the editor shows more than the draft says. */
	#write(before: EditorState): void {
		const view = this.#view;
		if (!view || view.state.doc === this.#synced || isNewerDraft(this.draft)) return;
		if (!this.#waiting)
			this.#asOwn(() => claimAuthorship(this.draft, this.draft.clientID, this.#person));
		const { doc, body } = this.#waiting ? this.#heldDraft(this.#waiting) : this.#source;
		const from = body.length === 0 ? [] : docToBlocks(this.#synced);
		const $head = view.state.selection.$head;
		const caret = { block: $head.index(0), offset: $head.parentOffset };
		const inStep = before.doc === this.#synced;
		const selection = inStep ? holdSelection(body, before.doc, before.selection) : undefined;
		this.#listener({ before, after: view.state, selection });
		const to = docToBlocks(view.state.doc);
		this.#asOwn(() => doc.transact(() => changeBody(body, from, to, caret), this.origin));
		this.#synced = view.state.doc;
		if (!this.#waiting) this.#rememberLines();
	}

	get #source(): { readonly doc: Y.Doc; readonly body: Y.XmlFragment } {
		return { doc: this.draft, body: this.#main };
	}

	#heldDraft(waiting: { readonly state: Uint8Array; held?: HeldDraft }): HeldDraft {
		waiting.held ??= this.#asOwn(() =>
			holdDraft(this.draft, waiting.state, {
				client: this.#secondClient,
				person: this.#person,
				origin: this.origin
			})
		);
		return waiting.held;
	}

	#asOwn<T>(make: () => T): T {
		this.#writing = true;
		try {
			return make();
		} finally {
			this.#writing = false;
		}
	}

	/** The lines just written are shown already. */
	#rememberLines(): void {
		bodyElements(this.#main).forEach((element, index) => {
			const node = this.#synced.maybeChild(index);
			if (node) this.#shown.set(element, node);
		});
	}

	/** Ends the waiting: shows what others wrote, the caret staying with its letters. */
	#release(): void {
		const waiting = this.#waiting;
		const view = this.#view;
		if (!waiting || !view) return;
		const { body } = this.#heldDraft(waiting);
		this.#selection = holdSelection(body, this.#synced, view.state.selection);
		this.#waiting = undefined;
		waiting.held?.end();
		this.#show();
	}

	#show(): void {
		const view = this.#view;
		if (!view) return;
		const tr = showNodes(view.state.tr, draftNodes(this.#main, this.#shown));
		if (!tr.docChanged) return;
		const selection = findSelection(this.#main, tr.doc, this.#selection);
		if (selection) tr.setSelection(selection);
		this.#synced = tr.doc;
		view.dispatch(asShown(tr));
	}
}

/** Marks a transaction as showing the draft. */
const asShown = (tr: Transaction): Transaction =>
	tr.setMeta(shownKey, true).setMeta('addToHistory', false);
