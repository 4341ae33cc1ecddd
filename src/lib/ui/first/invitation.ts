/**
 * The address to go to for a pasted invitation, or undefined if it is none. Chat programs break long
 * links into lines and wrap them in words; the part from `/join#` on is what counts.
 */
export function invitationPath(pasted: string): string | undefined {
	const found = /\/join#([\w.~-]+)/.exec(pasted.replaceAll(/\s/g, ''));
	return found?.[1] === undefined ? undefined : `/join#${found[1]}`;
}
