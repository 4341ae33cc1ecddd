import { controlSpace, type EntryId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import { parseControl, type ControlType } from './events/index.ts';
import type { AuthorityFault, Identified, Parsed } from './types.ts';

/** The control entries that this version understands. */
export interface Control {
	of<Type extends ControlType>(type: Type): readonly Parsed<Type>[];
}

// An entry never changes, and authority is resolved anew with every one that arrives.
const parsedOnce = new WeakMap<Entry, Parsed | 'unknown'>();

/** Parses control entries and sorts them by type, each type in the order of ids. */
export const readControl = (
	control: readonly Identified[],
	refused: Map<EntryId, AuthorityFault>
): Control => {
	const byType = new Map<string, Parsed[]>();
	for (const stated of control) {
		const parsed = parse(stated);
		if (parsed === 'unknown') refused.set(stated.id, { code: 'unknown_event' });
		else append(byType, parsed.event.type, parsed);
	}
	for (const parsed of byType.values()) parsed.sort(byId);
	// Filed by this very type above.
	return { of: (type) => (byType.get(type) ?? []) as never };
};

const parse = ({ id, entry }: Identified): Parsed | 'unknown' => {
	const known = parsedOnce.get(entry);
	if (known) return known;
	const event = entry.space === controlSpace ? parseControl(entry.type, entry.payload) : undefined;
	const parsed = event ? { id, entry, event } : 'unknown';
	parsedOnce.set(entry, parsed);
	return parsed;
};

/** Adds a value to those under a key. */
export const append = <Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void => {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
};

/** What is stated, under what it concerns. */
export const grouped = <Key, Value>(
	values: readonly Value[],
	keyOf: (value: Value) => Key
): ReadonlyMap<Key, readonly Value[]> => {
	const lists = new Map<Key, Value[]>();
	for (const value of values) append(lists, keyOf(value), value);
	return lists;
};

/** Orders by id: no author can choose one, and every reader has the same. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
	a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
