import { ownSpace } from '#lib/kernel/authority/index.ts';
import {
	bytesToText,
	controlSpace,
	membersSpace,
	type DeviceId,
	type PersonId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	addWraps,
	holdersOf,
	holdersWithoutWrap,
	Keyring,
	openEpoch,
	rotationDue,
	type Draw,
	type Epoch,
	type History,
	type OpenedSpace,
	type RotationCause,
	type WrapKeys,
	type WrapKeysFault
} from '#lib/kernel/sealed/index.ts';
import { isClear, type StateFault, type WorkspaceLog } from '../log/index.ts';
import { closedSpaces, lettingIn, type ClosedSpace, type Reader } from './closed-space.ts';

/** A space that somebody has opened, as it stands for this device. */
export interface SpaceState {
	readonly space: Space;
	readonly isSealed: boolean;
	readonly history: History;
	/** The number of the current epoch; undefined where the space has none. */
	readonly epoch: number | undefined;
	/** Whether this device can read what is written now, and write. */
	readonly holdsKey: boolean;
	/** Why a new epoch should be opened, where it should. */
	readonly due: RotationCause | undefined;
}

/** Why nothing was opened or rotated. */
export type SpaceFault =
	| StateFault
	| WrapKeysFault
	| { readonly code: 'unknown_space' }
	| { readonly code: 'space_exists' };

/** What the spaces of a workspace work with. */
export interface SpacesParts {
	readonly workspace: WorkspaceId;
	readonly person: PersonId;
	readonly device: DeviceId;
	readonly log: WorkspaceLog;
	readonly keyring: Keyring;
	readonly wrapKeys: Result<WrapKeys, WrapKeysFault>;
	readonly draw: Draw;
	/** Hears that this device has replaced a space's key. */
	readonly rotated: (space: Space) => void;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/** A key that has been in use for so long is due to be replaced: about a term. */
const MAX_AGE_MS = 120 * 86_400_000;
/** Of the random part of a space's name. */
const WORD_BYTES = 6;

/** The spaces of one workspace: which there are, who holds their keys, and how they come to them. */
export class WorkspaceSpaces {
	readonly #parts: SpacesParts;
	#reviewing: Promise<void> = Promise.resolve();

	constructor(parts: SpacesParts) {
		this.#parts = parts;
	}

	/** The opened spaces that this device's owner has a grant for, by name. */
	list(): readonly SpaceState[] {
		return this.#covered()
			.flatMap((space) => this.#parts.log.spaces.get(space) ?? [])
			.map((opened) => this.#stateOf(opened));
	}

	/** The spaces whose logs this device keeps in step, without the control space. */
	reachable(): readonly Space[] {
		if (this.#parts.log.isPending) return [];
		return this.#covered().filter((space) => space !== controlSpace);
	}

	/** Opens a sealed space, and its first epoch for everybody who has a grant for it. */
	async openSealed(space: Space, history: History): Promise<Result<null, SpaceFault>> {
		const { spaces } = this.#parts.log;
		if (spaces.has(space) || isClear(space, spaces)) return err({ code: 'space_exists' });
		const opened = { space, history, isSealed: true, epochs: [], current: undefined };
		const payload = { space, sealed: true, history };
		return this.#openEpoch(opened, [{ type: 'space.opened', payload }]);
	}

	/** Every sealed space of the workspace, whether this device may read it or not, the latest first. */
	closed(): readonly ClosedSpace[] {
		return closedSpaces(this.#parts.log, this.#parts.now());
	}

	/** Whether this device can hold keys at all, and why not. */
	get keysFault(): WrapKeysFault | undefined {
		const { wrapKeys } = this.#parts;
		return wrapKeys.ok ? undefined : wrapKeys.error;
	}

	/** Whether this person may let people into a space. */
	mayLetIn(space: Space): boolean {
		return lettingIn(this.#parts.log, space, []) !== undefined;
	}

	/** Whether this person may open a space of their own. */
	get mayOpenOwn(): boolean {
		const space = ownSpace(this.#parts.person, '_');
		return this.#mayOpen(space) && this.mayLetIn(space);
	}

	/** Opens a sealed space of this person's own for them and these people, and answers its name. */
	async openOwn(readers: readonly Reader[], history: History): Promise<Result<Space, SpaceFault>> {
		const { log, person, draw, wrapKeys } = this.#parts;
		if (!wrapKeys.ok) return wrapKeys;
		const space = ownSpace(person, bytesToText(draw(WORD_BYTES)));
		const others = readers.filter((reader) => reader.person !== person);
		const grants = lettingIn(log, space, [{ person, isKeeper: true }, ...others]);
		if (!grants) return err({ code: 'not_permitted', type: 'space.opened' });
		const stated = await log.state(controlSpace, (say) => {
			say({ type: 'space.opened', payload: { space, sealed: true, history } });
			for (const grant of grants) say(grant);
		});
		if (!stated.ok) return stated;
		await this.review();
		return ok(space);
	}

	/** Lets people into a sealed space, or gives those who are in it already more rights there. */
	async letIn(space: Space, readers: readonly Reader[]): Promise<Result<null, SpaceFault>> {
		const { log } = this.#parts;
		const grants = lettingIn(log, space, readers);
		if (!grants) return err({ code: 'not_permitted', type: 'grant.issued' });
		const stated = await log.state(controlSpace, (say) => {
			for (const grant of grants) say(grant);
		});
		if (!stated.ok) return stated;
		await this.review();
		return ok(null);
	}

	/** Takes from a person every grant that names the space; whoever holds its key changes it then. */
	async shutOut(space: Space, person: PersonId): Promise<Result<null, SpaceFault>> {
		const { log } = this.#parts;
		const reader = this.closed()
			.find((each) => each.space === space)
			?.readers.find((each) => each.person === person);
		const cut = log.tipsOf(person);
		const stated = await log.state(controlSpace, (say) => {
			for (const grant of reader?.grants ?? [])
				say({ type: 'grant.revoked', payload: { grant, cut } });
		});
		if (!stated.ok) return stated;
		await this.review();
		return ok(null);
	}

	/** Opens the next epoch of a sealed space, as on suspicion; only a holder can pass on what was before. */
	async rotate(space: Space): Promise<Result<null, SpaceFault>> {
		const { log, keyring } = this.#parts;
		const opened = log.spaces.get(space);
		if (!opened?.isSealed) return err({ code: 'unknown_space' });
		if (opened.current && !keyring.key(opened.current.id)) return err({ code: 'no_key' });
		return this.#openEpoch(opened, []);
	}

	/**
	 * Gives a person a grant for the space, with capabilities of their own there, and the key. Those who
	 * also get `space.open` can give the key to others and replace it.
	 */
	async grant(
		space: Space,
		{
			person,
			rank,
			capabilities
		}: { person: PersonId; rank: number; capabilities: readonly string[] }
	): Promise<Result<null, SpaceFault>> {
		const spaces = [controlSpace, space];
		const payload = { to: person, rank, capabilities, spaces };
		const stated = await this.#parts.log.state(controlSpace, (say) => {
			say({ type: 'grant.issued', payload });
		});
		if (!stated.ok) return stated;
		await this.review();
		return ok(null);
	}

	/**
	 * Does what is due and this device can do: publishes its key, opens the next epoch where a holder
	 * has been revoked, wraps the key for whoever has a grant and lacks it. Doing it twice, or on two
	 * devices, changes nothing.
	 */
	review(): Promise<void> {
		const reviewed = this.#reviewing.then(() => this.#review());
		this.#reviewing = reviewed.catch(() => undefined);
		return reviewed;
	}

	/** Holds what was wrapped for the words of this device's owner, until the device is given it itself. */
	async recover(words: WrapKeys): Promise<void> {
		const { workspace, person, log, keyring } = this.#parts;
		const ofWords = new Keyring({ workspace, holder: `words:${person}`, pair: words.pair });
		await ofWords.learn(log.spaces);
		for (const { epochs } of log.spaces.values()) {
			for (const { id } of epochs) {
				const key = ofWords.key(id);
				if (key) keyring.hold(key);
			}
		}
		await log.learnKeys();
		await this.review();
	}

	async #review(): Promise<void> {
		const { log, keyring } = this.#parts;
		if (log.isPending) return;
		await log.learnKeys();
		await this.#publish();
		for (const state of this.list()) {
			const opened = log.spaces.get(state.space);
			if (!opened?.isSealed || !this.#mayOpen(state.space)) continue;
			if (!opened.current) {
				// Only who opened it: several would give it several first keys.
				if (this.#isOpener(state.space)) await this.#openEpoch(opened, []);
				continue;
			}
			if (!keyring.key(opened.current.id)) continue;
			if (state.due) await this.#openEpoch(opened, []);
			else await this.#wrapMissing(opened.current);
		}
	}

	async #publish(): Promise<void> {
		const { log, device, wrapKeys } = this.#parts;
		if (!wrapKeys.ok || log.authority.wraps.has(device)) return;
		const { key } = wrapKeys.value;
		await log.state(controlSpace, (say) => say({ type: 'wrap.published', payload: { key } }));
	}

	async #wrapMissing(epoch: Epoch): Promise<void> {
		const { log, keyring } = this.#parts;
		const key = keyring.key(epoch.id);
		const missing = holdersWithoutWrap(epoch, this.#holders(epoch.space));
		if (!key || missing.length === 0) return;
		const payloads = await addWraps(epoch, key, missing);
		await log.state(controlSpace, (say) => {
			for (const payload of payloads) say({ type: 'epoch.opened', payload });
		});
		// What a new holder writes counts from now on, also before anything else arrives here.
		await log.learnKeys();
	}

	async #openEpoch(
		opened: OpenedSpace,
		before: readonly { readonly type: string; readonly payload: object }[]
	): Promise<Result<null, SpaceFault>> {
		const { workspace, device, log, keyring, wrapKeys, draw } = this.#parts;
		if (!wrapKeys.ok) return wrapKeys;
		await this.#publish();
		const own = { name: device, key: wrapKeys.value.key };
		const others = this.#holders(opened.space).flatMap(({ name, key }) =>
			key && name !== device ? [{ name, key }] : []
		);
		const holders = [own, ...others];
		const { key, payloads } = await openEpoch(workspace, opened, { holders, keyring, draw });
		keyring.hold(key);
		const stated = await log.state(controlSpace, (say) => {
			for (const event of before) say(event);
			for (const payload of payloads) say({ type: 'epoch.opened', payload });
		});
		await log.learnKeys();
		if (!stated.ok) return stated;
		if (key.number > 1) this.#parts.rotated(opened.space);
		return ok(null);
	}

	#holders(space: Space) {
		const { log, now } = this.#parts;
		return holdersOf(log.authority, space, now());
	}

	#isOpener(space: Space): boolean {
		const { log, person } = this.#parts;
		return log.authority.spaces.get(space)?.openedBy === person;
	}

	#mayOpen(space: Space): boolean {
		return this.#parts.log.mayState(controlSpace, 'epoch.opened', { space });
	}

	#covered(): readonly Space[] {
		const { log, person, now } = this.#parts;
		const grants = log.authority.grantsOf(person, now());
		const existing = new Set([controlSpace, membersSpace, ...log.spaces.keys()]);
		return [...existing]
			.filter((space) =>
				grants.some(({ spaces }) => ['*', space].some((each) => spaces.includes(each)))
			)
			.sort();
	}

	#stateOf(opened: OpenedSpace): SpaceState {
		const { space, isSealed, history, current } = opened;
		const when = { now: this.#parts.now(), maxAgeMs: MAX_AGE_MS };
		return {
			...{ space, isSealed, history, epoch: current?.number },
			holdsKey: !isSealed || this.#parts.keyring.writing(space) !== undefined,
			due: isSealed ? rotationDue(opened, this.#holders(space), when) : undefined
		};
	}
}
