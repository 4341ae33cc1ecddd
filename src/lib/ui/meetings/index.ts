export { default as CallMeeting } from './CallMeeting.svelte';
export { default as EditMeeting } from './EditMeeting.svelte';
export { default as FollowUpsPage } from './FollowUpsPage.svelte';
export { default as MeetingHead } from './MeetingHead.svelte';
export { default as MeetingList } from './MeetingList.svelte';
export { default as MeetingMissing } from './MeetingMissing.svelte';
export { default as MeetingPage } from './MeetingPage.svelte';
export { default as Today } from './Today.svelte';
