import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { Block } from '#lib/app/minutes/index.ts';
import { isTracked } from '#lib/app/minutes/index.ts';
import { nodeToBlock } from './blocks.ts';
import { setTracking } from './commands.ts';
import { nameOf } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import { kindName, trackingWords } from './words.ts';

type Place = () => number | undefined;

/** Owner and due date of a to-do or resolution: native controls beside its text. */
type Tracking = { readonly element: HTMLElement; show(block: Block): void };

const ownerSelect = (around: Surroundings, owner: string | undefined): HTMLSelectElement => {
	const select = document.createElement('select');
	const words = trackingWords();
	select.setAttribute('aria-label', words.owner);
	select.disabled = !around.editable;
	select.append(new Option(words.nobody, ''));
	for (const { id, name } of around.people) select.append(new Option(name, id));
	// Somebody who has left keeps what was given to them.
	if (owner !== undefined && !around.people.some(({ id }) => id === owner))
		select.append(new Option(nameOf(around, owner), owner));
	select.value = owner ?? '';
	return select;
};

const dueInput = (around: Surroundings, due: string | undefined): HTMLInputElement => {
	const input = document.createElement('input');
	input.type = 'date';
	input.setAttribute('aria-label', trackingWords().due);
	input.disabled = !around.editable;
	input.value = due ?? '';
	return input;
};

const trackingControls = (view: EditorView, place: Place, around: () => Surroundings): Tracking => {
	const element = document.createElement('span');
	element.className = 'tracking';
	element.contentEditable = 'false';
	const set = (name: 'owner' | 'due', value: string) => {
		const position = place();
		if (position !== undefined)
			setTracking(position, name, value || null)(view.state, view.dispatch);
	};
	let shown = '';
	const show = ({ owner, due }: Block) => {
		const { people, editable } = around();
		const next = JSON.stringify([owner, due, editable, people, trackingWords()]);
		// What a person has open is not replaced under their hand.
		if (next === shown || (shown !== '' && element.contains(document.activeElement))) return;
		shown = next;
		const select = ownerSelect(around(), owner);
		const input = dueInput(around(), due);
		select.addEventListener('change', () => set('owner', select.value));
		input.addEventListener('change', () => set('due', input.value));
		element.replaceChildren(select, input);
	};
	element.addEventListener('focusout', () => {
		const node = view.state.doc.nodeAt(place() ?? -1);
		if (node) queueMicrotask(() => show(nodeToBlock(node)));
	});
	return { element, show };
};

const headingLevels: Readonly<Partial<Record<Block['kind'], string>>> = {
	heading: '2',
	agenda: '2',
	subheading: '3'
};

/** Shows one line; when its kind changes it stays the same element, so the caret stays in it. */
export class LineView implements NodeView {
	readonly dom: HTMLElement;
	readonly contentDOM: HTMLElement;
	readonly #controls: Tracking;
	#node: Node;

	constructor(node: Node, view: EditorView, place: Place, around: () => Surroundings) {
		this.#node = node;
		this.dom = document.createElement('div');
		this.contentDOM = document.createElement('div');
		this.contentDOM.className = 'words';
		this.#controls = trackingControls(view, place, around);
		this.dom.append(this.contentDOM);
		this.#show();
	}

	update(node: Node): boolean {
		if (node.type !== this.#node.type) return false;
		const changed = !node.sameMarkup(this.#node);
		this.#node = node;
		if (changed) this.#show();
		return true;
	}

	/** Names have changed. */
	refresh(): void {
		this.#show();
	}

	stopEvent(event: Event): boolean {
		return event.target instanceof globalThis.Node && this.#controls.element.contains(event.target);
	}

	ignoreMutation(mutation: ViewMutationRecord): boolean {
		return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
	}

	#show(): void {
		const block = nodeToBlock(this.#node);
		this.dom.dataset['kind'] = block.kind;
		this.contentDOM.dataset['label'] = isTracked(block) ? kindName(block.kind) : '';
		const level = headingLevels[block.kind];
		if (level) {
			this.contentDOM.setAttribute('role', 'heading');
			this.contentDOM.setAttribute('aria-level', level);
		} else {
			this.contentDOM.removeAttribute('role');
			this.contentDOM.removeAttribute('aria-level');
		}
		if (isTracked(block)) {
			this.#controls.show(block);
			// Moving it where it is would disturb an open composition in the words before it.
			if (this.#controls.element.parentNode !== this.dom) this.dom.append(this.#controls.element);
		} else this.#controls.element.remove();
	}
}
