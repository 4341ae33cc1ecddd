/** Websockets: accepted, framed, bounded. */
export { frame, frames } from './frame.ts';
export { RelayConnection } from './connection.ts';
