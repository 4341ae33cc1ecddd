import { language } from '../i18n/index.ts';

const figures = (locale: string, options: Intl.NumberFormatOptions = {}) =>
	new Intl.NumberFormat(locale, {
		...{ minimumFractionDigits: 2, maximumFractionDigits: 2 },
		...options
	});

/** An amount of hundredths as `1,234.50`. */
export const amountText = (hundredths: number, locale: string = language.current): string =>
	figures(locale).format(hundredths / 100);

/** A difference of hundredths with its sign: `+12.00`, `−3.50`, `0.00`. */
export const differenceText = (hundredths: number, locale: string = language.current): string =>
	figures(locale, { signDisplay: 'exceptZero' })
		.format(hundredths / 100)
		.replace('-', '−');

/**
 * The hundredths that somebody typed, in half or full width, with or without commas between
 * thousands; undefined where it is no amount of at most two decimals.
 */
export const readAmount = (typed: string): number | undefined => {
	const plain = typed.normalize('NFKC').replaceAll(/[,\s]/g, '');
	const found = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(plain);
	if (!found) return undefined;
	const [, whole = '', part = ''] = found;
	return Number(whole) * 100 + Number(part.padEnd(2, '0'));
};

/** A count of pieces that somebody typed; undefined where it is none. */
export const readCount = (typed: string): number | undefined => {
	const plain = typed.normalize('NFKC').replaceAll(/[,\s]/g, '');
	return /^\d{1,6}$/.test(plain) ? Number(plain) : undefined;
};
