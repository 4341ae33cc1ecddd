import {
	slotAt,
	slotCode,
	slotMessage,
	type MeetingId,
	type SlotToken
} from '#lib/domains/attendance/index.ts';
import { bytesToText, type EntryId } from '#lib/kernel/identity/index.ts';
import { liveValue, type Live } from '../live/index.ts';

/** What a big screen shows during one slot. */
export interface ScreenCode {
	readonly token: SlotToken;
	/** Six digits, to be compared or read aloud. */
	readonly digits: string;
}

const LOOK_MS = 250;

/** The code of the current slot, signed anew when the next begins; undefined until the first is signed. */
export const screenCodes = (
	{ meeting, screen }: { readonly meeting: MeetingId; readonly screen: EntryId },
	sign: (message: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
	now: () => number
): Live<ScreenCode | undefined> => {
	const current = liveValue<ScreenCode | undefined>(undefined);
	let begun = -1;
	const look = async () => {
		const slot = slotAt(now());
		if (slot === begun) return;
		begun = slot;
		const signature = await sign(slotMessage(meeting, slot));
		if (begun !== slot) return; // a later slot has begun meanwhile
		const token = { screen, slot, signature: bytesToText(signature) };
		current.set({ token, digits: slotCode(signature) });
	};
	return {
		get: () => current.get(),
		subscribe: (run) => {
			const stop = current.subscribe(run);
			const timer = setInterval(() => void look(), LOOK_MS);
			void look();
			return () => {
				clearInterval(timer);
				stop();
			};
		}
	};
};
