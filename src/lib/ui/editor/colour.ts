const colours = 6;
const permitted = /^(?:var\(--presence-[1-6]\)|#[0-9a-f]{6})$/i;

/** A person's colour: the same on every page, from the id, and one of the presence tokens. */
export const presenceColour = (person: string): string => {
	let sum = 0;
	for (const character of person) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
	return `var(--presence-${(sum % colours) + 1})`;
};

/** The colour somebody asks for if it is a presence token or `#rrggbb`; else that of the id. */
export const chosenColour = (colour: unknown, person: string): string =>
	typeof colour === 'string' && permitted.test(colour) ? colour : presenceColour(person);
