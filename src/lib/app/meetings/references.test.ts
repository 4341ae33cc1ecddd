import { describe, expect, it } from 'vitest';
import { referenceMark } from '../minutes/index.ts';
import { referencesToText, runsToReferences, runsToText } from './references.ts';

const alice = 'aliceAliceAliceAlice22';
const nameOf = (member: string) => (member === alice ? '张三丰' : '?');
const runs = [
	{ text: '请' },
	{ text: referenceMark, person: alice },
	{ text: '按' },
	{ text: referenceMark, clause: 'AL-20' },
	{ text: '核对', bold: true as const }
];

describe('references in plain text', () => {
	it('are kept by id, so that no name goes into a fact', () => {
		expect(runsToReferences(runs)).toBe(`请@[${alice}]按#[AL-20]核对`);
	});

	it('are shown by name', () => {
		expect(runsToText(runs, nameOf)).toBe('请@张三丰按#AL-20核对');
		expect(referencesToText(`@[${alice}]@[${alice}]`, nameOf)).toBe('@张三丰@张三丰');
	});

	it('leave what merely looks alike as it was typed', () => {
		expect(referencesToText('邮箱 a@[b] #[ 1 ]', nameOf)).toBe('邮箱 a@[b] #[ 1 ]');
	});
});
