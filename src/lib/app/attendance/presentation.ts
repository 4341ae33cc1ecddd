/**
 * A member's own code, shown to the host's camera.
 *
 * Message: 'tongban/present/1' ‖ 0 ‖ workspace ‖ 0 ‖ member ‖ 0 ‖ time in ms, decimal, as UTF-8. Signed by
 * the member's device; the code carries time, device and signature. It is accepted for a minute around
 * its time, so that a photo of it is of no use at the next meeting.
 */
import { memberOf, type MemberId } from '#lib/domains/organisation/index.ts';
import {
	bytesToText,
	isSignedBy,
	textToBytes,
	type DeviceId,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Workspace } from '../session/index.ts';

/** How far the clocks of host and member may be apart, together with the age of the code. */
export const PRESENTED_MS = 60_000;

/** Why a scanned text does not tell who is there. */
export type PresentationFault = {
	readonly code:
		| 'not_a_code'
		| 'other_workspace'
		| 'old_code'
		| 'unknown_device'
		| 'not_linked'
		| 'bad_signature';
};

const PREFIX = 'tongban-me';

const message = (workspace: WorkspaceId, member: MemberId, at: number) =>
	new TextEncoder().encode(`tongban/present/1\0${workspace}\0${member}\0${String(at)}`);

/** The text of the code that `member`, on this device, shows at `at` (epoch ms). */
export const presentMember = async (
	workspace: Workspace,
	member: MemberId,
	at: number
): Promise<string> => {
	const signature = await workspace.sign(message(workspace.id, member, at));
	return [PREFIX, workspace.id, at.toString(36), workspace.device, bytesToText(signature)].join(
		'.'
	);
};

/** Whose code a scanned text is, if it was signed by their device around `now` (epoch ms). */
export const readPresentation = async (
	workspace: Workspace,
	text: string,
	now: number
): Promise<Result<MemberId, PresentationFault>> => {
	const [prefix, of, time = '', device, signatureText = ''] = text.trim().split('.');
	const signature = textToBytes(signatureText);
	const at = Number.parseInt(time, 36);
	if (prefix !== PREFIX || !device || !signature || !Number.isSafeInteger(at)) {
		return err({ code: 'not_a_code' });
	}
	if (of !== workspace.id) return err({ code: 'other_workspace' });
	if (Math.abs(now - at) > PRESENTED_MS) return err({ code: 'old_code' });
	// A device that the log does not know is nobody's.
	const person = workspace.log.authority.devices.get(device as DeviceId);
	if (!person) return err({ code: 'unknown_device' });
	const member = memberOf(workspace.projections.organisation(), person);
	if (!member) return err({ code: 'not_linked' });
	const isSigned = await isSignedBy(
		device as DeviceId,
		message(workspace.id, member, at),
		signature
	);
	return isSigned ? ok(member) : err({ code: 'bad_signature' });
};
