/** What the operator may order of a relay or of a data folder, and what is answered. Ids and numbers only. */
import * as v from 'valibot';

const id = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const turned = v.picklist(['device', 'workspace']);

/** An order as it travels to a running relay. */
export const orderSchema = v.variant('type', [
	v.strictObject({ type: v.literal('inspect') }),
	v.strictObject({ type: v.literal('check') }),
	v.strictObject({ type: v.literal('compact') }),
	v.strictObject({ type: v.picklist(['evict', 'readmit']), kind: turned, id }),
	v.strictObject({ type: v.picklist(['allow', 'disallow']), id })
]);

/** An order. */
export type Order = v.InferOutput<typeof orderSchema>;

const workspaceSchema = v.strictObject({
	workspace: v.string(),
	spaces: count,
	chains: count,
	entries: count,
	entryBytes: count,
	drafts: count,
	draftBytes: count,
	files: count,
	fileBytes: count,
	/** Devices that are connected now, each as often as it has sockets. */
	connected: v.array(v.string())
});

/** An answer as it travels back. */
export const answerSchema = v.variant('type', [
	v.strictObject({
		type: v.literal('inspected'),
		workspaces: v.array(workspaceSchema),
		openDrafts: count,
		openDraftBytes: count,
		rulings: v.strictObject({
			allowed: v.array(v.string()),
			evictedDevices: v.array(v.string()),
			evictedWorkspaces: v.array(v.string())
		})
	}),
	v.strictObject({
		type: v.literal('checked'),
		entries: count,
		/** Entries that cannot be read any more, or are not what their place says. */
		damagedEntries: count,
		/** Entries whose signature or predecessor does not hold. */
		unverifiedEntries: count,
		drafts: count,
		damagedDrafts: count,
		files: count,
		/** Files whose bytes are not those that their name says. */
		damagedFiles: count,
		findings: v.array(v.string())
	}),
	v.strictObject({
		type: v.literal('compacted'),
		drafts: count,
		merged: count,
		bytesBefore: count,
		bytesAfter: count
	}),
	/** `ended`: sockets that were closed because of it. */
	v.strictObject({ type: v.literal('ruled'), ended: count })
]);

/** An answer. */
export type Answer = v.InferOutput<typeof answerSchema>;

/** What is told of one workspace. */
export type WorkspaceReport = v.InferOutput<typeof workspaceSchema>;
