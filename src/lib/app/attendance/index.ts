/** Where a meeting's attendance meets devices: the big screen, the scanning phone, the host's camera. */
export { monthReport, monthsWithMeetings } from './month-report.ts';
export type { WeekReport } from './week-report.ts';
export { weekReport } from './week-report.ts';
export type { PresentationFault } from './presentation.ts';
export { PRESENTED_MS, presentMember, readPresentation } from './presentation.ts';
export type { ScreenCode } from './screen-codes.ts';
export { screenCodes } from './screen-codes.ts';
export type { SignInFault, SignedIn } from './sign-in.ts';
export { signInWith } from './sign-in.ts';
export type { SignInLink } from './sign-in-link.ts';
export { signInToUrl, urlToSignIn } from './sign-in-link.ts';
export type { SpokenFault } from './spoken-sign-in.ts';
export { offerSpokenCodes, signInByDigits } from './spoken-sign-in.ts';
