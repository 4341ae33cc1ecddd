export { default as AttendancePage } from './AttendancePage.svelte';
