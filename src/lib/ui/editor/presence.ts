import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { DraftBinding } from './binding.ts';
import { shownKey } from './binding.ts';
import { chosenColour } from './colour.ts';
import { toAbsolute } from './positions.ts';

/** Somebody else who has the draft open. */
export type Writer = {
	readonly client: number;
	readonly id: string;
	readonly name: string;
	readonly colour: string;
};

const presenceKey = new PluginKey<DecorationSet>('minutes-presence');

/** The longest name a caret shows, and id; what peers send is not to be trusted. */
const longestName = 24;
const longestId = 64;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

const textOf = (value: unknown, longest: number) =>
	typeof value === 'string' ? [...value].slice(0, longest).join('') : '';

/** The others who are in the draft now, by what they say of themselves. */
export const writers = (awareness: Awareness): readonly Writer[] =>
	[...awareness.getStates()].flatMap(([client, state]) => {
		const user: unknown = state['user'];
		if (client === awareness.clientID || !isRecord(user)) return [];
		const id = textOf(user['id'], longestId);
		const colour = chosenColour(user['colour'], id);
		return [{ client, id, name: textOf(user['name'], longestName), colour }];
	});

const position = (value: unknown): Y.RelativePosition | undefined =>
	isRecord(value) ? Y.createRelativePositionFromJSON(value) : undefined;

const caretElement = (writer: Writer): HTMLElement => {
	const caret = document.createElement('span');
	caret.className = 'caret';
	caret.style.setProperty('--writer', writer.colour);
	// The name is drawn by the style sheet: a browser puts one's own caret into any letters that stand
	// here, and what is typed among them is lost.
	caret.dataset['name'] = writer.name;
	return caret;
};

const decorate = (binding: DraftBinding, awareness: Awareness, doc: Node): DecorationSet => {
	const found = writers(awareness).flatMap((writer) => {
		const cursor: unknown = awareness.getStates().get(writer.client)?.['cursor'];
		if (!isRecord(cursor)) return [];
		const [anchor, head] = [position(cursor['anchor']), position(cursor['head'])].map((relative) =>
			relative ? toAbsolute(binding.body, doc, relative) : undefined
		);
		if (head === undefined || anchor === undefined) return [];
		const style = `--writer: ${writer.colour}`;
		return [
			Decoration.widget(head, () => caretElement(writer), {
				key: `${writer.client}-${writer.name}`,
				side: 10,
				ignoreSelection: true
			}),
			...(anchor === head
				? []
				: [
						Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
							class: 'selected',
							style
						})
					])
		];
	});
	return DecorationSet.create(doc, found);
};

/** Shows the carets and names of others, and tells them one's own. */
export const presencePlugin = (binding: DraftBinding, awareness: Awareness): Plugin =>
	new Plugin<DecorationSet>({
		key: presenceKey,
		state: {
			init: (_config, state) => decorate(binding, awareness, state.doc),
			apply: (tr, shown, _old, state) =>
				// While page and draft are not in step, carets only move along.
				binding.isInStep(state.doc) && (tr.getMeta(presenceKey) || tr.getMeta(shownKey))
					? decorate(binding, awareness, state.doc)
					: shown.map(tr.mapping, tr.doc)
		},
		props: { decorations: (state: EditorState) => presenceKey.getState(state) },
		view: (view) => followAwareness(view, binding, awareness)
	});

const followAwareness = (view: EditorView, binding: DraftBinding, awareness: Awareness) => {
	let told = '';
	const tell = () => {
		// While one composes, others see the caret where the composition began.
		if (!binding.isInStep(view.state.doc)) return;
		const held = view.hasFocus() ? binding.selection : undefined;
		const cursor = held
			? {
					anchor: Y.relativePositionToJSON(held.anchor),
					head: Y.relativePositionToJSON(held.head)
				}
			: null;
		const telling = JSON.stringify(cursor);
		if (telling === told) return;
		told = telling;
		awareness.setLocalStateField('cursor', cursor);
	};
	const heard = ({
		added,
		updated,
		removed
	}: Record<'added' | 'updated' | 'removed', number[]>) => {
		const others = [...added, ...updated, ...removed].filter((id) => id !== awareness.clientID);
		// Drawing carets under an open composition would break it off.
		if (others.length > 0 && !view.composing)
			view.dispatch(view.state.tr.setMeta(presenceKey, true));
	};
	let isGone = false;
	// A page that takes the editor away makes it blur in the midst of its own drawing.
	const tellSoon = () => queueMicrotask(() => !isGone && tell());
	awareness.on('change', heard);
	view.dom.addEventListener('focus', tellSoon);
	view.dom.addEventListener('blur', tellSoon);
	return {
		update: tell,
		destroy: () => {
			isGone = true;
			awareness.off('change', heard);
			view.dom.removeEventListener('focus', tellSoon);
			view.dom.removeEventListener('blur', tellSoon);
			awareness.setLocalStateField('cursor', null);
		}
	};
};
