import type { Direction } from '#lib/domains/accounts/index.ts';
import { readAmount, readCount } from './amount.ts';
import { fieldRefusal } from './send.ts';

/** What a form of money starts with. */
export interface MoneyStart {
	readonly direction: Direction;
	readonly name: string;
	readonly quantity: number;
	readonly price: number;
	readonly note: string;
	readonly dropped: boolean;
}

/** What somebody types of a row of money, and what it comes to. */
export class MoneyForm {
	direction: Direction = $state('expense');
	name = $state('');
	quantity = $state('1');
	price = $state('');
	note = $state('');
	dropped = $state(false);

	constructor(start: MoneyStart | undefined) {
		if (start) this.fill(start);
	}

	/** Takes over what a row says. */
	fill({ direction, name, quantity, price, note, dropped }: MoneyStart): void {
		this.direction = direction;
		this.name = name;
		this.quantity = String(quantity);
		this.price = (price / 100).toFixed(2);
		this.note = note;
		this.dropped = dropped;
	}

	/** The row, or the sentence of the field that is no number. */
	read(): MoneyStart | string {
		const [quantity, price] = [readCount(this.quantity), readAmount(this.price)];
		if (quantity === undefined) return fieldRefusal('quantity');
		if (price === undefined) return fieldRefusal('price');
		const { direction, dropped } = this;
		const [name, note] = [this.name.trim(), this.note.trim()];
		return { direction, name, quantity, price, note, dropped };
	}
}
