import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openKnowledge } from './knowledge.ts';

const inserts = (client: number, clock: number, end: number) => ({
	inserts: [{ client, clock, end }],
	deletes: []
});
const deletes = (client: number, clock: number, end: number) => ({
	inserts: [],
	deletes: [{ client, clock, end }]
});

describe('what a room knows', () => {
	test('grows with what follows on, and answers it as a state vector', () => {
		const knowledge = openKnowledge(new Map([[1, 5]]), []);
		knowledge.learn(inserts(1, 5, 9));
		knowledge.learn(inserts(2, 0, 3));
		expect(Y.decodeStateVector(knowledge.vector())).toEqual(
			new Map([
				[1, 9],
				[2, 3]
			])
		);
		expect(knowledge.knows(inserts(1, 0, 9))).toBe(true);
		expect(knowledge.knows(inserts(1, 8, 10))).toBe(false);
	});

	test('does not grow past a gap, or nobody would send what is missing', () => {
		const knowledge = openKnowledge(new Map(), []);
		knowledge.learn(inserts(1, 4, 9));
		expect(Y.decodeStateVector(knowledge.vector())).toEqual(new Map());
		expect(knowledge.knows(inserts(1, 4, 9))).toBe(false);
	});

	test('knows deletes apart from inserts', () => {
		const knowledge = openKnowledge(new Map([[1, 9]]), [{ client: 1, clock: 0, end: 2 }]);
		expect(knowledge.knows(deletes(1, 0, 2))).toBe(true);
		expect(knowledge.knows(deletes(1, 0, 3))).toBe(false);
		knowledge.learn(deletes(1, 2, 3));
		expect(knowledge.knows(deletes(1, 0, 3))).toBe(true);
	});

	test('knows nothing new in an empty update', () => {
		expect(openKnowledge(new Map(), []).knows({ inserts: [], deletes: [] })).toBe(true);
	});
});
