/** The relay's side of the log protocol. */
export { speakLog } from './handler.ts';
export { readSpace } from './known.ts';
export { recoveryKeyOf } from './recovery-key.ts';
export { LogRooms } from './rooms.ts';
