import type { Claim, MemberId, Standing } from './sheet.ts';

/**
 * Where a member stands, from the statements in force. Those that agree are one; those that disagree
 * are a question, and neither silently wins.
 */
export const standingOf = (member: MemberId, heads: readonly Claim[]): Standing => {
	const stance = { member, statements: heads.map(({ id }) => id) };
	// Nearly always there is one, and nothing to weigh.
	const claims = heads.length > 1 ? [...inForce(heads)].sort(byArrival) : heads;
	const [claim, ...agreeing] = claims;
	if (!claim) return { ...stance, state: 'unrecorded' };
	return agreeing.some((other) => verdict(other) !== verdict(claim))
		? { ...stance, state: 'question', candidates: claims }
		: { ...stance, state: 'recorded', claim, agreeing };
};

/** Of several sign-ins of a member only the first counts: scanning again adds nothing. */
export const withoutRepeats = (claims: readonly Claim[]): readonly Claim[] => {
	const first = new Map<MemberId, Claim>();
	const signIns = claims.filter(({ source }) => source === 'sign_in').sort(byArrival);
	for (const claim of signIns) if (!first.has(claim.member)) first.set(claim.member, claim);
	return claims.filter((claim) => claim.source !== 'sign_in' || first.get(claim.member) === claim);
};

/**
 * An arrival that was seen outweighs a leave granted before it, and a sign-in made after the office
 * had recorded the arrival adds nothing. Whoever comes after being recorded absent is a question.
 */
const inForce = (heads: readonly Claim[]): readonly Claim[] => {
	const records = heads.filter(({ source }) => source === 'record');
	const signIn = heads.find(({ source }) => source === 'sign_in');
	const isNews = signIn && !records.some(({ came, at }) => came && at <= signIn.at);
	const seen = isNews ? [...records, signIn] : records;
	const leaves = heads.filter(({ source }) => source === 'leave');
	return seen.some(({ came }) => came) ? seen : [...seen, ...leaves];
};

/** What counts: two recorders who saw the same need not have looked at the clock together. */
const verdict = ({ status, reasonAccepted }: Claim) => `${status} ${String(reasonAccepted)}`;

const byArrival = (a: Claim, b: Claim): number =>
	(a.arrivedAt ?? Infinity) - (b.arrivedAt ?? Infinity) ||
	a.at - b.at ||
	(a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
