export { accountSpeaker, activityAuthor } from './author.ts';
export { recordTookPart } from './took-part.ts';
