import { expect, it } from 'vitest';
import { invitationPath } from './invitation.ts';

it('finds the invitation in what a chat program makes of a link', () => {
	expect(invitationPath('https://tongban.example/join#abc.def.g-h_i')).toBe('/join#abc.def.g-h_i');
	expect(invitationPath('大家点这里 https://tongban.example/join#abc\n.def 谢谢')).toBe(
		'/join#abc.def'
	);
});

it('takes nothing else for an invitation', () => {
	expect(invitationPath('https://tongban.example/w/abc')).toBeUndefined();
	expect(invitationPath('/join#')).toBeUndefined();
	expect(invitationPath('')).toBeUndefined();
});
