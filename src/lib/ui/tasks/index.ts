export { default as DutiesPage } from './DutiesPage.svelte';
export { fieldsFromQuery } from './from-duty.ts';
export { default as Occurrences } from './Occurrences.svelte';
export { default as OwnTasks } from './OwnTasks.svelte';
export { default as SetTask } from './SetTask.svelte';
export { default as TaskPage } from './TaskPage.svelte';
export { default as TasksPage } from './TasksPage.svelte';
