export { rulebookContext } from './context.ts';
export type { Movement, Replay } from './replay.ts';
export type { Start } from './starts.ts';
export { startsFrom } from './starts.ts';
export { replayOver } from './replay.ts';
