/**
 * Who there is, and by which devices they act.
 *
 * workspace.founded  the first entry; its id is the workspace's. Whoever its device introduces next
 *                    in the same chain is the founder and holds the root grant, cited by that id.
 *                    It may name the stewards' keys, who are senior to the root.
 * person.introduced  the person's id is the id of this entry; its device is their first. It may name
 *                    the public keys that follow from the person's 24 words.
 * wrap.published     the key to which secrets are wrapped for the stating device.
 * device.added       a device of the person takes in another, which proves that it agrees.
 * device.recovered   the stating device is taken in by the words, which may retire others.
 * device.revoked     a device counts only up to a cut.
 * person.rebound     a senior gives a person who has lost all devices a new one.
 */
import * as v from 'valibot';
import { count, cut, id, key, nonce, signature, word } from './fields.ts';

const stewards = v.pipe(
	v.strictObject({
		keys: v.pipe(v.array(key), v.minLength(2), v.maxLength(9)),
		quorum: v.pipe(count, v.minValue(2))
	}),
	v.check(({ keys, quorum }) => quorum <= keys.length && new Set(keys).size === keys.length)
);

export const personSchemas = {
	'workspace.founded': v.strictObject({
		nonce,
		name: word,
		template: word,
		timezone: word,
		stewards: v.optional(stewards)
	}),
	'person.introduced': v.strictObject({
		nonce,
		recovery: v.optional(v.strictObject({ sign: key, wrap: key }))
	}),
	'wrap.published': v.strictObject({ key }),
	'device.added': v.strictObject({ device: key, proof: signature }),
	'device.recovered': v.strictObject({
		retires: v.pipe(v.array(v.strictTuple([key, cut])), v.maxLength(64)),
		proof: signature
	}),
	'device.revoked': v.strictObject({ person: id, device: key, cut }),
	'person.rebound': v.strictObject({ person: id, device: key, cut })
} as const;
