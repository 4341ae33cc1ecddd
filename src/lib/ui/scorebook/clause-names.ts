import { m } from '#lib/paraglide/messages.js';

const clauseNames: Readonly<Record<string, () => string>> = {
	'AL-45': m.conduct_clause_al_45,
	'AL-60': m.conduct_clause_al_60,
	'AL-61': m.conduct_clause_al_61,
	'AL-70': m.conduct_clause_al_70,
	'AL-71a': m.conduct_clause_al_71a,
	'AL-71b': m.conduct_clause_al_71b,
	'AL-71c': m.conduct_clause_al_71c,
	'AL-75': m.conduct_clause_al_75,
	'AL-76': m.conduct_clause_al_76,
	'AL-77': m.conduct_clause_al_77,
	'AL-78': m.conduct_clause_al_78,
	'AL-80': m.conduct_clause_al_80,
	'AL-81': m.conduct_clause_al_81,
	'AL-82': m.conduct_clause_al_82,
	'AL-83': m.conduct_clause_al_83,
	'AL-84': m.conduct_clause_al_84,
	'AL-85': m.conduct_clause_al_85,
	'AL-86': m.conduct_clause_al_86,
	'AL-87': m.conduct_clause_al_87,
	'AL-88': m.conduct_clause_al_88,
	'AL-89': m.conduct_clause_al_89,
	'AL-90': m.conduct_clause_al_90,
	'AL-91': m.conduct_clause_al_91,
	'AL-92': m.conduct_clause_al_92,
	'AL-93': m.conduct_clause_al_93,
	'AL-94': m.conduct_clause_al_94,
	'AL-95': m.conduct_clause_al_95,
	'AL-96': m.conduct_clause_al_96
};

/** What a clause is about, in a few words; its id where none are known. */
export const clauseName = (clause: string): string => clauseNames[clause]?.() ?? clause;
