import {
	isInWindow,
	signIn,
	slotMessage,
	type AttendanceCommandRefusal,
	type AttendanceSheet,
	type MeetingId,
	type SlotToken
} from '#lib/domains/attendance/index.ts';
import { isSignedBy, textToBytes } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Draft } from '../drafts/index.ts';
import type { Live } from '../live/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import type { ScreenCode } from './screen-codes.ts';
import { lockSlot, parseLockedSlot, unlockSlot, type LockedSlot } from './spoken-code.ts';

/** Why digits did not sign anybody in. `no_screen`: no screen of the meeting is in reach. */
export type SpokenFault =
	| AttendanceCommandRefusal
	| StateFault
	| { readonly code: 'no_screen' }
	| { readonly code: 'wrong_digits' };

const roomOf = (workspace: Workspace, meeting: MeetingId): Draft =>
	workspace.openDraft('members', `screen-${meeting}`);

/** Leaves the codes of a screen where phones can open them by their digits; answers how to stop. */
export const offerSpokenCodes = (
	workspace: Workspace,
	meeting: MeetingId,
	codes: Live<ScreenCode | undefined>
): (() => void) => {
	const { awareness, close } = roomOf(workspace, meeting);
	const offer = async () => {
		const code = codes.get();
		if (!code) return;
		const locked = await lockSlot(meeting, code.token, code.digits);
		// A later slot may have begun while this one was being locked.
		if (codes.get() === code) awareness.setLocalStateField('screen', locked);
	};
	const stop = codes.subscribe(() => void offer());
	void offer();
	return () => {
		stop();
		void close();
	};
};

const LOOK_MS = 250;
const LOOKS = 32;

/**
 * Signs this device's owner in with six digits that somebody read aloud. It looks for the screen's
 * room for some seconds; `pause` settles after so many ms.
 */
export const signInByDigits = async (
	workspace: Workspace,
	sheet: AttendanceSheet,
	digits: string,
	pause: (ms: number) => Promise<void>
): Promise<Result<null, SpokenFault>> => {
	const draft = roomOf(workspace, sheet.frame.meeting);
	try {
		const offered = await whenOffered(workspace, draft, pause);
		if (offered.length === 0) return err({ code: 'no_screen' });
		const token = await opened(sheet, offered, digits);
		if (!token) return err({ code: 'wrong_digits' });
		const stated = await workspace.state(signIn(sheet, token, 'code', workspace.speaker()));
		return stated.ok ? ok(null) : stated;
	} finally {
		void draft.close();
	}
};

const whenOffered = async (
	workspace: Workspace,
	{ awareness }: Draft,
	pause: (ms: number) => Promise<void>
): Promise<readonly LockedSlot[]> => {
	for (let look = 0; look < LOOKS; look++) {
		const { at } = workspace.speaker();
		const offered = [...awareness.getStates().values()]
			.flatMap(({ screen }) => parseLockedSlot(screen) ?? [])
			.filter(({ slot }) => isInWindow(slot, at));
		if (offered.length > 0) return offered;
		await pause(LOOK_MS);
	}
	return [];
};

/** The token that the digits open and that a screen of this meeting has signed. */
const opened = async (
	{ frame, screens }: AttendanceSheet,
	offered: readonly LockedSlot[],
	digits: string
): Promise<SlotToken | undefined> => {
	for (const locked of offered) {
		const token = await unlockSlot(frame.meeting, locked, digits);
		const device = token && screens.get(token.screen)?.device;
		const signature = token && textToBytes(token.signature);
		if (!device || !signature) continue;
		if (await isSignedBy(device, slotMessage(frame.meeting, token.slot), signature)) return token;
	}
	return undefined;
};
