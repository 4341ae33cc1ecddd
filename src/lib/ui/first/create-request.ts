/** What it takes to create a workspace; both names trimmed and not empty. */
export type CreateRequest = {
	readonly name: string;
	readonly personName: string;
	readonly template: 'alliance';
};
