/**
 * Materials and outside tools of a meeting (SG-24): links that everybody may add and take away, in
 * the draft `meeting-<id>`. Each is one entry of a map under a random key, so that two people who
 * add at the same time both keep theirs.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { liveValue, type Live } from '../live/index.ts';

/** Where something is, and what it is called. */
export interface MeetingLink {
	readonly key: string;
	readonly title: string;
	readonly url: string;
	/** Epoch ms, the adder's claim; it orders the list. */
	readonly at: number;
}

const linkSchema = v.strictObject({
	title: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
	url: v.pipe(v.string(), v.maxLength(2000)),
	at: v.pipe(v.number(), v.safeInteger())
});

const linksOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('links');

/** Whether a browser may be sent there: a page of the web, never a script. */
export const isWebAddress = (text: string): boolean =>
	URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** The links of the draft, oldest first; what is no link is passed over. */
export const readLinks = (doc: Y.Doc): readonly MeetingLink[] =>
	[...linksOf(doc)]
		.flatMap(([key, value]) => {
			const parsed = v.safeParse(linkSchema, value);
			return parsed.success && isWebAddress(parsed.output.url) ? [{ key, ...parsed.output }] : [];
		})
		.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));

/** The links as they change, for as long as the document lives. */
export const liveLinks = (doc: Y.Doc): Live<readonly MeetingLink[]> => {
	const links = liveValue(readLinks(doc));
	linksOf(doc).observe(() => links.set(readLinks(doc)));
	return links;
};

/** Adds a link; `url` must be a web address. */
export const addLink = (doc: Y.Doc, { key, ...link }: MeetingLink): void => {
	linksOf(doc).set(key, v.parse(linkSchema, link));
};

/** Takes a link away. */
export const removeLink = (doc: Y.Doc, key: string): void => linksOf(doc).delete(key);
