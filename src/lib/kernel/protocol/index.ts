export type { FileMethod, FilePlace, FileRefusal } from './files.ts';
export {
	CHALLENGE_PATH,
	FILE_SCHEME,
	fileMessage,
	filePath,
	fileRefusals,
	toFileRefusal
} from './files.ts';
export type { FrameFault } from './frames.ts';
export {
	MAX_ANSWER_BYTES,
	MAX_FRAME_BYTES,
	MAX_PUT_BYTES,
	readFrame,
	writeFrame
} from './frames.ts';
export type { Message, MessageOf, WireEntry } from './messages.ts';
export { Packer, fromWire, packEntries, toWire } from './packing.ts';
export type { AccessRefusal } from './refusals.ts';
export { accessRefusals, closedBecause, toAccessRefusal } from './refusals.ts';
export type { Room } from './rooms.ts';
export {
	LOBBY,
	answerMessage,
	roomPath,
	roomUnder,
	versionOf,
	writingCapability
} from './rooms.ts';
export type { ShareRefusal } from './shares.ts';
export { READING_MS, shareCapabilities, shareRefusals, toShareRefusal } from './shares.ts';
