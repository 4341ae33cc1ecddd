import { describe, expect, it } from 'vitest';
import { Challenges } from './challenges.ts';

describe('a challenge', () => {
	it('is good once', () => {
		const challenges = new Challenges(() => 5);
		const [one, other] = [challenges.issue(), challenges.issue()];
		expect(one).toMatch(/^[\w-]{43}$/);
		expect([one, one, other].map((each) => challenges.use(each))).toEqual([true, false, true]);
	});

	it('is good for a minute', () => {
		const clock = { now: 1_000 };
		const challenges = new Challenges(() => clock.now);
		const [one, other] = [challenges.issue(), challenges.issue()];
		clock.now += 60_000;
		expect(challenges.use(one)).toBe(true);
		clock.now += 1;
		expect(challenges.use(other)).toBe(false);
		expect(challenges.use(one)).toBe(false);
	});

	it('is forgotten when it has ended, and does not become good again', () => {
		const clock = { now: 1_000 };
		const challenges = new Challenges(() => clock.now);
		const one = challenges.issue();
		expect(challenges.use(one)).toBe(true);
		for (let minute = 0; minute < 5; minute++) {
			clock.now += 61_000;
			expect(challenges.use(challenges.issue())).toBe(true);
			expect(challenges.use(one)).toBe(false);
		}
	});

	it('is taken from nobody else, nor changed, nor written in another way', () => {
		const challenges = new Challenges(() => 5);
		const one = challenges.issue();
		expect(challenges.use(new Challenges(() => 5).issue())).toBe(false);
		expect(challenges.use(`${one.startsWith('A') ? 'B' : 'A'}${one.slice(1)}`)).toBe(false);
		expect(challenges.use('')).toBe(false);
		expect(challenges.use('A'.repeat(43))).toBe(false);
		expect(challenges.use(one)).toBe(true);
		const last = one.at(-1) ?? '';
		const alias = `${one.slice(0, -1)}${String.fromCharCode(last.charCodeAt(0) + 1)}`;
		expect(challenges.use(alias)).toBe(false);
	});
});
