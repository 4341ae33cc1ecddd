export { default as DutiesPage } from './DutiesPage.svelte';
export { fieldsFromQuery } from './from-duty.ts';
export { keepOccurring } from './keep-occurring.svelte.ts';
export { default as OwnTasks } from './OwnTasks.svelte';
export { default as SetTask } from './SetTask.svelte';
export { default as TaskPage } from './TaskPage.svelte';
export { default as TasksPage } from './TasksPage.svelte';
