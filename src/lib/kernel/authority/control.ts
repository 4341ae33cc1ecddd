import { controlSpace, type EntryId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import { parseControl, type ControlType } from './events/index.ts';
import type { Identified, Parsed } from './types.ts';

type Lists = ReadonlyMap<string, readonly Parsed[]>;

/**
 * A set of control entries, parsed. It never changes; `with` answers a larger one, which shares with
 * this one the lists of every type that nothing was added to. So what follows from a list alone is
 * computed once (`onceOf`), though authority is resolved anew with every entry that arrives.
 */
export class Control {
	/** Without any entries. */
	static readonly none = new Control(new Map(), []);

	/** The entries of no type that this version understands. */
	readonly unknown: readonly EntryId[];
	readonly #byType: Lists;

	private constructor(byType: Lists, unknown: readonly EntryId[]) {
		this.#byType = byType;
		this.unknown = unknown;
	}

	/** The entries of a type, in the order of ids. */
	of<Type extends ControlType>(type: Type): readonly Parsed<Type>[] {
		// Filed by this very type below.
		return (this.#byType.get(type) ?? nothing) as never;
	}

	/** These entries and more, none of which is among these. */
	with(more: readonly Identified[]): Control {
		if (more.length === 0) return this;
		const unknown = [...this.unknown];
		const added = new Map<string, Parsed[]>();
		for (const stated of more) {
			const parsed = parse(stated);
			if (parsed === 'unknown') unknown.push(stated.id);
			else append(added, parsed.event.type, parsed);
		}
		const byType = new Map(this.#byType);
		for (const [type, list] of added) {
			byType.set(type, merged(byType.get(type) ?? nothing, list.sort(byId)));
		}
		return new Control(byType, unknown);
	}
}

const nothing: readonly Parsed[] = [];

/** Two lists in the order of ids as one; quick where the second is short. */
const merged = (list: readonly Parsed[], more: readonly Parsed[]): readonly Parsed[] => {
	const all: Parsed[] = [];
	let from = 0;
	for (const each of more) {
		const to = placeOf(each, list);
		for (const before of list.slice(from, to)) all.push(before);
		all.push(each);
		from = to;
	}
	return all.concat(list.slice(from));
};

/** How many of a list in the order of ids come before one. */
const placeOf = (one: Parsed, list: readonly Parsed[]): number => {
	let [least, most] = [0, list.length];
	while (least < most) {
		const middle = (least + most) >> 1;
		if (byId(list[middle] as Parsed, one) < 0) least = middle + 1;
		else most = middle;
	}
	return least;
};

// An entry never changes, and a relay reads a workspace's entries as often as one opens it.
const parsedOnce = new WeakMap<Entry, Parsed | 'unknown'>();

const parse = ({ id, entry }: Identified): Parsed | 'unknown' => {
	const known = parsedOnce.get(entry);
	if (known) return known;
	const isReadable = entry.space === controlSpace && entry.version === undefined;
	const event = isReadable ? parseControl(entry.type, entry.payload) : undefined;
	const parsed = event ? { id, entry, event } : 'unknown';
	parsedOnce.set(entry, parsed);
	return parsed;
};

/** The same function, which remembers for each first list what it last came to, and of what else. */
export const onceOf = <Given extends readonly [object, ...unknown[]], Value>(
	compute: (...given: Given) => Value
): ((...given: Given) => Value) => {
	const known = new WeakMap<object, { readonly given: Given; readonly value: Value }>();
	return (...given) => {
		const last = known.get(given[0]);
		if (last && areSame(last.given, given)) return last.value;
		const value = compute(...given);
		known.set(given[0], { given, value });
		return value;
	};
};

/** Whether two lists hold the same things in the same order. */
export const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean => {
	if (a.length !== b.length) return false;
	for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
	return true;
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
