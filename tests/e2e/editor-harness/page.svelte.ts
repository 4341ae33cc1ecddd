/** The page of the editor's tests: one editor, and a post box that the test empties by hand. */
import '../../../src/lib/ui/design/tokens.css';
import '../../../src/lib/ui/design/base.css';
import { flushSync, mount } from 'svelte';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { minutesSkeleton, passages, readDraft } from '#lib/app/minutes/index.ts';
import { MinutesEditor } from '#lib/ui/editor/index.ts';

type Options = {
	readonly client: number;
	readonly me: { readonly id: string; readonly name: string };
	readonly agenda: readonly string[];
	readonly editable?: boolean;
};

const doc = new Y.Doc();
let awareness: Awareness;
const outbox: (readonly number[])[] = [];
const fromOutside = Symbol('from outside');
const props = $state({ editable: true, people: makePeople() });

function makePeople() {
	return [
		{ id: 'alice', name: '艾丽丝', pinyin: 'ai li si' },
		{ id: 'bob', name: '鲍勃', pinyin: 'bao bo' },
		{ id: 'carol', name: '卡萝', pinyin: 'ka luo' }
	];
}

doc.on('update', (update: Uint8Array, origin: unknown) => {
	if (origin !== fromOutside) outbox.push([...update]);
});

const harness = {
	start({ client, me, agenda, editable = true }: Options): void {
		doc.clientID = client;
		awareness = new Awareness(doc);
		Y.applyUpdate(doc, minutesSkeleton('meeting-1', agenda), fromOutside);
		props.editable = editable;
		const target = document.querySelector('main');
		if (!target) throw new Error('The page has no main');
		mount(MinutesEditor, {
			target,
			props: {
				doc,
				awareness,
				me,
				clauses: [
					{ id: 'AL-20', title: '部门例会' },
					{ id: 'AL-21', title: '全体会议' }
				],
				timeText: () => '[14:30] ',
				get people() {
					return props.people;
				},
				get editable() {
					return props.editable;
				}
			}
		});
		flushSync();
	},
	take: () => outbox.splice(0),
	receive(updates: readonly (readonly number[])[]): void {
		for (const update of updates) Y.applyUpdate(doc, Uint8Array.from(update), fromOutside);
	},
	presence: () => [...encodeAwarenessUpdate(awareness, [awareness.clientID])],
	meet: (update: readonly number[]) =>
		applyAwarenessUpdate(awareness, Uint8Array.from(update), fromOutside),
	lines: () => readDraft(doc).map(({ runs }) => runs.map(({ text }) => text).join('')),
	draft: () => readDraft(doc).map(({ id: _id, ...block }) => block),
	passages: () => passages(doc),
	rename(id: string, name: string): void {
		props.people = props.people.map((person) => (person.id === id ? { ...person, name } : person));
		flushSync();
	}
};

export type Harness = typeof harness;

declare global {
	interface Window {
		harness: Harness;
	}
}

window.harness = harness;
