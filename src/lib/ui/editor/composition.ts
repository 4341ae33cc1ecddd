import type { EditorView } from '@tiptap/pm/view';

/** What a composition holds up waits at most this long; a composition can stay open for minutes. */
const longestWaitMs = 10_000;
/** ProseMirror takes the last letters from the page up to 20 ms after the composition's end. */
const settleMs = 30;

/** Knows when the page must not be touched, and says when it may be again. */
export type CompositionWatch = {
	/** True while an input method composes, or letters on the page were not yet taken over. */
	isBusy(): boolean;
	/** Something waits: `settled` will be called after the composition, or `tooLong` before. */
	await(): void;
	/** Leaves the field and enters it again: the input method commits what it shows. */
	leave(): void;
	end(): void;
};

/** What to do when a composition has ended, or has held something up for ten seconds. */
export type CompositionCalls = { readonly settled: () => void; readonly tooLong: () => void };

type Observer = { readonly flushingSoon?: number };

/** Letters that Android keyboards put on the page are read a moment later. */
const hasUnreadLetters = (view: EditorView) => {
	const { domObserver } = view as unknown as { readonly domObserver?: Observer };
	return (domObserver?.flushingSoon ?? -1) > -1;
};

/** Watches the compositions in a view. */
export const watchComposition = (view: EditorView, calls: CompositionCalls): CompositionWatch => {
	const { ownerDocument } = view.dom;
	let settling: ReturnType<typeof setTimeout> | undefined;
	let longest: ReturnType<typeof setTimeout> | undefined;

	const stop = () => {
		clearTimeout(settling);
		clearTimeout(longest);
		settling = undefined;
		longest = undefined;
	};
	const composes = () => view.composing || hasUnreadLetters(view);
	const settleSoon = () => {
		clearTimeout(settling);
		settling = setTimeout(() => {
			settling = undefined;
			if (composes()) return;
			stop();
			calls.settled();
		}, settleMs);
	};
	const overdue = () => {
		stop();
		calls.tooLong();
	};
	const hidden = () => {
		if (ownerDocument.hidden && longest !== undefined) overdue();
	};
	view.dom.addEventListener('compositionend', settleSoon);
	view.dom.addEventListener('blur', settleSoon);
	ownerDocument.addEventListener('visibilitychange', hidden);
	return {
		isBusy: () => composes() || settling !== undefined,
		await: () => {
			longest ??= setTimeout(overdue, longestWaitMs);
			if (!composes() && settling === undefined) settleSoon();
		},
		leave: () => {
			if (view.composing && view.hasFocus()) {
				view.dom.blur();
				view.focus();
			}
			clearTimeout(settling);
			// Whatever the input method does now, the wait is over.
			settling = setTimeout(() => {
				stop();
				calls.settled();
			}, settleMs);
		},
		end: () => {
			stop();
			view.dom.removeEventListener('compositionend', settleSoon);
			view.dom.removeEventListener('blur', settleSoon);
			ownerDocument.removeEventListener('visibilitychange', hidden);
		}
	};
};
