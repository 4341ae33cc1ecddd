// Codes of files as sentences in the reader's language.
import type { FilesState, ReadFault } from '#lib/app/files/index.ts';
import { m } from '#lib/paraglide/messages.js';

const KB = 1024;
const MB = 1024 * KB;

/** A size in bytes, as people say it. */
export const sizeText = (bytes: number): string =>
	bytes < KB
		? `${bytes} B`
		: bytes < MB
			? `${Math.round(bytes / KB)} KB`
			: `${(bytes / MB).toFixed(1)} MB`;

/** Why a chosen file was not taken. */
export interface ChosenRefusal {
	readonly code: 'file_too_large' | 'unreadable';
	readonly name: string;
}

/** What is wrong with a file that somebody chose, and what to do. */
export const chosenRefusalText = ({ code, name }: ChosenRefusal): string =>
	code === 'unreadable'
		? m.files_refused_unreadable({ name })
		: m.files_refused_too_large({ name });

/** Why a file cannot be read now, and what to do. */
export const readFaultText = ({ code }: ReadFault): string => {
	switch (code) {
		case 'unknown_file':
			return m.files_fault_not_there();
		case 'unreachable':
		case 'busy':
		case 'used_challenge':
			return m.files_fault_unreachable();
		case 'wrong_hash':
			return m.files_fault_wrong_hash();
		case 'wrong_key':
			return m.files_fault_wrong_key();
		case 'newer_version':
			return m.files_fault_newer();
		case 'no_files':
			return m.files_fault_no_files();
		case 'store_full':
		case 'store_denied':
		case 'store_failed':
			return m.files_fault_store();
		default:
			return m.files_fault_turned_away();
	}
};

/** Why files stay on this device for now; undefined where they are only on their way. */
export const bringFaultText = (fault: FilesState['fault']): string | undefined => {
	switch (fault) {
		case undefined:
		case 'unreachable':
		case 'busy':
		case 'used_challenge':
			return undefined;
		case 'daily_limit':
			return m.files_bring_daily_limit();
		case 'files_full':
		case 'disk_full':
			return m.files_bring_full();
		case 'no_files':
			return m.files_fault_no_files();
		case 'store_full':
		case 'store_denied':
		case 'store_failed':
			return m.files_fault_store();
		default:
			return m.files_bring_turned_away();
	}
};
