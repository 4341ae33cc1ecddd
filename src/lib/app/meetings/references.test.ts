import { describe, expect, it } from 'vitest';
import { readableText, referenceMark } from '../minutes/index.ts';
import { referenceLookup, referencesToText } from './references.ts';

const alice = 'aliceAliceAliceAlice22';
const lookup = {
	person: (member: string) => (member === alice ? '张三丰' : '?'),
	clause: (clause: string) => clause
};
const runs = [
	{ text: '请' },
	{ text: referenceMark, person: alice },
	{ text: '按' },
	{ text: referenceMark, clause: 'AL-20' },
	{ text: '核对', bold: true as const }
];

describe('references in plain text', () => {
	it('are kept by id, so that no name goes into a fact, and shown by name', () => {
		const kept = readableText({ kind: 'todo', runs }, referenceLookup);
		expect(kept).toBe(`请@[${alice}]按#[AL-20]核对`);
		expect(referencesToText(kept, lookup)).toBe('请@张三丰按#AL-20核对');
	});

	it('leave what merely looks alike as it was typed', () => {
		expect(referencesToText('邮箱 a@[b] #[ 1 ]', lookup)).toBe('邮箱 a@[b] #[ 1 ]');
	});
});
