/** How many stewards a workspace is founded with, and how many of them have to agree. */
export type CouncilSize = { readonly count: number; readonly quorum: number };

/** What it takes to create a workspace; both names trimmed and not empty. */
export type CreateRequest = {
	readonly name: string;
	readonly personName: string;
	readonly template: 'alliance';
	/** Undefined where nobody is to be able to replace the founder. */
	readonly stewards: CouncilSize | undefined;
};
