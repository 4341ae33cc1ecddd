export type { ChronicleYear } from './years.ts';
export { chronicleYears } from './years.ts';
