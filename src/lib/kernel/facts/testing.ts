/** For tests that tell a history in a few words: ids made from names. */
import { entryToObject, type EntryId, type ObjectId, type PersonId } from '../identity/index.ts';

/** The id of the entry of that name. */
export const entryId = (name: string): EntryId => name.padEnd(43, '0') as EntryId;

/** The id of what the entry of that name creates. */
export const objectId = (name: string): ObjectId => entryToObject(entryId(name));

/** The id of the person of that name. */
export const personId = (name: string): PersonId => name.padEnd(43, '0') as PersonId;
