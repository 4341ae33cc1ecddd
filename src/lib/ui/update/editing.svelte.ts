// Whether somebody is writing: while so, no new version takes over and no page is left unasked.

let writers = $state(0);

/** Whether something is being written right now. */
export const editing = {
	get isOn(): boolean {
		return writers > 0;
	},
	/** An editor calls this while it holds the focus or unsaved words; the answer ends it, once. */
	begin(): () => void {
		writers++;
		let isOver = false;
		return () => {
			if (!isOver) writers--;
			isOver = true;
		};
	}
};

/** Whether the page can be loaded anew without losing a word: no editor, no filled field, no dialog. */
export function isIdle(page: Document): boolean {
	if (editing.isOn || page.querySelector('dialog[open]') !== null) return false;
	const focused = page.activeElement;
	if (focused instanceof HTMLElement && focused.isContentEditable) return false;
	const fields = page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
	return [...fields].every((field) => field.value === field.defaultValue);
}
