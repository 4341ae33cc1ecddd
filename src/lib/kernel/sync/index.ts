export type { RecoverablePlace, RecoveryFault } from './ask-recovery.ts';
export { askRecovery } from './ask-recovery.ts';
export type { Pace } from './back-off.ts';
export type { Gate } from './gated-socket.ts';
export { gatedSocket } from './gated-socket.ts';
export type { LogClientOptions, LogClientPorts, SyncState } from './log-client.ts';
export { LogClient } from './log-client.ts';
export { Queue } from './queue.ts';
export type { CloseNotice, Socket, SocketConstructor } from './socket.ts';
