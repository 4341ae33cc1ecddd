const digits = '〇一二三四五六七八九';

/** A number from 1 to 99 as headings count: 一, 十, 十二, 二十, 三十五. Others in figures. */
export const chineseNumber = (number: number): string => {
	if (!Number.isInteger(number) || number < 1 || number > 99) return String(number);
	const [tens, ones] = [Math.floor(number / 10), number % 10];
	return [
		tens > 1 ? digits.charAt(tens) : '',
		tens > 0 ? '十' : '',
		ones > 0 ? digits.charAt(ones) : ''
	].join('');
};
