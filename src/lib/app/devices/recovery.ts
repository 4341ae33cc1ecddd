import { controlSpace, type DeviceId, type RecoverySecrets } from '#lib/kernel/identity/index.ts';
import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import { secretWrapKeys } from '#lib/kernel/sealed/index.ts';
import type { RecoveryFault } from '#lib/kernel/sync/index.ts';
import { liveValue, type Live } from '../live/index.ts';
import { recoveryBy, type Place, type Session, type Workspace } from '../session/index.ts';
import { tipsOfDevice } from './own-devices.ts';

/** Which of the person's other devices are ended: all, as where they are lost; none; or one. */
export type Retiring = 'all' | 'none' | DeviceId;

/** How far a recovery has come. */
export type RecoveryState =
	| { readonly type: 'asking' }
	| { readonly type: 'restoring'; readonly done: number; readonly total: number }
	| {
			readonly type: 'done';
			readonly restored: readonly WorkspaceId[];
			/** Where this device is somebody else, or was turned away. */
			readonly refused: number;
			/** Not in step yet: they go on by themselves. */
			readonly late: number;
			/** How many devices were ended, over all workspaces. */
			readonly retired: number;
	  }
	| { readonly type: 'failed'; readonly code: RecoveryFault['code'] | 'nothing_found' };

/** How long a workspace may take to arrive, or an ending to be heard, before the next one's turn. */
const PATIENCE_MS = 60_000;

type Outcome = { readonly type: 'restored' | 'refused' | 'late'; readonly retired: number };

/** Comes back to every workspace by the words, one after another. */
export class Recovery {
	readonly #session: Session;
	readonly #secrets: RecoverySecrets;
	readonly #retiring: Retiring;
	readonly #state = liveValue<RecoveryState>({ type: 'asking' });

	constructor(session: Session, secrets: RecoverySecrets, retiring: Retiring) {
		this.#session = session;
		this.#secrets = secrets;
		this.#retiring = retiring;
	}

	get state(): Live<RecoveryState> {
		return this.#state;
	}

	/** Asks the relay for the places, and restores them. */
	async start(): Promise<void> {
		const asked = await this.#session.places(this.#secrets.signer);
		if (!asked.ok) return this.#state.set({ type: 'failed', code: asked.error.code });
		const places = asked.value;
		if (places.length === 0) return this.#state.set({ type: 'failed', code: 'nothing_found' });
		const outcomes: (readonly [WorkspaceId, Outcome])[] = [];
		for (const [done, place] of places.entries()) {
			this.#state.set({ type: 'restoring', done, total: places.length });
			outcomes.push([place.workspace, await this.#restore(place)]);
		}
		const count = (type: Outcome['type']) => outcomes.filter(([, each]) => each.type === type);
		this.#state.set({
			type: 'done',
			restored: count('restored').map(([workspace]) => workspace),
			refused: count('refused').length,
			late: count('late').length,
			retired: outcomes.reduce((sum, [, { retired }]) => sum + retired, 0)
		});
	}

	async #restore(place: Place): Promise<Outcome> {
		const known = this.#session.workspaces.get().find(({ id }) => id === place.workspace);
		if (known && known.person !== place.person) return { type: 'refused', retired: 0 };
		if (!known && !(await this.#session.comeBack(place, this.#secrets)).ok) {
			return { type: 'refused', retired: 0 };
		}
		const opened = await this.#session.open(place.workspace);
		if (!opened.ok) return { type: 'refused', retired: 0 };
		const reached = await opened.value.inStep(PATIENCE_MS);
		if (reached === 'refused' && !known) await this.#session.leave(place.workspace);
		if (reached !== 'there') return { type: reached, retired: 0 };
		// What was sealed for the words opens with them, until others wrap it for this device.
		const wraps = await secretWrapKeys(this.#secrets.wrapSecret);
		if (wraps.ok) await opened.value.spaces.recover(wraps.value);
		return { type: 'restored', retired: await this.#retire(opened.value, place) };
	}

	/**
	 * Only now that their entries are here: to end devices before would cut off what they had honestly
	 * written with them.
	 */
	async #retire(workspace: Workspace, place: Place): Promise<number> {
		const { device } = workspace;
		const { person } = place;
		const ending = workspace.log.authority
			.devicesOf(person)
			.filter((each) => each.isLive && each.device !== device && this.#isEnding(each.device))
			.map((each) => [each.device, tipsOfDevice(workspace, person, each.device)] as const);
		if (ending.length === 0) return 0;
		const payload = await recoveryBy(this.#secrets.signer, device, place, ending);
		const stated = await workspace.stateAll(
			(say) => say({ type: 'device.recovered', payload }),
			controlSpace
		);
		if (!stated.ok) return 0;
		await workspace.sent(PATIENCE_MS);
		return ending.length;
	}

	#isEnding(device: DeviceId): boolean {
		return this.#retiring === 'all' || this.#retiring === device;
	}
}
