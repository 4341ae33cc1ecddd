import { describe, expect, it } from 'vitest';
import { templateOf } from '#lib/app/templates/index.ts';
import { capabilityName, roleTitle } from './words.ts';

describe('the words for rights', () => {
	it('name every right that a role of the template gives', () => {
		const { roles } = templateOf('alliance');
		const nameless = [...new Set(roles.flatMap(({ capabilities }) => capabilities))].filter(
			(capability) => capabilityName(capability) === capability
		);
		expect(nameless).toEqual([]);
	});

	it('show the right itself where a newer version has named it', () => {
		expect(capabilityName('thing.invented')).toBe('thing.invented');
	});

	it('call a role by its name alone', () => {
		expect(roleTitle('office')).toBe('办公室');
	});
});
