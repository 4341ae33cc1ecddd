/**
 * Sealed drafts and facts against plain ones: bytes on the relay and time to load after 10,000 edits, and
 * time to open sealed facts. Times are of the processor. Run: `npx tsx bench/sealed.ts`.
 */
import * as Y from 'yjs';
import {
	bytesToText,
	type ChainId,
	type EntryId,
	type PersonId,
	type Space,
	type WorkspaceId
} from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import {
	Keyring,
	newWrapKeys,
	openedSpaces,
	openEpoch,
	openFact,
	SealedDoc,
	sealFact,
	type SpaceFact
} from '#lib/kernel/sealed/index.ts';
import { cpuMsOf, report } from './report.ts';

const EDITS = 10_000;
const FACTS = 10_000;
const workspace = bytesToText(new Uint8Array(32).fill(7)) as WorkspaceId;
const space = 'closed:1' as Space;
const signer = secretSigner(new Uint8Array(32).fill(1));
const draw = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const made = await newWrapKeys();
if (!made.ok) throw new Error(made.error.code);
const { key: wrapKey, pair } = made.value;
const keyring = new Keyring({ workspace, holder: signer.device, pair });
const opened = { space, history: 'full', isSealed: true, epochs: [], current: undefined } as const;
const holders = [{ name: signer.device, key: wrapKey }];
const { key, payloads } = await openEpoch(workspace, opened, { holders, keyring, draw });
const control: readonly SpaceFact[] = [
	{
		...{ at: 0, id: 'a' as EntryId, type: 'space.opened' },
		payload: { space, sealed: true, history: 'full' }
	},
	...payloads.map((payload) => ({
		...{ at: 0, id: 'b' as EntryId, type: 'epoch.opened' as const, payload }
	}))
];
await keyring.learn(openedSpaces(control));

const enter = (outer: Y.Doc, inner: Y.Doc) =>
	new SealedDoc({
		...{ outer, inner, signer, keyring, draw, place: { workspace, space, room: 'minutes-1' } },
		history: () => 'full',
		random: () => 0,
		after: () => () => undefined,
		onChange: () => undefined
	});

const straightOn = (text: Y.Text, turn: number): void =>
	text.insert(text.length, String.fromCharCode(97 + (turn % 26)));

/** Types with corrections now and then, as people do. */
const withCorrections = (text: Y.Text, turn: number): void => {
	const at = Math.max(0, text.length - (turn % 97 === 0 ? 40 : 0));
	if (turn % 11 === 0 && text.length > 20) text.delete(text.length - 3, 1);
	else text.insert(Math.min(at, text.length), String.fromCharCode(97 + (turn % 26)));
};

const draft = async (name: string, edit: (text: Y.Text, turn: number) => void) => {
	const [outer, inner] = [new Y.Doc(), new Y.Doc()];
	const sealed = enter(outer, inner);
	const writeMs = await cpuMsOf(async () => {
		for (let turn = 0; turn < EDITS; turn++) {
			edit(inner.getText('t'), turn);
			if (turn % 25 === 24) await sealed.settled();
		}
		await sealed.close();
	});
	const carried = Y.encodeStateAsUpdate(outer);
	const plain = Y.encodeStateAsUpdate(inner);
	const loadMs = await medianMs(async () => {
		const [outerAgain, innerAgain] = [new Y.Doc(), new Y.Doc()];
		Y.applyUpdate(outerAgain, carried);
		const again = enter(outerAgain, innerAgain);
		await again.settled();
		if (innerAgain.getText('t').length !== inner.getText('t').length) throw new Error('lost');
	});
	const plainLoadMs = await medianMs(async () => Y.applyUpdate(new Y.Doc(), plain));
	const blobs = outer.getArray('sealed').length;
	const bytes = { sealedBytes: carried.length, plainBytes: plain.length };
	return { measured: name, ...bytes, blobs, writeMs, loadMs, plainLoadMs };
};

const medianMs = async (run: () => Promise<unknown>): Promise<number | undefined> => {
	const times: number[] = [];
	for (let time = 0; time < 41; time++) times.push(await cpuMsOf(run));
	return times.sort((a, b) => a - b)[20];
};

const facts = async () => {
	const id = (fill: number) => bytesToText(new Uint8Array(32).fill(fill));
	const event = { type: 'attendance.taken', payload: { meeting: id(1), count: 12, note: null } };
	const entries = Array.from({ length: FACTS }, (_, seq) => {
		const envelope = {
			...{ space, device: signer.device, seq, at: seq, by: id(2) as PersonId },
			chain: bytesToText(new Uint8Array(8)) as ChainId,
			prev: id(3) as EntryId,
			auth: [id(4) as EntryId],
			deps: []
		};
		return { ...envelope, type: 'sealed', payload: sealFact(key, envelope, event, draw) };
	});
	const openMs = await cpuMsOf(async () => {
		for (const entry of entries) if (!openFact(entry, () => key).ok) throw new Error('not opened');
	});
	return { measured: `${FACTS} facts`, openMs };
};

report('sealed', [
	await draft(`${EDITS} edits, straight on`, straightOn),
	await draft(`${EDITS} edits, with corrections`, withCorrections),
	await facts()
]);
