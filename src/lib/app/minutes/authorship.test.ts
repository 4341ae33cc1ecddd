import { describe, expect, it } from 'vitest';
import { authorShares, passages } from './authorship.ts';
import { change, copyOf, draftOf, exchange, line } from './testing.ts';

describe('who wrote what', () => {
	const draft = () => {
		const start = draftOf(1, [line('议题', 'agenda'), line('')]);
		const [alice, bob] = [copyOf(start, 2, 'alice'), copyOf(start, 3, 'bob')];
		change(alice, [line('议题', 'agenda'), line('甲乙丙')]);
		exchange(alice, bob);
		change(bob, [line('议题', 'agenda'), line('甲一二乙丙')], { block: 1, offset: 3 });
		exchange(alice, bob);
		return alice;
	};

	it('is told by passage; what the skeleton wrote is nobody’s', () => {
		expect(passages(draft())).toEqual([
			{ block: 0, from: 0, to: 2 },
			{ block: 1, from: 0, to: 1, person: 'alice' },
			{ block: 1, from: 1, to: 3, person: 'bob' },
			{ block: 1, from: 3, to: 5, person: 'alice' }
		]);
	});

	it('is told in letters per person, most first', () => {
		expect(authorShares(draft())).toEqual([
			{ person: 'alice', letters: 3 },
			{ person: 'bob', letters: 2 }
		]);
	});
});
