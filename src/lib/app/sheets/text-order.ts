/** Orders texts by code units, the same in every locale. */
export const byCodePoints = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
