import type { Space } from '#lib/kernel/identity/index.ts';
import { spaceName } from '../spaces/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';

/** What people call the space of these records; '' where there is no such space. */
export const spaceTitle = (view: WorkspaceView, space: Space): string => {
	const closed = view.watch(({ spaces }) => spaces.closed().find((each) => each.space === space));
	return closed ? spaceName(view, closed) : '';
};
