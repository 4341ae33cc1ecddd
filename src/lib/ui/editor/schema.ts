import type { DOMOutputSpec } from '@tiptap/pm/model';
import { Schema } from '@tiptap/pm/model';
import { isBlockKind } from '#lib/app/minutes/index.ts';

const attribute = (element: HTMLElement, name: string) => element.getAttribute(name) || null;

const listKind = (element: HTMLElement) =>
	element.parentElement?.nodeName === 'OL' ? 'ordered' : 'bullet';

const ownAttributes = (element: HTMLElement) => {
	const kind = element.dataset['kind'];
	return isBlockKind(kind)
		? { kind, owner: attribute(element, 'data-owner'), due: attribute(element, 'data-due') }
		: false;
};

const reference = (name: 'person' | 'clause') => ({
	attrs: { id: { validate: 'string' } },
	inclusive: false,
	excludes: '_',
	parseDOM: [
		{
			tag: `span[data-${name}]`,
			getAttrs: (element: HTMLElement) => ({ id: element.dataset[name] ?? '' })
		}
	],
	toDOM: (mark: { attrs: Record<string, unknown> }): DOMOutputSpec => [
		'span',
		{ [`data-${name}`]: String(mark.attrs['id']) },
		0
	]
});

/**
 * The document of the editor: lines, whose kind is an attribute (see `Block`), of text, bold text
 * and references. Pasted pages are read as such lines; what has no place here becomes text.
 */
export const minutesSchema = new Schema({
	nodes: {
		doc: { content: 'block+' },
		block: {
			content: 'text*',
			attrs: { kind: { default: 'text' }, owner: { default: null }, due: { default: null } },
			defining: true,
			parseDOM: [
				{ tag: 'div[data-kind]', getAttrs: ownAttributes, priority: 60 },
				{ tag: 'h1', attrs: { kind: 'heading' } },
				{ tag: 'h2', attrs: { kind: 'heading' } },
				{ tag: 'h3, h4, h5, h6', attrs: { kind: 'subheading' } },
				{ tag: 'li', getAttrs: (element) => ({ kind: listKind(element) }) },
				{ tag: 'p, tr, pre' }
			],
			toDOM: (node): DOMOutputSpec => [
				'div',
				{
					'data-kind': String(node.attrs['kind']),
					...(node.attrs['owner'] ? { 'data-owner': String(node.attrs['owner']) } : {}),
					...(node.attrs['due'] ? { 'data-due': String(node.attrs['due']) } : {})
				},
				0
			]
		},
		text: {}
	},
	marks: {
		bold: {
			parseDOM: [
				{ tag: 'strong' },
				{ tag: 'b', getAttrs: (element) => element.style.fontWeight !== 'normal' && null },
				{ style: 'font-weight', getAttrs: (value) => /^(bold|[6-9]\d\d)$/.test(value) && null }
			],
			toDOM: (): DOMOutputSpec => ['strong', 0]
		},
		person: reference('person'),
		clause: reference('clause')
	}
});
