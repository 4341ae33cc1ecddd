import { describe, expect, it } from 'vitest';
import { linksIn, linkText } from './work-links.ts';

describe('[AL-100] links that are handed in', () => {
	it('are web addresses, one a line or with blanks, each once, kept in ASCII', () => {
		const text = 'https://example.org/考勤\n http://example.org/b  https://example.org/考勤';
		expect(linksIn(text)).toEqual({
			ok: true,
			value: ['https://example.org/%E8%80%83%E5%8B%A4', 'http://example.org/b']
		});
		expect(linksIn('')).toEqual({ ok: true, value: [] });
	});

	it.each([
		'javascript:alert(1)',
		'file:///etc',
		'考勤表',
		`https://example.org/${'x'.repeat(200)}`
	])('are not %s', (text) => {
		expect(linksIn(`https://example.org ${text}`)).toEqual({ ok: false, error: text });
	});

	it('are at most six', () => {
		const links = Array.from({ length: 7 }, (_, n) => `https://example.org/${n}`);
		expect(linksIn(links.join(' '))).toEqual({ ok: false, error: 'https://example.org/6' });
	});

	it('are shown as they were typed', () => {
		expect(linkText('https://example.org/%E8%80%83%E5%8B%A4')).toBe('https://example.org/考勤');
		expect(linkText('https://example.org/%E8')).toBe('https://example.org/%E8');
	});
});
