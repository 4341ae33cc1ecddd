import { encode } from 'cborg';
import * as v from 'valibot';
import type { MeetingLine } from '../session/index.ts';
import { transcriptOf, type Pairing } from './code.ts';

const id = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const signature = v.pipe(v.string(), v.regex(/^[\w-]{86}$/));

/** What the old device hands over: where its owner is whom, and the public keys of their words. */
const listSchema = v.strictObject({
	workspaces: v.pipe(
		v.array(v.strictObject({ workspace: id, person: id })),
		// 64 of them and their proofs stay within what the relay takes as one state.
		v.maxLength(64)
	),
	recovery: v.nullable(v.strictObject({ sign: id, wrap: id }))
});

const oldSchema = v.strictObject({
	from: v.literal('old'),
	device: id,
	nonce: id,
	list: v.optional(listSchema),
	/** Over `listMessage`, by the old device. */
	signature: v.optional(signature),
	/** Of the list's workspaces, those that have taken the new device in. */
	added: v.optional(v.array(id))
});

const newSchema = v.strictObject({
	from: v.literal('new'),
	/** Shown once the old device has shown its own. */
	nonce: v.optional(id),
	/** For each workspace of the list; null where this device is somebody else there. */
	proofs: v.optional(v.array(v.nullable(signature)))
});

export type HandedOver = v.InferOutput<typeof listSchema>;
export type OldSays = v.InferOutput<typeof oldSchema>;
export type NewSays = v.InferOutput<typeof newSchema>;

/** What is said at the meeting point by old devices, or by strangers who pretend to be one. */
export const oldSaid = (line: MeetingLine): readonly OldSays[] => said(line, oldSchema);

/** What is said there by new devices, or by strangers who pretend to be one. */
export const newSaid = (line: MeetingLine): readonly NewSays[] => said(line, newSchema);

const said = <Schema extends typeof oldSchema | typeof newSchema>(
	line: MeetingLine,
	schema: Schema
): readonly v.InferOutput<Schema>[] =>
	line.heard.get().flatMap((words) => {
		const parsed = v.safeParse(schema, words);
		return parsed.success ? [parsed.output] : [];
	});

/** What the old device signs, so that nobody else at the meeting point can hand anything over. */
export const listMessage = (pairing: Pairing, list: HandedOver): Uint8Array<ArrayBuffer> => {
	const domain = new TextEncoder().encode('tongban/pairing-list/1\0');
	const recovery = list.recovery && [list.recovery.sign, list.recovery.wrap];
	const body = encode([
		list.workspaces.map(({ workspace, person }) => [workspace, person]),
		recovery
	]);
	return Uint8Array.from([...domain, ...transcriptOf(pairing), ...body]);
};
