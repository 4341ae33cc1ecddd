import { liveValue } from '../live/index.ts';
import type { DeviceStore, KeptStewardCard, KnownWorkspace, OwnRecovery } from './index.ts';

/** What a device knows beyond any workspace, in memory, for tests; its signing key is elsewhere. */
export const memoryDeviceStore = (wrapKeys: DeviceStore['wrapKeys']): DeviceStore => {
	const workspaces = liveValue<readonly KnownWorkspace[]>([]);
	const recovery = liveValue<OwnRecovery | undefined>(undefined);
	const stewardCards = liveValue<readonly KeptStewardCard[]>([]);
	return {
		keys: () => Promise.reject(new Error('not asked for here')),
		wrapKeys,
		workspaces,
		remember: async (known) =>
			workspaces.set([...workspaces.get().filter(({ id }) => id !== known.id), known]),
		forget: async (id) => workspaces.set(workspaces.get().filter((known) => known.id !== id)),
		missing: liveValue([]),
		giveUpMissing: () => undefined,
		stewardCards,
		keepStewardCard: async (card) =>
			stewardCards.set([
				...stewardCards.get().filter(({ device }) => device !== card.device),
				card
			]),
		dropStewardCard: async (key) =>
			stewardCards.set(stewardCards.get().filter(({ device }) => device !== key)),
		recovery,
		beginRecovery: async (fresh) => {
			recovery.set(recovery.get() ?? fresh);
			return recovery.get() ?? fresh;
		},
		noteAsked: async (askedAt) => {
			const known = recovery.get();
			if (known) recovery.set({ ...known, askedAt });
		},
		eraseWords: async () => {
			const known = recovery.get();
			if (known) recovery.set({ keys: known.keys, askedAt: known.askedAt });
		},
		acknowledged: () => Promise.resolve(undefined),
		acknowledge: () => Promise.resolve()
	};
};
