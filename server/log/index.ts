/** The relay's side of the log protocol. */
export { takeHandIn } from './hand-in.ts';
export { speakLog } from './handler.ts';
export { readSpace } from './known.ts';
export { recoveryKeyOf } from './recovery-key.ts';
export { LogRooms } from './rooms.ts';
export { rowToEntry } from './rows.ts';
