import { expect, it } from 'vitest';
import { invitationState } from './invitation-state.ts';

const quiet = { isConnected: false, pending: 0, refusal: undefined };

it('waits while the relay has the name and nobody has admitted', () => {
	expect(invitationState(true, quiet)).toBe('waiting');
});

it('says that what was sent is still on this device', () => {
	expect(invitationState(true, { ...quiet, pending: 2 })).toBe('offline');
});

it('tells an invitation that has expired from one that is used up', () => {
	const refused = (refusal: string) => invitationState(true, { ...quiet, pending: 2, refusal });
	expect(refused('expired_invitation')).toBe('expired_invitation');
	expect(refused('used_invitation')).toBe('used_invitation');
	expect(refused('unknown_invitation')).toBe('unknown_invitation');
});

it('is over once a grant is there, whatever the relay said before', () => {
	expect(invitationState(false, { ...quiet, refusal: 'used_invitation' })).toBe('admitted');
});
