/** The facts of the control space. They carry ids and keys only, never a name. */
import * as v from 'valibot';
import { grantSchemas } from './grant-events.ts';
import { personSchemas } from './person-events.ts';
import { spaceSchemas } from './space-events.ts';

/** The payload of each control event, by type. */
const controlSchemas = { ...personSchemas, ...grantSchemas, ...spaceSchemas } as const;

export type ControlType = keyof typeof controlSchemas;

/** The payload of a control event once it has been parsed. */
export type ControlPayload<T extends ControlType> = v.InferOutput<(typeof controlSchemas)[T]>;

/** A control fact whose payload has been parsed. */
export type ControlEvent = {
	[T in ControlType]: { readonly type: T; readonly payload: ControlPayload<T> };
}[ControlType];

/** Parses a control event; `undefined` where this version does not know it or it is malformed. */
export const parseControl = (type: string, payload: unknown): ControlEvent | undefined => {
	if (!Object.hasOwn(controlSchemas, type)) return undefined;
	const known = type as ControlType; // own key of the table, checked above
	const parsed = v.safeParse(controlSchemas[known], payload);
	// The schema of this very type has produced the output.
	return parsed.success ? ({ type: known, payload: parsed.output } as ControlEvent) : undefined;
};
