import { expect, it } from 'vitest';
import { signedPoints } from './points.ts';

it('shows the sign of points with a true minus', () => {
	expect([2, -1, 0, -0, 0.5].map(signedPoints)).toEqual(['+2', '−1', '0', '0', '+0.5']);
});
