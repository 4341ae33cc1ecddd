export { provideWorkspace, useWorkspace, WorkspaceView } from './workspace-view.svelte.ts';
