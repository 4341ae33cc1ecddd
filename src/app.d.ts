// What the shared browser types do not know yet: only the part of Trusted Types that is used here.
interface TrustedTypePolicyFactory {
	createPolicy(
		name: string,
		rules: { createScriptURL: (input: string) => string }
	): { createScriptURL: (input: string) => object };
}

interface Window {
	readonly trustedTypes?: TrustedTypePolicyFactory;
}
