import { play } from './story.ts';

/** Plays a seed and says what is wrong with its ending, with all that happened; '' where nothing is. */
export const faultOf = async (seed: number, length: number): Promise<string> => {
	const { members, atRelay, forged, operations } = await play(seed, length);
	const [first] = members;
	const faults = members.flatMap((member) => {
		const notAtRelay = member.ids.filter((id) => !atRelay.includes(id));
		const notHere = atRelay.filter((id) => !member.ids.includes(id));
		const isAgreed = member.accepted.join() === first?.accepted.join();
		const hasForged = forged.some((id) => member.accepted.includes(id));
		return [
			...(member.isInStep ? [] : [`${member.name} is not in step`]),
			...(notAtRelay.length > 0 ? [`the relay lacks ${notAtRelay.length} of ${member.name}`] : []),
			...(notHere.length > 0 ? [`${member.name} lacks ${notHere.length}`] : []),
			...(isAgreed ? [] : [`${member.name} accepts other entries than ${first?.name}`]),
			...(hasForged ? [`${member.name} accepts what was written after a removal`] : [])
		];
	});
	if (!members.some(({ name }) => name === 'Alice')) faults.push('the founder is not connected');
	return faults.length > 0 ? [`seed ${seed}`, ...faults, ...operations].join('\n') : '';
};
