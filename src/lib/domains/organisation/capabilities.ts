import type { OrganisationEventType } from './events.ts';

/** The capability a grant must name before its holder may state the fact. */
export const organisationCapabilities = {
	'unit.created': 'unit.manage',
	'unit.renamed': 'unit.manage',
	'member.enrolled': 'roster',
	'member.moved': 'roster',
	'member.left': 'roster',
	'member.linked': 'roster',
	'term.opened': 'rulebook.change'
} as const satisfies Record<OrganisationEventType, string>;

export type OrganisationCapability =
	(typeof organisationCapabilities)[keyof typeof organisationCapabilities];
