export type { Asked } from './asked.ts';
export { askedFor } from './asked.ts';
export { resolveAuthority } from './authority.ts';
export type { AuthorityChanges, ChangedDevices } from './changes.ts';
export { authorityChanges, awaitedEntries } from './changes.ts';
export { Control } from './control.ts';
export type { Proves } from './proofs.ts';
export { prove, unproven } from './proofs.ts';
export type { Cut, FindEntry } from './cut.ts';
export type { ControlEvent, ControlPayload, ControlType } from './events/index.ts';
export { controlTypes, parseControl } from './events/index.ts';
export { isOwnSpace, ownSpace } from './own-spaces.ts';
export type { Ends } from './messages.ts';
export { deviceMessage, joinMessage, recoveryMessage, stewardsMessage } from './messages.ts';
export type {
	Authority,
	AuthorityFault,
	DeviceBinding,
	Grant,
	Identified,
	Invitation,
	OpenedEpoch,
	OpenedSpace,
	RankedCut,
	Recovery,
	TermSeal,
	WrapKey
} from './types.ts';
export { authorityCapabilities } from './types.ts';
