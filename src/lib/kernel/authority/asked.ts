import type { ControlType } from './events/index.ts';
import { authorityCapabilities } from './types.ts';

/** What stating a control event takes: a capability, any grant, or nothing but being oneself. */
export type Asked =
	| { readonly type: 'capability'; readonly capability: string }
	| { readonly type: 'grant' | 'nothing' };

const { invite, grant, openSpace, closeTerm } = authorityCapabilities;
const capability = (name: string): Asked => ({ type: 'capability', capability: name });

const asked: Readonly<Partial<Record<ControlType, Asked>>> = {
	'invitation.issued': capability(invite),
	'grant.issued': capability(grant),
	'grant.revoked': { type: 'grant' },
	'work.ratified': { type: 'nothing' },
	'stewards.decided': { type: 'nothing' },
	'wrap.published': { type: 'nothing' },
	'device.added': { type: 'nothing' },
	'device.recovered': { type: 'nothing' },
	'device.revoked': { type: 'nothing' },
	'person.rebound': capability(grant),
	'space.opened': capability(openSpace),
	'epoch.opened': capability(openSpace),
	'term.sealed': capability(closeTerm),
	'term.countersigned': capability(closeTerm)
};

/**
 * What stating a control event takes; undefined for one that this version does not know, or that only
 * enters a workspace. Where nothing is asked, a grant may still lend it weight.
 */
export const askedFor = (type: string): Asked | undefined =>
	Object.hasOwn(asked, type) ? asked[type as ControlType] : undefined; // own key of the table
