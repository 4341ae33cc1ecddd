import { expect, it } from 'vitest';
import { bytesToText, type EntryId, type ObjectId } from '#lib/kernel/identity/index.ts';
import { lockSlot, parseLockedSlot, unlockSlot } from './spoken-code.ts';

const meeting = bytesToText(new Uint8Array(16).fill(1)) as ObjectId;
const token = {
	screen: bytesToText(new Uint8Array(32).fill(2)) as EntryId,
	slot: 100,
	signature: bytesToText(new Uint8Array(64).fill(3))
};

it('[AL-11] opens by the digits that were read aloud, and by no others', async () => {
	const locked = parseLockedSlot(await lockSlot(meeting, token, '012345'));
	if (!locked) throw new Error('it is a locked slot');
	expect(await unlockSlot(meeting, locked, '012345')).toEqual(token);
	expect(await unlockSlot(meeting, locked, '012346')).toBeUndefined();
	expect(await unlockSlot(meeting, { ...locked, slot: 101 }, '012345')).toBeUndefined();
});

it('takes for a locked slot what has its shape only', () => {
	expect(parseLockedSlot(undefined)).toBeUndefined();
	expect(parseLockedSlot({ screen: 'x', slot: 1, box: 'y' })).toBeUndefined();
});
