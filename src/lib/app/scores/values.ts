import { allianceParameters, type AllianceValues } from '#lib/domains/scorebook/index.ts';
import { valuesInForce } from '#lib/kernel/rules/index.ts';

/** The figures in force: those of the document and its decisions, until a decision changes one. */
export const rulebookValues: AllianceValues = valuesInForce(allianceParameters, new Map()).values;
