// The cards of a space as a list: sorted as people look names up, and searched as they type them.
import { cardOf, type RecordCard } from '#lib/domains/records/index.ts';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { Contents } from '#lib/kernel/sealed/index.ts';

/** A record in a list. */
export interface Listed extends RecordCard {
	readonly record: ObjectId;
}

/** Pinyin, strokes or letters, as the language looks words up. */
const orders = { 'zh-Hans': 'zh-Hans-u-co-pinyin', 'zh-Hant': 'zh-Hant-u-co-stroke', en: 'en' };

/** The cards by title, then line, then id, so that all devices list them alike. */
export const listed = (
	cards: ReadonlyMap<ObjectId, Contents>,
	language: keyof typeof orders
): readonly Listed[] => {
	const { compare } = new Intl.Collator(orders[language], { numeric: true });
	return [...cards]
		.map(([record, contents]) => ({ record, ...cardOf(contents) }))
		.sort(
			(a, b) =>
				compare(a.title, b.title) || compare(a.line, b.line) || (a.record < b.record ? -1 : 1)
		);
};

type Sounds = (name: string, isName: boolean) => readonly string[];

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** Those whose card says what was typed, or whose title sounds so; `sounds` may still be loading. */
export const found = (
	list: readonly Listed[],
	query: string,
	sounds: Sounds | undefined
): readonly Listed[] => {
	const wanted = folded(query);
	if (wanted === '') return list;
	return list.filter(({ title, line, rows }) => {
		const said = [title, line, ...rows.map(({ value }) => value)];
		if (said.some((text) => folded(text).includes(wanted))) return true;
		return sounds?.(title, true).some((sound) => sound.startsWith(wanted)) ?? false;
	});
};
