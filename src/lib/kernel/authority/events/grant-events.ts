/**
 * Who may do what.
 *
 * invitation.issued  names the public key whose secret half is in the link.
 * person.joined      shows the secret by a signature over the person's id; makes them pending.
 * grant.issued       rank, capabilities and spaces, each within the issuer's own; until when, and for
 *                    people the role of the template from which it was made.
 * grant.revoked      names the grant and the cut: the last entry of each chain that still counts.
 * work.ratified      lets entries count that lie outside a cut.
 * stewards.decided   a quorum of the stewards ends grants, of the root too, and may install a person.
 */
import * as v from 'valibot';
import { count, cut, id, signature, word, words } from './fields.ts';

export const grantSchemas = {
	'invitation.issued': v.strictObject({
		key: id,
		expires: count,
		uses: v.pipe(count, v.minValue(1), v.maxValue(10_000))
	}),
	'person.joined': v.strictObject({ invitation: id, proof: signature }),
	'grant.issued': v.strictObject({
		to: id,
		rank: v.pipe(count, v.minValue(1), v.maxValue(99)),
		capabilities: words,
		spaces: words,
		until: v.optional(count),
		role: v.optional(word)
	}),
	'grant.revoked': v.strictObject({ grant: id, cut }),
	'work.ratified': v.strictObject({
		entries: v.pipe(v.array(id), v.minLength(1), v.maxLength(200))
	}),
	'stewards.decided': v.strictObject({
		ends: v.pipe(v.array(v.strictTuple([id, cut])), v.maxLength(64)),
		installs: v.nullable(id),
		signatures: v.pipe(v.array(v.strictTuple([count, signature])), v.maxLength(9))
	})
} as const;
