import { Awareness } from 'y-protocols/awareness';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Draft, DraftState } from '../drafts/index.ts';
import { liveValue } from '../live/index.ts';
import { carryOver } from './carry-over.ts';

/** A draft whose text the test sees, with a relay that tells it what it may do. */
const draftOf = (text: string, state: Partial<DraftState> = {}, fetched = Promise.resolve()) => {
	const doc = new Y.Doc();
	doc.getText('t').insert(0, text);
	let closed = 0;
	const draft: Draft = {
		doc,
		awareness: new Awareness(doc),
		state: liveValue({
			...{
				isSaved: true,
				isSynced: true,
				isConnected: true,
				canWrite: true,
				refusal: undefined,
				waiting: 0
			},
			...state
		}),
		loaded: Promise.resolve(),
		fetched,
		connect: () => undefined,
		close: () => Promise.resolve(void closed++)
	};
	return { draft, text: () => doc.getText('t').toString(), closed: () => closed };
};

/** Lets everything that is already settled run. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('the former room of a draft', () => {
	it('is brought in, and left once somebody who may write has all of it', async () => {
		const [former, draft] = [draftOf('old words'), draftOf('')];
		await carryOver(() => former.draft, draft.draft).loaded;
		expect(draft.text()).toBe('old words');
		await turn();
		expect(former.closed()).toBe(1);
		former.draft.doc.getText('t').insert(0, 'late: ');
		expect(draft.text()).toBe('old words');
	});

	it('is not opened again by whoever hears that it has been left', async () => {
		const [former, draft] = [draftOf('old words'), draftOf('')];
		await carryOver(() => former.draft, draft.draft).loaded;
		await turn();
		const other = draftOf('');
		Y.applyUpdate(other.draft.doc, Y.encodeStateAsUpdate(draft.draft.doc));
		carryOver(() => expect.fail('the former room is opened'), other.draft);
		expect(other.text()).toBe('old words');
	});

	it('goes on being read by who may not write, and is not declared left by them', async () => {
		const [former, draft] = [draftOf('old words'), draftOf('', { canWrite: false })];
		const carrying = carryOver(() => former.draft, draft.draft);
		await carrying.loaded;
		await turn();
		former.draft.doc.getText('t').insert(0, 'more ');
		expect(draft.text()).toBe('more old words');
		expect(former.closed()).toBe(0);
		carrying.end();
		expect(former.closed()).toBe(1);
	});

	it('is not declared left before the relay has sent all of it', async () => {
		let arrived: () => void = () => undefined;
		const fetched = new Promise<void>((resolve) => (arrived = resolve));
		const [former, draft] = [draftOf('', {}, fetched), draftOf('')];
		await carryOver(() => former.draft, draft.draft).loaded;
		await turn();
		expect(former.closed()).toBe(0);
		former.draft.doc.getText('t').insert(0, 'from afar');
		arrived();
		await turn();
		expect(draft.text()).toBe('from afar');
		expect(former.closed()).toBe(1);
	});
});
