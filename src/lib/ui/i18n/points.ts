/** Points with their sign and a true minus: +2, −1, 0; never red or green, which can praise or blame. */
export function signedPoints(points: number): string {
	if (points === 0) return '0';
	return points > 0 ? `+${points}` : `\u2212${-points}`;
}
