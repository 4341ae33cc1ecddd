export { default as AttendancePage } from './AttendancePage.svelte';
export { default as MePage } from './MePage.svelte';
export { default as PaperPage } from './PaperPage.svelte';
export { default as ReportPage } from './ReportPage.svelte';
export { default as ScanPage } from './ScanPage.svelte';
export { default as ScreenPage } from './ScreenPage.svelte';
export { default as SignInPage } from './SignInPage.svelte';
