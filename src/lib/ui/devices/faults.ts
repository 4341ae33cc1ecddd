import type { RecoveryState } from '#lib/app/devices/index.ts';
import type { WordsFault } from '#lib/kernel/identity/index.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why a text is not 24 words, and what to look at. */
export function wordsFaultText(fault: WordsFault): string {
	switch (fault.code) {
		case 'unknown_word': {
			const { position, word, near } = fault;
			return near.length > 0
				? m.devices_fault_word_near({ position, word, near: near.join(separatorOf(near)) })
				: m.devices_fault_word({ position, word });
		}
		case 'wrong_count':
			return m.devices_fault_count({ count: fault.count });
		case 'bad_checksum':
			return m.devices_fault_checksum();
	}
}

/** As words of that script are listed. */
const separatorOf = ([first = '']: readonly string[]): string =>
	/^\p{Script=Han}/u.test(first) ? '、' : ', ';

type RecoveryCode = Extract<RecoveryState, { type: 'failed' }>['code'];

/** Why nothing was recovered. */
export function recoveryFaultText(code: RecoveryCode): string {
	if (code === 'nothing_found') return m.devices_recover_nothing();
	return code === 'unreachable' ? m.devices_recover_unreachable() : m.devices_recover_refused();
}
