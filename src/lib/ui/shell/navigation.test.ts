import { describe, expect, it } from 'vitest';
import { placeOf } from './navigation.ts';

describe('placeOf', () => {
	const place = (href: string) => ({ href, label: () => href, icon: undefined as never });
	const places = [place('/w/a'), place('/w/a/meetings'), place('/w/a/members')];

	it('marks the place a page belongs to, and home only for itself', () => {
		expect(placeOf(places, '/w/a')?.href).toBe('/w/a');
		expect(placeOf(places, '/w/a/meetings')?.href).toBe('/w/a/meetings');
		expect(placeOf(places, '/w/a/meetings/x/attendance')?.href).toBe('/w/a/meetings');
	});

	it('does not take the beginning of a word for a place', () => {
		expect(placeOf(places, '/w/abc')).toBeUndefined();
		expect(placeOf(places, '/w/a/membership')?.href).toBe('/w/a');
	});
});
