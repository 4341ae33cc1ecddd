/** The recorded editing traces of tests/fixtures/traces, parsed. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import type * as Y from 'yjs';

const patchSchema = v.tuple([v.number(), v.number(), v.string()]);
const sequentialSchema = v.object({
	startContent: v.string(),
	endContent: v.string(),
	txns: v.array(v.object({ patches: v.array(patchSchema) }))
});
const concurrentSchema = v.object({
	kind: v.literal('concurrent'),
	numAgents: v.number(),
	endContent: v.string(),
	txns: v.array(
		v.object({ parents: v.array(v.number()), agent: v.number(), patches: v.array(patchSchema) })
	)
});

/** Replaces `deleted` code points at a position by a text. */
export type Patch = readonly [position: number, deleted: number, inserted: string];

const read = async (name: string): Promise<unknown> => {
	const file = new URL(`../fixtures/traces/${name}.json.gz`, import.meta.url);
	return JSON.parse(gunzipSync(await readFile(file)).toString());
};

/** A trace of one writer. */
export const readSequentialTrace = async (name: string) =>
	v.parse(sequentialSchema, await read(name));

/** A trace of several writers. */
export const readConcurrentTrace = async (name: string) =>
	v.parse(concurrentSchema, await read(name));

/** UTF-16 units before a position counted in code points, given the text around it. */
const unitsIn = (text: string, from: number, codePoints: number): number => {
	let at = from;
	for (let count = 0; count < codePoints; count += 1) {
		at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
	}
	return at - from;
};

/** Applies a patch to a Yjs text, which counts UTF-16 units where the trace counts code points. */
export const applyPatch = (text: Y.Text, [position, deleted, inserted]: Patch): void => {
	const before = text.length > 0 && hasAstral(text) ? text.toString() : undefined;
	const start = before === undefined ? position : unitsIn(before, 0, position);
	const length = before === undefined ? deleted : unitsIn(before, start, deleted);
	if (length > 0) text.delete(start, length);
	if (inserted.length > 0) text.insert(start, inserted);
	if (/[\ud800-\udfff]/.test(inserted)) astral.add(text);
};

/** Texts that hold characters of two UTF-16 units; the others need no counting. */
const astral = new WeakSet<Y.Text>();
const hasAstral = (text: Y.Text): boolean => astral.has(text);
