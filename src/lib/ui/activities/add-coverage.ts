// Photos and articles on their way from a dialog into facts (AL-106).
import { activityAuthor } from '#lib/app/activities/index.ts';
import {
	addCoverage,
	type Activity,
	type ActivityCommandRefusal,
	type ActivityPayload
} from '#lib/domains/activities/index.ts';
import type { FileRef } from '#lib/kernel/files/index.ts';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { chosenRefusalText, readChosen, shrinkPhoto } from '../files/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';
import { refusalText, send, type Refusal } from './send.ts';

/** How many files are added in one go. */
export const MOST_AT_ONCE = 12;

type Told = Pick<ActivityPayload<'coverage.added'>, 'kind' | 'caption'>;

/** Adds each file as a piece of its own, all or none; answers the sentence of a refusal. */
export const addFiles = async (
	{ workspace }: WorkspaceView,
	activity: Activity,
	told: Told,
	files: readonly File[]
): Promise<string | undefined> => {
	const prepared = told.kind === 'photo' ? await shrinkAll(files) : ok(files);
	if (!prepared.ok) return m.activities_coverage_unreadable({ name: prepared.error });
	const read = await readChosen(prepared.value);
	if (!read.ok) return chosenRefusalText(read.error);
	const added = await workspace.files.adding(membersSpace, read.value, async (refs) => {
		const pieces = piecesOf(activity, told, refs, activityAuthor(workspace));
		if (!pieces.ok) return pieces;
		const stated: Result<unknown, Refusal> = await workspace.stateAll((say) => {
			for (const piece of pieces.value) say(piece);
		});
		return stated;
	});
	if (added.ok) return undefined;
	const refusal = added.error;
	return refusal.code === 'file_too_large' ? chosenRefusalText(refusal) : refusalText(refusal);
};

/** Adds an article by the address at which it was published. */
export const addLink = (
	view: WorkspaceView,
	activity: Activity,
	told: Told,
	address: string
): Promise<string | undefined> => {
	// As `URL.href` writes it; what is no address is left for the command to refuse.
	const link = URL.canParse(address) ? new URL(address).href : address;
	const piece = { ...told, file: null, link };
	return send(view, addCoverage(activity, piece, activityAuthor(view.workspace)));
};

const piecesOf = (
	activity: Activity,
	told: Told,
	refs: readonly FileRef[],
	author: Parameters<typeof addCoverage>[2]
) => {
	const pieces = refs.map((file) => addCoverage(activity, { ...told, file, link: null }, author));
	const refused = pieces.find((piece) => !piece.ok);
	return refused && !refused.ok
		? (refused satisfies Result<never, ActivityCommandRefusal>)
		: ok(pieces.flatMap((piece) => (piece.ok ? [piece.value] : [])));
};

/** One after the other: a phone has no room for twelve photos as pixels. */
const shrinkAll = async (files: readonly File[]): Promise<Result<readonly File[], string>> => {
	const shrunk: File[] = [];
	for (const file of files) {
		const one = await shrinkPhoto(file);
		if (!one.ok) return err(one.error.name);
		shrunk.push(one.value);
	}
	return ok(shrunk);
};
