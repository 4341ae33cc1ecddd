// What typing with an input method needs everywhere.

/** Whether the key belongs to an input method: nothing may react to it. 229 is how Safari says so. */
export function isComposing(event: KeyboardEvent): boolean {
	return event.isComposing || event.keyCode === 229;
}

/** Attachment: an Enter that only confirms a composition does not submit the form. */
export function enterWaits(element: HTMLElement): () => void {
	const hold = (event: KeyboardEvent) => {
		if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
	};
	element.addEventListener('keydown', hold);
	return () => element.removeEventListener('keydown', hold);
}
