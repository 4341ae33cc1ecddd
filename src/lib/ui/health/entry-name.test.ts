import { describe, expect, it } from 'vitest';
import { eventTypes } from '#lib/app/projections/index.ts';
import { controlTypes } from '#lib/kernel/authority/index.ts';
import { entryName } from './entry-name.ts';

describe('the names of entries', () => {
	it('are there for every type that this version knows', () => {
		const nameless = [...eventTypes, ...controlTypes].filter((type) => entryName(type) === type);
		expect(nameless).toEqual([]);
	});

	it('are the type itself where a newer version has named it', () => {
		expect(entryName('thing.invented')).toBe('thing.invented');
	});
});
