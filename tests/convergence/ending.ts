import { play, type Ending } from './story.ts';

const ENOUGH_FAULTS = 10;

/** Plays the seeds and answers what was wrong with their endings; stops once that is enough to look at. */
export const faultsOf = async (seeds: readonly number[], length: number): Promise<string[]> => {
	const faults: string[] = [];
	for (const seed of seeds) {
		const ending = await play(seed, length);
		const found = [
			...faultsIn(ending),
			...ending.members.flatMap((each) => memberFaults(each, ending))
		];
		if (found.length > 0) faults.push([`seed ${seed}`, ...found, ...ending.operations].join('\n'));
		if (faults.length >= ENOUGH_FAULTS) break;
	}
	return faults;
};

const faultsIn = ({ members, stateAtOnce }: Ending): readonly string[] => [
	...(members.some(({ name }) => name === 'Alice') ? [] : ['the founder is not connected']),
	...(stateAtOnce === members[0]?.state ? [] : ['read at once, the same log shows another state'])
];

const memberFaults = (member: Ending['members'][number], ending: Ending): readonly string[] => {
	const { name, ids, accepted, isInStep } = member;
	const { members, atRelay, hasRelayLostDisk, forged } = ending;
	const [first = member] = members;
	const [stored, held, counting] = [new Set(atRelay), new Set(ids), new Set(accepted)];
	// A relay that starts anew takes from others only what counts.
	const owed = hasRelayLostDisk ? accepted : ids;
	const notAtRelay = owed.filter((id) => !stored.has(id)).length;
	const notHere = atRelay.filter((id) => !held.has(id)).length;
	const isAgreed = accepted.join() === first.accepted.join();
	const faults: readonly (readonly [boolean, string])[] = [
		[!isInStep && !hasRelayLostDisk, 'is not in step'],
		[notAtRelay > 0, `holds ${notAtRelay} that the relay lacks`],
		[notHere > 0, `lacks ${notHere}`],
		[!isAgreed, `accepts other entries than ${first.name}`],
		[forged.some((id) => counting.has(id)), 'accepts what was written after a removal'],
		[member.state !== first.state, `shows something else than ${first.name}`],
		[member.total !== first.total, `counts ${member.total}, ${first.name} ${first.total}`]
	];
	return faults.flatMap(([isOne, words]) => (isOne ? [`${name} ${words}`] : []));
};
