import { describe, expect, it } from 'vitest';
import { alice, bob, entryId, meeting, notesOf, stated } from './history.ts';
import type { ConductFact, Grade } from './events.ts';

const graded = (name: string, at: number, grade: Grade, supersedes: string[] = [], by = 'office') =>
	stated(
		name,
		at,
		'notes.graded',
		{ meeting, member: alice, grade, supersedes: supersedes.map(entryId) },
		by
	);
const withdrawn = (name: string, at: number, grading: string) =>
	stated(name, at, 'notes.withdrawn', { meeting, grading: entryId(grading), reason: '看错了人' });

const gradesOf = (...facts: readonly ConductFact[]) => {
	const standing = notesOf(...facts).standings.get(alice);
	return standing && [standing.state, ...standing.gradings.map(({ grade }) => grade)];
};

describe('[AL-50] [AL-51] the grade of notes', () => {
	it('stands as the office gave it, and is corrected by a later statement that knew of it', () => {
		expect(gradesOf(graded('a', 1, 'good'))).toEqual(['graded', 'good']);
		expect(gradesOf(graded('a', 1, 'good'), graded('b', 2, 'none', ['a']))).toEqual([
			'graded',
			'none'
		]);
	});

	it('is a question where two devices gave different ones, until it is given anew', () => {
		const both = [graded('a', 1, 'good'), graded('b', 2, 'poor')];
		expect(gradesOf(...both)).toEqual(['question', 'good', 'poor']);
		expect(gradesOf(...both, graded('c', 3, 'average', ['a', 'b']))).toEqual(['graded', 'average']);
	});

	it('is one where two devices gave the same', () => {
		expect(gradesOf(graded('a', 1, 'good'), graded('b', 2, 'good'))).toEqual([
			'graded',
			'good',
			'good'
		]);
	});

	it('comes back when its correction is withdrawn, whichever clock was behind', () => {
		const facts = [graded('a', 5, 'good'), graded('b', 6, 'poor', ['a']), withdrawn('w', 1, 'b')];
		expect(gradesOf(...facts)).toEqual(['graded', 'good']);
		expect(gradesOf(...facts, graded('c', 7, 'poor', ['a']))).toEqual(['graded', 'poor']);
	});

	it('does not count from anybody but the office', () => {
		const { standings, refused } = notesOf(graded('a', 1, 'excellent', [], 'Alice'));
		expect(standings.size).toBe(0);
		expect(refused).toMatchObject([
			{ refusal: { code: 'not_allowed', capability: 'score.record' } }
		]);
		expect(notesOf(withdrawn('w', 1, 'a')).refused).toMatchObject([
			{ refusal: { code: 'unknown_grading' } }
		]);
	});

	it('is of one member, and says nothing of others', () => {
		expect(notesOf(graded('a', 1, 'good')).standings.get(bob)).toBeUndefined();
	});
});
