import type { Space } from '#lib/kernel/identity/index.ts';
import type { Workspace } from '../gate/index.ts';
import { LogRoom, type RoomParts } from './room.ts';

/** The open logs, one for each space; they are forgotten with their workspace. */
export class LogRooms {
	readonly #parts: Omit<RoomParts, 'workspace' | 'space'>;
	readonly #open = new WeakMap<Workspace, Map<Space, Promise<LogRoom>>>();

	constructor(parts: Omit<RoomParts, 'workspace' | 'space'>) {
		this.#parts = parts;
	}

	/** Opens the log of a space, or answers the open one. */
	room(workspace: Workspace, space: Space): Promise<LogRoom> {
		const rooms = this.#open.get(workspace) ?? new Map<Space, Promise<LogRoom>>();
		this.#open.set(workspace, rooms);
		const known = rooms.get(space);
		if (known) return known;
		const opening = LogRoom.open({ ...this.#parts, workspace, space });
		rooms.set(space, opening);
		return opening;
	}
}
