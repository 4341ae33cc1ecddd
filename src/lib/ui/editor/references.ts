import type { Node, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { referenceMark } from '#lib/app/minutes/index.ts';
import type { Surroundings } from './surroundings.ts';
import { referenceLabel } from './surroundings.ts';

type Reference = { readonly kind: 'person' | 'clause'; readonly id: string; readonly at: number };

/** Meta that says: names or titles have changed, show them again. */
export const referencesKey = new PluginKey<DecorationSet>('minutes-references');

const referenceOf = (node: Node): Omit<Reference, 'at'> | undefined => {
	const mark = node.marks.find(({ type }) => type.name === 'person' || type.name === 'clause');
	const id: unknown = mark?.attrs['id'];
	if (!mark || typeof id !== 'string') return undefined;
	return { kind: mark.type.name === 'person' ? 'person' : 'clause', id };
};

const referencesIn = (doc: Node): readonly Reference[] => {
	const found: Reference[] = [];
	doc.descendants((node, position) => {
		const reference = node.isText ? referenceOf(node) : undefined;
		if (!reference) return;
		[...(node.text ?? '')].forEach((character, offset) => {
			if (character === referenceMark) found.push({ ...reference, at: position + offset });
		});
	});
	return found;
};

const linkPattern = /https?:\/\/[^\s<>"'，。；、）】》]+/g;

/** Addresses stay text; where one only reads, they can be followed. */
const linksIn = (doc: Node): readonly Decoration[] => {
	const found: Decoration[] = [];
	doc.descendants((node, position) => {
		if (!node.isText) return;
		for (const match of (node.text ?? '').matchAll(linkPattern)) {
			const from = position + match.index;
			const attributes = { nodeName: 'a', href: match[0], rel: 'noopener', target: '_blank' };
			found.push(Decoration.inline(from, from + match[0].length, attributes));
		}
	});
	return found;
};

const labelElement = (kind: string, text: string) => {
	const label = document.createElement('span');
	label.className = `reference ${kind}`;
	label.contentEditable = 'false';
	label.textContent = text;
	return label;
};

const decorate = (doc: Node, around: Surroundings): DecorationSet =>
	DecorationSet.create(doc, [
		...linksIn(doc),
		...referencesIn(doc).flatMap(({ kind, id, at }) => {
			const label = referenceLabel(around, kind, id);
			return [
				Decoration.widget(at, () => labelElement(kind, label), {
					key: `${kind}-${id}-${label}`,
					side: 1,
					ignoreSelection: true
				}),
				Decoration.inline(at, at + 1, { class: 'reference-mark' })
			];
		})
	]);

/** Text for the clipboard and for other programs: names instead of marks. */
const sliceToText = (slice: Slice, around: Surroundings): string => {
	const lines: string[] = [];
	slice.content.forEach((line) => {
		const parts = (line.isText ? [line] : line.children).map((node) => {
			const reference = referenceOf(node);
			const text = node.text ?? '';
			return reference
				? text.replaceAll(referenceMark, referenceLabel(around, reference.kind, reference.id))
				: text;
		});
		lines.push(parts.join(''));
	});
	return lines.join('\n');
};

/** Shows references by the names of the persons and clauses they point to. */
export const referencesPlugin = (around: () => Surroundings): Plugin =>
	new Plugin<DecorationSet>({
		key: referencesKey,
		state: {
			init: (_config, state) => decorate(state.doc, around()),
			apply: (tr, shown) =>
				tr.docChanged || tr.getMeta(referencesKey) ? decorate(tr.doc, around()) : shown
		},
		props: {
			decorations: (state) => referencesKey.getState(state),
			clipboardTextSerializer: (slice) => sliceToText(slice, around())
		}
	});
