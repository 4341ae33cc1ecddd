/** What a grant gives to whoever is admitted in a role. */
export interface Role {
	/** Looked up in the messages; the log holds rank, capabilities and spaces only. */
	readonly id: string;
	/** 1 to 99; the founder's root is 0, and a lower number is more senior. */
	readonly rank: number;
	readonly capabilities: readonly string[];
	readonly spaces: readonly string[];
}

/** How a kind of organisation begins. */
export interface Template {
	readonly id: string;
	/** Most senior first. */
	readonly roles: readonly Role[];
}
