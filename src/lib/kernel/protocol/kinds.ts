/** What a field of a message can hold, and how it stands in CBOR. */
import { bytesToText, textToBytes } from '../identity/index.ts';

/** A kind of field: `name` goes into the pinned description, `read` answers undefined for anything else. */
export interface Kind<T> {
	readonly name: string;
	write(value: T): unknown;
	read(raw: unknown): T | undefined;
}

/** The value that a kind holds. */
export type ValueOf<K> = K extends Kind<infer T> ? T : never;

const plain = <T>(name: string, isOne: (raw: unknown) => raw is T): Kind<T> => ({
	name,
	write: (value) => value,
	read: (raw) => (isOne(raw) ? raw : undefined)
});

/** A whole number from 0 on. */
export const count = plain(
	'count',
	(raw): raw is number => typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0
);

/** Yes or no. */
export const flag = plain('flag', (raw): raw is boolean => typeof raw === 'boolean');

/** Text of at most `max` UTF-16 units. */
export const text = (max: number): Kind<string> =>
	plain(`text(${max})`, (raw): raw is string => typeof raw === 'string' && raw.length <= max);

/** Bytes: exactly `length`, or any number where it is left out. */
export const bytes = (length?: number): Kind<Uint8Array> =>
	plain(
		length === undefined ? 'bytes' : `bytes(${length})`,
		(raw): raw is Uint8Array =>
			raw instanceof Uint8Array && (length === undefined || raw.length === length)
	);

/** An id: text in memory, `length` bytes on the wire. */
export const id = <Id extends string>(length: number): Kind<Id> => ({
	name: `id(${length})`,
	write: (value) => textToBytes(value),
	// The length is all that tells one id from another on the wire; the field says which it is.
	read: (raw) =>
		raw instanceof Uint8Array && raw.length === length ? (bytesToText(raw) as Id) : undefined
});

/** Any number of the same kind; the frame's size is the limit. */
export const list = <T>(of: Kind<T>): Kind<readonly T[]> => ({
	name: `list(${of.name})`,
	write: (values) => values.map((value) => of.write(value)),
	read: (raw) => {
		if (!Array.isArray(raw)) return undefined;
		const values: T[] = [];
		for (const each of raw) {
			const value = of.read(each);
			if (value === undefined) return undefined;
			values.push(value);
		}
		return values;
	}
});

/** Named fields in a fixed order; on the wire an array without the names. */
export const record = <F extends object>(fields: {
	readonly [Key in keyof F]: Kind<F[Key]>;
}): Kind<F> => {
	const kinds = Object.entries<Kind<unknown>>(fields as Readonly<Record<string, Kind<unknown>>>);
	return {
		name: `record(${kinds.map(([name, kind]) => `${name}:${kind.name}`).join(',')})`,
		write: (value) =>
			kinds.map(([name, kind]) => kind.write((value as Readonly<Record<string, unknown>>)[name])),
		read: (raw) => {
			if (!Array.isArray(raw) || raw.length !== kinds.length) return undefined;
			const read: Record<string, unknown> = {};
			for (const [index, [name, kind]] of kinds.entries()) {
				const value = kind.read(raw[index]);
				if (value === undefined) return undefined;
				read[name] = value;
			}
			return read as F; // each field has been read by the kind of that very field
		}
	};
};
