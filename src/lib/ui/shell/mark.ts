/** The strokes of 伴 in a field of 64 × 64: a person on the left, a half on the right. */
export const markPath = [
	'M21 11 L11 30',
	'M17 27 V54',
	'M30 14 L34.5 23',
	'M53 13 L48 23',
	'M28.5 29.5 H54.5',
	'M25.5 41 H57',
	'M41.3 11 V54'
].join(' ');
