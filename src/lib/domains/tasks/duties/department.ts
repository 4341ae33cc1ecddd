type Words = Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en', string>>;

/** One duty of a department as the alliance's document words it (AL-2). */
export interface Duty {
	/** Department and number there: `office-14`. */
	readonly id: string;
	/** Traditional is the original. */
	readonly wording: Words;
}

/** A department of the alliance's document with its duties, in their order. */
export interface Department {
	readonly id: 'office' | 'publicity' | 'activities' | 'training' | 'outreach';
	readonly name: Words;
	readonly duties: readonly Duty[];
}
