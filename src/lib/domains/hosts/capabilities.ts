/** The capability a grant must name before its holder may state the fact. */
export const hostCapabilities = { 'host.listed': 'activity.manage' } as const;
