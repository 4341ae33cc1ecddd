/**
 * The store's keys, format 1. Names are percent-encoded, so `/` only ever separates, and `0` (the
 * character after `/`) ends the range of everything below a prefix.
 *
 *     e/<workspace>/<space>/<position>           an entry
 *     c/<workspace>/<space>/<chain>/<seq>/<id>   its place in its chain → position
 *     s/<room>                                   a draft's snapshot
 *     t/<room>/<sequence>                        an update after it
 *     r/<key>/<workspace>/<person>               a person whom a recovery key recovers
 *     k/<workspace>/<space>/<document>           the relay's share of a document's key
 *     f/<workspace>/<space>/<document>/<fact>    a read fact against which it was given
 *     n/<name>                                   a count
 *     o/<kind>/<id>                              what the operator has ruled
 *     q/<key>                                    a row found damaged, kept as it was
 *     m/open                                     present while a process has the store open
 *     m/recovery                                 present once all introductions are below r/
 */
import type { DocumentKey, RecoveryRow, Ruling, SpaceKey } from './store.ts';

const name = encodeURIComponent;

/** Whole numbers as text that sorts like the numbers. */
const ordinal = (value: number): string => value.toString(16).padStart(14, '0');

/** The keys below a prefix, as a half-open range. */
export const below = (prefix: string): readonly [from: string, below: string] => [
	`${prefix}/`,
	`${prefix}0`
];

/** The key that marks an open store. */
export const openMarker = 'm/open';

/** The key that says that the index of recovery keys is whole. */
export const recoveryMarker = 'm/recovery';

export const recoveryPrefix = (key: string): string => `r/${name(key)}`;

export const recoveryKey = ({ key, workspace, person }: RecoveryRow): string =>
	`${recoveryPrefix(key)}/${name(workspace)}/${name(person)}`;

/** Reads a key of the recovery index back. */
export const parseRecoveryKey = (place: string): RecoveryRow => {
	const [, key = '', workspace = '', person = ''] = place.split('/').map(decodeURIComponent);
	return { key, workspace, person };
};

export const shareKey = ({ workspace, space, document }: DocumentKey): string =>
	`k/${name(workspace)}/${name(space)}/${name(document)}`;

export const spentPrefix = ({ workspace, space, document }: DocumentKey): string =>
	`f/${name(workspace)}/${name(space)}/${name(document)}`;

export const spentKey = (document: DocumentKey, fact: string): string =>
	`${spentPrefix(document)}/${name(fact)}`;

export const countKey = (of: string): string => `n/${name(of)}`;

export const rulingsPrefix = (kind: Ruling): string => `o/${kind}`;

export const rulingKey = (kind: Ruling, id: string): string => `${rulingsPrefix(kind)}/${name(id)}`;

export const entriesPrefix = ({ workspace, space }: SpaceKey): string =>
	`e/${name(workspace)}/${name(space)}`;

export const entryKey = (space: SpaceKey, position: number): string =>
	`${entriesPrefix(space)}/${ordinal(position)}`;

export const chainsPrefix = ({ workspace, space }: SpaceKey): string =>
	`c/${name(workspace)}/${name(space)}`;

export const chainPrefix = (space: SpaceKey, chain: string): string =>
	`${chainsPrefix(space)}/${name(chain)}`;

/** Where a chain's entries with at least this seq begin. */
export const chainFrom = (space: SpaceKey, chain: string, seq: number): string =>
	`${chainPrefix(space, chain)}/${ordinal(seq)}`;

export const chainKey = (space: SpaceKey, chain: string, seq: number, id: string): string =>
	`${chainFrom(space, chain, seq)}/${name(id)}`;

/** Reads a chain key back. */
export const parseChainKey = (key: string): { chain: string; seq: number; id: string } => {
	const [, , , chain = '', seq = '', id = ''] = key.split('/');
	return { chain: decodeURIComponent(chain), seq: parseInt(seq, 16), id: decodeURIComponent(id) };
};

/** Reads the number at the end of an entry's or update's key. */
export const parseOrdinal = (key: string): number =>
	parseInt(key.slice(key.lastIndexOf('/') + 1), 16);

export const snapshotKey = (room: string): string => `s/${name(room)}`;

export const tailPrefix = (room: string): string => `t/${name(room)}`;

export const tailKey = (room: string, sequence: number): string =>
	`${tailPrefix(room)}/${ordinal(sequence)}`;

/** Where a damaged row is put aside. */
export const quarantineKey = (key: string): string => `q/${key}`;
