// Node starts a worker from JavaScript; this teaches it the relay's TypeScript first.
import { register } from 'tsx/esm/api';

register();
await import('./merge-worker.ts');
