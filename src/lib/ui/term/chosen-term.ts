import type { Term } from '#lib/domains/organisation/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';

/** The term with that id; where there is none, the term of today or the latest. */
export const chosenTerm = (view: WorkspaceView, id: string | null): Term | null =>
	view.organisation.terms.find((term) => term.id === id) ??
	view.watch(({ scoreBook }) => scoreBook.term);

/** A term with its dates. */
export const termLabel = ({ title, from, to }: Term): string =>
	m.scorebook_term({ title, from, to });
