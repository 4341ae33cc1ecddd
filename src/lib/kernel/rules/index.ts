export type { Cause, Explanation, Line } from './ledger.ts';
export { byCause, byClause, byFirstCause, byLine, byTimeText, inOrder } from './ledger.ts';
export type { Parameter, ParameterFault, ValuesOf } from './parameters.ts';
export { idsIn, parseParameter, valuesInForce } from './parameters.ts';
export type { Clause, Decision, Figure, Rulebook, RulebookFault, Wording } from './rulebook.ts';
export { rulebookFaults } from './rulebook.ts';
