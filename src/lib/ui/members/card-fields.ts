import type { Card, MemberId } from '#lib/domains/organisation/index.ts';

/** A card as it is typed: '' for what is not stated. */
export interface CardFields {
	name: string;
	studentNo: string;
	phone: string;
	email: string;
	title: string;
}

/** The fields of a card to begin with. */
export const cardToFields = (card: Card | undefined): CardFields => ({
	name: card?.name ?? '',
	studentNo: card?.studentNo ?? '',
	phone: card?.phone ?? '',
	email: card?.email ?? '',
	title: card?.title ?? ''
});

/** The card of `member` that the fields say, dated `at` (epoch ms); empty fields are left out. */
export const fieldsToCard = (fields: CardFields, member: MemberId, at: number): Card => {
	const stated = Object.entries(fields)
		.map(([name, value]: [string, string]) => [name, value.trim().replaceAll(/\s+/g, ' ')])
		.filter(([name, value]) => name !== 'name' && value !== '');
	return { ...Object.fromEntries(stated), member, name: fields.name.trim(), at };
};
