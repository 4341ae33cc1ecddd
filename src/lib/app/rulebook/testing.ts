/** For tests: an alliance on its officers' devices, in which somebody proposes and somebody adopts. */
import { decideAmendment, proposeAmendment, type Amendment } from '#lib/domains/rulebook/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { value } from '../session/testing.ts';
import type { Workspace } from '../session/index.ts';
import { rulebookContext } from './context.ts';

/** Proposes figures, such as `{ 'AL-20.late': '-2' }`, for terms that begin on a day or later. */
export const proposes = async (
	{ workspace }: { readonly workspace: Workspace },
	figures: Readonly<Record<string, string>>,
	from: string
): Promise<Amendment> => {
	const fields = {
		figures: Object.entries(figures).map(([key, said]) => ({ key, value: said })),
		...{ from, reason: '例会迟到太多' }
	};
	const said = proposeAmendment(fields, rulebookContext(workspace));
	const id = entryToObject(value(await workspace.state(said)));
	return amendmentIn(workspace, id);
};

const amendmentIn = ({ projections }: Workspace, id: Amendment['id']): Amendment => {
	const amendment = projections.rulebook.amendment(id);
	if (!amendment) throw new Error('it has been proposed');
	return amendment;
};

/** Adopts or rejects what was proposed, as it stands on this device. */
export const decides = async (
	{ workspace }: { readonly workspace: Workspace },
	{ id }: Pick<Amendment, 'id'>,
	outcome: 'adopted' | 'rejected' = 'adopted'
): Promise<void> => {
	const amendment = amendmentIn(workspace, id);
	const said = decideAmendment(amendment, { outcome, reason: null }, rulebookContext(workspace));
	value(await workspace.state(said));
};
