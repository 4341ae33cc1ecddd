/** The page of the editor's tests: one editor, and a post box that the test empties by hand. */
import '../../../src/lib/ui/design/tokens.css';
import '../../../src/lib/ui/design/base.css';
import { flushSync, mount } from 'svelte';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { minutesSkeleton, passages, readDraft } from '#lib/app/minutes/index.ts';
import { MinutesEditor, MinutesPaper, VersionHistory, minutesWords } from '#lib/ui/editor/index.ts';

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

function mainElement(): HTMLElement {
	const target = document.querySelector('main');
	if (!target) throw new Error('The page has no main');
	return target;
}

function aboutPaper() {
	return {
		words: minutesWords(),
		lookup: {
			person: (id: string) => props.people.find((person) => person.id === id)?.name ?? id,
			clause: (id: string) => id
		},
		sheet: {
			title: '第三次例会',
			kind: '部门例会',
			unitName: '朋辈互助联盟办公室',
			place: '二教 301',
			startText: '2021年10月18日（周一）14:00',
			host: '艾丽丝',
			recorders: ['鲍勃'],
			present: ['艾丽丝', '鲍勃'],
			onLeave: ['卡萝'],
			absent: [],
			observers: []
		}
	};
}

doc.on('update', (update: Uint8Array, origin: unknown) => {
	if (origin !== fromOutside) outbox.push([...update]);
});

const harness = {
	start({ client, me, agenda, editable = true }: Options): void {
		doc.clientID = client;
		// Client ids decide which of two words at the same place stands first: here nothing is left to
		// chance, so the second id of the editor is close to the first.
		crypto.getRandomValues = (array) => {
			if (array instanceof Uint32Array) array.fill(client - 10);
			return array;
		};
		awareness = new Awareness(doc);
		Y.applyUpdate(doc, minutesSkeleton('meeting-1', agenda), fromOutside);
		props.editable = editable;
		mount(MinutesEditor, {
			target: mainElement(),
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
	/** Shows the kept versions below the editor. */
	showHistory(me: Options['me']): void {
		mount(VersionHistory, {
			target: mainElement(),
			props: { doc, me, people: props.people, editable: true, document: aboutPaper(), now: () => 0 }
		});
		flushSync();
	},
	/** Shows the minutes as a sheet of paper instead of the editor. */
	showPaper(template: 'record' | 'summary'): void {
		mainElement().replaceChildren();
		mount(MinutesPaper, {
			target: mainElement(),
			props: {
				template,
				document: { ...aboutPaper(), blocks: readDraft(doc) },
				sealed: { date: '2021-10-18', by: '艾丽丝' },
				verify: { url: 'https://tongban.example/verify#abc', hash: 'abc' }
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
