import {
	ACCEPTED_MS,
	signIn,
	slotStart,
	statusOf,
	type AttendanceCommandRefusal,
	type AttendanceSheet,
	type MemberId,
	type Status
} from '#lib/domains/attendance/index.ts';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Session, SessionFault, Workspace } from '../session/index.ts';
import type { SignInLink } from './sign-in-link.ts';

/** Who has signed in, where, and as what. */
export interface SignedIn {
	readonly workspace: Workspace;
	readonly meeting: Meeting;
	readonly member: MemberId;
	/** Epoch ms: the start of the slot. */
	readonly arrivedAt: number;
	readonly status: Status;
	readonly isExpected: boolean;
}

/** Why nobody has been signed in. `already_signed_in` is good news all the same. */
export type SignInFault =
	| AttendanceCommandRefusal
	| StateFault
	| SessionFault
	| { readonly code: 'not_admitted' | 'unknown_meeting' };

/**
 * Signs this device's owner in with the code of a screen. Where the meeting or its screen has not
 * arrived yet, it waits for the relay as long as the code is good; `pause` settles after so many ms.
 */
export const signInWith = async (
	session: Session,
	link: SignInLink,
	pause: (ms: number) => Promise<void>
): Promise<Result<SignedIn, SignInFault>> => {
	const opened = await session.open(link.workspace);
	if (!opened.ok) return opened;
	const workspace = opened.value;
	if (workspace.isPending) return err({ code: 'not_admitted' });
	const sheet = await whenKnown(workspace, link, pause);
	const meeting = workspace.projections.meeting(link.meeting);
	if (!sheet || !meeting) return err({ code: 'unknown_meeting' });
	const speaker = workspace.speaker();
	const stated = await workspace.state(signIn(sheet, link.token, 'qr', speaker));
	if (!stated.ok) return stated;
	if (!speaker.member) return err({ code: 'not_linked' });
	return ok({
		workspace,
		meeting,
		member: speaker.member,
		...arrival(sheet, speaker.member, link)
	});
};

const arrival = (sheet: AttendanceSheet, member: MemberId, { token }: SignInLink) => {
	const arrivedAt = slotStart(token.slot);
	const times = { status: null, arrivedAt, leftAt: null, reasonAccepted: false };
	return {
		arrivedAt,
		status: statusOf(times, sheet.frame),
		isExpected: sheet.frame.expected.includes(member)
	};
};

const LOOK_MS = 250;

const whenKnown = async (
	workspace: Workspace,
	{ meeting, token }: SignInLink,
	pause: (ms: number) => Promise<void>
): Promise<AttendanceSheet | null> => {
	for (;;) {
		const sheet = workspace.projections.attendance(meeting);
		const isLate = workspace.speaker().at > slotStart(token.slot) + ACCEPTED_MS;
		if (sheet?.screens.has(token.screen) || isLate) return sheet;
		await pause(LOOK_MS);
	}
};
