export { explain } from './explain.ts';
export type { Values } from './figures.ts';
export { default as Ledger } from './Ledger.svelte';
export type { Subject, SubjectLink } from './line-facts.ts';
export type { ScoreRow } from './ranking.ts';
export { default as RulebookList } from './RulebookList.svelte';
export { default as ScoreChart } from './ScoreChart.svelte';
export { default as ScoreTable } from './ScoreTable.svelte';
