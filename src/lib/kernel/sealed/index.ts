export type { Draw } from './box.ts';
export type { Contents } from './contents.ts';
export type { DocumentId, DocumentKind, SealedDocument } from './document-bytes.ts';
export { readDocument, writeDocument } from './document-bytes.ts';
export { holdsHalf, openDocument, rekeyDocument, sealDocument, sealFull } from './document.ts';
export type { EpochId, EpochKey } from './epoch-key.ts';
export type { Envelope, InnerEvent, SealedFault } from './fact.ts';
export {
	documentRead,
	epochOf,
	isSealedType,
	openFact,
	readType,
	sealedType,
	sealFact,
	sealReading
} from './fact.ts';
export type { Holder, RotationCause } from './holders.ts';
export { holdersOf, holdersWithoutWrap, rotationDue } from './holders.ts';
export type { HolderName } from './hpke.ts';
export { Keyring } from './keyring.ts';
export { addWraps, openEpoch } from './opening.ts';
export type { Epoch, History, OpenedSpace, SpaceFact } from './spaces.ts';
export { openedSpaces } from './spaces.ts';
export type { WrapKeys, WrapKeysFault } from './wrap-keys.ts';
export { newWrapKeys, secretWrapKeys } from './wrap-keys.ts';
export { SealedDoc } from './sealed-doc.ts';
export { sealPresence } from './presence.ts';
