import { expect, it } from 'vitest';
import type { DeviceId, PersonId, WorkspaceId } from '../identity/index.ts';
import { deviceMessage, joinMessage, recoveryMessage, stewardsMessage } from './messages.ts';

const workspace = 'W' as WorkspaceId;
const person = 'P' as PersonId;
const [device, parent] = ['D', 'L'] as DeviceId[] as [DeviceId, DeviceId];
const ends = [
	[
		'G',
		[
			['c', 4, 'T'],
			['d', 0, 'U']
		]
	],
	['H', []]
] as const;

const text = (message: Uint8Array) => new TextDecoder().decode(message).replaceAll('\0', '|');

it('has the messages that are signed besides entries frozen', () => {
	expect(text(joinMessage(workspace, person))).toBe('tongban/join/1|W|P');
	expect(text(deviceMessage(workspace, person, device, parent))).toBe('tongban/device/1|W|P|D|L');
	expect(text(recoveryMessage(workspace, person, device, ends))).toBe(
		'tongban/recovery/1|W|P|D|G c/4/T,d/0/U;H '
	);
	expect(text(stewardsMessage(workspace, ends, person))).toBe(
		'tongban/stewards/1|W|G c/4/T,d/0/U;H |P'
	);
	expect(text(stewardsMessage(workspace, [], null))).toBe('tongban/stewards/1|W||');
});
