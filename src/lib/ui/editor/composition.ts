import type { EditorView } from '@tiptap/pm/view';

/** Others' changes wait at most this long; a composition can stay open for minutes. */
const longestWaitMs = 10_000;
/** ProseMirror takes the last letters from the page up to 20 ms after the composition's end. */
const settleMs = 30;

/** Knows when the page must not be touched, and says when it may be again. */
export type CompositionWatch = {
	/** True while an input method composes, or letters on the page were not yet taken over. */
	isBusy(): boolean;
	/** Somebody waits: `settled` will be called after the composition, or after 10 seconds. */
	await(): void;
	end(): void;
};

type Observer = { readonly flushingSoon?: number };

/** Letters that Android keyboards put on the page are read a moment later. */
const hasUnreadLetters = (view: EditorView) => {
	const { domObserver } = view as unknown as { readonly domObserver?: Observer };
	return (domObserver?.flushingSoon ?? -1) > -1;
};

/** Watches the compositions in a view; calls `settled` when one has ended or lasted too long. */
export const watchComposition = (view: EditorView, settled: () => void): CompositionWatch => {
	let settling: ReturnType<typeof setTimeout> | undefined;
	let longest: ReturnType<typeof setTimeout> | undefined;

	const composes = () => view.composing || hasUnreadLetters(view);
	const finish = () => {
		clearTimeout(settling);
		clearTimeout(longest);
		settling = undefined;
		longest = undefined;
		settled();
	};
	const settleSoon = () => {
		clearTimeout(settling);
		settling = setTimeout(() => (composes() ? (settling = undefined) : finish()), settleMs);
	};
	const tooLong = () => {
		// Leaving the field makes the input method commit what it shows: nothing is lost.
		if (view.composing && view.hasFocus()) {
			view.dom.blur();
			view.focus();
		}
		clearTimeout(settling);
		settling = setTimeout(finish, settleMs);
	};
	view.dom.addEventListener('compositionend', settleSoon);
	view.dom.addEventListener('blur', settleSoon);
	return {
		isBusy: () => composes() || settling !== undefined,
		await: () => {
			longest ??= setTimeout(tooLong, longestWaitMs);
			if (!view.composing) settleSoon();
		},
		end: () => {
			clearTimeout(settling);
			clearTimeout(longest);
			view.dom.removeEventListener('compositionend', settleSoon);
			view.dom.removeEventListener('blur', settleSoon);
		}
	};
};
