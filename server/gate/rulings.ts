/**
 * What the operator has ruled: who is turned away, and which workspaces may be founded where not
 * everybody may. It is on disk, and in memory while the relay runs; ids only.
 */
import type { AccessRefusal } from '#lib/kernel/protocol/index.ts';
import type { Founding } from '../seams.ts';
import type { Ruling, Store } from '../store/index.ts';

const kinds: readonly Ruling[] = ['allowed', 'evicted-device', 'evicted-workspace'];

/** The rulings of one relay. */
export class Rulings {
	readonly #store: Pick<Store, 'rule'>;
	readonly #founding: Founding;
	readonly #ids: Readonly<Record<Ruling, Set<string>>>;

	private constructor(store: Store, founding: Founding, ids: Record<Ruling, Set<string>>) {
		this.#store = store;
		this.#founding = founding;
		this.#ids = ids;
	}

	/** Reads the rulings. */
	static async open(store: Store, founding: Founding): Promise<Rulings> {
		const [allowed, devices, workspaces] = await Promise.all(
			kinds.map(async (kind) => new Set(await store.listRulings(kind)))
		);
		return new Rulings(store, founding, {
			allowed: allowed ?? new Set(),
			'evicted-device': devices ?? new Set(),
			'evicted-workspace': workspaces ?? new Set()
		});
	}

	/** Makes a ruling, or takes it back; resolves once that is on disk. */
	async rule(kind: Ruling, id: string, holds: boolean): Promise<void> {
		if (holds) this.#ids[kind].add(id);
		else this.#ids[kind].delete(id);
		await this.#store.rule(kind, id, holds);
	}

	/** Why a device is turned away from a workspace whatever it proves; undefined where it is not. */
	refusal(device: string, workspace: string, isKnown: boolean): AccessRefusal | undefined {
		if (this.#ids['evicted-device'].has(device)) return 'evicted';
		if (this.#ids['evicted-workspace'].has(workspace)) return 'evicted';
		const mayFound = this.#founding === 'open' || this.#ids.allowed.has(workspace);
		return isKnown || mayFound ? undefined : 'founding_closed';
	}
}
