/** Websockets: accepted, framed, bounded. */
export { frame, frames } from './frame.ts';
export { openConnection, type ConnectionCounters, type RelayConnection } from './connection.ts';
