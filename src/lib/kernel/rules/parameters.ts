import { err, ok, type Result } from '../result/index.ts';

/** A number that an organisation may set, with its default. */
type WholeNumber<Key extends string = string> = {
	readonly key: Key;
	readonly kind: 'whole';
	readonly default: number;
	/** The least value that makes sense; without it every whole number does. */
	readonly least?: number;
};
type Choice<Key extends string = string> = {
	readonly key: Key;
	readonly kind: 'choice';
	readonly default: string;
	readonly values: readonly string[];
};
/** Ids separated by `;`. Whether they exist is for whoever holds the records to say. */
type IdList<Key extends string = string> = {
	readonly key: Key;
	readonly kind: 'ids';
	readonly default: string;
};

/** What a rulebook lets an organisation set. */
export type Parameter = WholeNumber | Choice | IdList;

/** The value in force for each parameter of the list `P`. */
export type ValuesOf<P extends readonly Parameter[]> = {
	readonly [Entry in P[number] as Entry['key']]: Entry extends { readonly kind: 'whole' }
		? number
		: string;
};

/** A stated value that its parameter does not take. */
export type ParameterFault = { readonly code: 'unknown_value'; readonly key: string };

const fault = (key: string) => err({ code: 'unknown_value', key } as const);

const wholeNumber = /^[+-]?\d{1,9}$/;

/** Reads a stated text as a value of `parameter`; an empty text is not stated: the default. */
export const parseParameter = (
	parameter: Parameter,
	text: string
): Result<number | string, ParameterFault> => {
	if (text === '') return ok(parameter.default);
	switch (parameter.kind) {
		case 'whole': {
			const inRange = wholeNumber.test(text) && Number(text) >= (parameter.least ?? -Infinity);
			// `+ 0` turns the −0 of "-0" into the 0 that everybody prints.
			return inRange ? ok(Number(text) + 0) : fault(parameter.key);
		}
		case 'choice':
			return parameter.values.includes(text) ? ok(text) : fault(parameter.key);
		case 'ids':
			return ok(text);
	}
};

/** The parts of an `ids` value, trimmed, without empty ones and repetitions. */
export const idsIn = (text: string): readonly string[] => [
	...new Set(
		text
			.split(';')
			.map((id) => id.trim())
			.filter((id) => id !== '')
	)
];

/** Every parameter with the value in force; whatever is stated but not taken is in `faults`. */
export const valuesInForce = <const P extends readonly Parameter[]>(
	parameters: P,
	stated: ReadonlyMap<string, string>
): { readonly values: ValuesOf<P>; readonly faults: readonly ParameterFault[] } => {
	const faults: ParameterFault[] = [];
	const entries = parameters.map((parameter) => {
		const parsed = parseParameter(parameter, stated.get(parameter.key) ?? '');
		if (!parsed.ok) faults.push(parsed.error);
		return [parameter.key, parsed.ok ? parsed.value : parameter.default] as const;
	});
	// Each key has come through the parser of its own kind, which is what `ValuesOf` says.
	return { values: Object.fromEntries(entries) as ValuesOf<P>, faults };
};
