/** How the relay's process ends, and what it says when it cannot start. Listed in docs/operations.md. */
import { unreachable } from '#lib/kernel/result/index.ts';
import type { StartRefusal } from './relay.ts';
import type { Settings } from './settings.ts';

/** Exit codes, after sysexits(3). */
export const exitCodes = {
	/** Stopped when asked to; everything received is on disk. */
	stopped: 0,
	/** A flag or an environment variable is wrong. */
	usage: 64,
	/** The address cannot be listened on. */
	address: 69,
	/** The data folder cannot be created or written. */
	folder: 73,
	/** The data folder is damaged, or the disk failed while running. */
	disk: 74,
	/** Another process has the data folder open. */
	locked: 75
} as const;

/** The sentence for whoever started the relay. */
export const startSentence = (
	refusal: StartRefusal,
	{ port, host, data }: Pick<Settings, 'port' | 'host' | 'data'>
): { readonly sentence: string; readonly exitCode: number } => {
	switch (refusal.code) {
		case 'port-in-use':
			return {
				sentence: `Port ${port} is already in use. Stop what uses it, or choose another: PORT=4401.`,
				exitCode: exitCodes.address
			};
		case 'port-refused':
			return {
				sentence: `The system does not let this user listen on port ${port}. Choose one above 1023.`,
				exitCode: exitCodes.address
			};
		case 'host-unknown':
			return {
				sentence: `This machine has no address ${host}. Try HOST=127.0.0.1 or HOST=0.0.0.0.`,
				exitCode: exitCodes.address
			};
		case 'store':
			return storeSentence(refusal.refusal.code, refusal.refusal.cause, data);
		default:
			return unreachable(refusal);
	}
};

const storeSentence = (code: 'locked' | 'unwritable' | 'damaged', cause: string, data: string) => {
	switch (code) {
		case 'locked':
			return {
				sentence: `The data folder ${data} is open in another process. Stop it, or choose another folder with DATA.`,
				exitCode: exitCodes.locked
			};
		case 'unwritable':
			return {
				sentence: `The data folder ${data} cannot be created or written (${cause}).`,
				exitCode: exitCodes.folder
			};
		case 'damaged':
			return {
				sentence: `The data folder ${data} is damaged (${cause}). Copy it, then start with --repair.`,
				exitCode: exitCodes.disk
			};
		default:
			return unreachable(code);
	}
};
