/** A cell as its file holds it; a date is a wall-clock time kept in the fields of UTC. */
export type Cell = string | Date;

/** A sheet as its file holds it: the first row has the headings, blank rows are in their place. */
export type Table = {
	readonly sheet: string;
	readonly rows: readonly (readonly Cell[])[];
};

/** A file by the name that it was given. */
export type SheetFile = { readonly name: string; readonly bytes: Uint8Array };

/** The name of the sheet that a file holds: the file's name without folder and extension. */
export const fileToSheet = (name: string): string =>
	name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
