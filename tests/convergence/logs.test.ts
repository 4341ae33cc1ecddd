import { describe, expect, it } from 'vitest';
import { play } from './story.ts';

const SEEDS = 20;
const LENGTH = 40;

/** Plays a seed and says what is wrong with its ending; the empty text where nothing is. */
const faultOf = async (seed: number, length: number): Promise<string> => {
	const { members, atRelay, forged, operations } = await play(seed, length);
	const faults = members.flatMap((member) => {
		const [first] = members;
		const notAtRelay = member.ids.filter((id) => !atRelay.includes(id));
		const notHere = atRelay.filter((id) => !member.ids.includes(id));
		const accepted = JSON.stringify(member.accepted) === JSON.stringify(first?.accepted);
		return [
			...(member.isInStep ? [] : [`${member.name} is not in step`]),
			...(notAtRelay.length > 0 ? [`the relay lacks ${notAtRelay.length} of ${member.name}`] : []),
			...(notHere.length > 0 ? [`${member.name} lacks ${notHere.length}`] : []),
			...(accepted ? [] : [`${member.name} accepts other entries than ${first?.name}`]),
			...(forged.some((id) => member.accepted.includes(id as never))
				? [`${member.name} accepts what was written after a removal`]
				: [])
		];
	});
	if (members.length === 0) faults.push('nobody is left');
	return faults.length > 0 ? [`seed ${seed}`, ...faults, ...operations].join('\n') : '';
};

describe('logs converge', () => {
	it.each(Array.from({ length: SEEDS }, (_, index) => index + 1))('seed %i', async (seed) => {
		expect(await faultOf(seed, LENGTH)).toBe('');
	});
});
