import { describe, expect, it } from 'vitest';
import { indexTerms, queryTerms } from './terms.ts';

describe('terms', () => {
	it('indexes Chinese by single characters and pairs', () => {
		expect(indexTerms('第3次例會')).toEqual(['第', '3', '次', '例', '会', '次例', '例会']);
	});

	it('asks for pairs, or for the one character there is', () => {
		expect(queryTerms('例會紀要')).toEqual(['例会', '会纪', '纪要']);
		expect(queryTerms('张')).toEqual(['张']);
	});

	it('keeps Latin words whole and folded', () => {
		expect(queryTerms('ZSF 会议')).toEqual(['zsf', '会议']);
		expect(indexTerms('AL-20')).toEqual(['al', '20']);
	});

	it('finds nothing in spaces and signs', () => {
		expect(queryTerms(' ，。-')).toEqual([]);
	});
});
