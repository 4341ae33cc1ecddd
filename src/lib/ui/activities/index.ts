export { default as ActivitiesPage } from './ActivitiesPage.svelte';
export { default as ActivityPage } from './ActivityPage.svelte';
export { default as OverdueRow } from './OverdueRow.svelte';
export { default as OwnActivities } from './OwnActivities.svelte';
export { default as HostRosterPage } from './RosterPage.svelte';
export { default as ProposeActivity } from './ProposeActivity.svelte';
