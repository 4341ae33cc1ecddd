import type { Workspace } from '#lib/app/session/index.ts';
import { membersSpace, type Space } from '#lib/kernel/identity/index.ts';

/**
 * How a space stands to this device: `open`; `awaited`, its owner may read it and the key has not come;
 * `unable`, this browser cannot hold keys; `locked`, its owner may not.
 */
export type SpaceAccess = 'open' | 'awaited' | 'unable' | 'locked';

/** Whether what is said in a space can be read here. */
export const accessTo = ({ spaces }: Workspace, space: Space): SpaceAccess => {
	if (space === membersSpace) return 'open';
	const found = spaces.list().find((each) => each.space === space);
	if (!found) return 'locked';
	if (found.holdsKey) return 'open';
	return spaces.keysFault ? 'unable' : 'awaited';
};
