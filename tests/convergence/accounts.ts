/** What a device's pages would show of its log: who is in the organisation, who attended, all scores. */
import { WorkspaceLog } from '#lib/app/log/index.ts';
import { Projections, vocabulary } from '#lib/app/projections/index.ts';
import { builtInFigures, ScoreBook } from '#lib/app/scores/index.ts';
import type { Replica } from './replica.ts';

/** The accounts of one device, kept in step with its store whenever `read` is called. */
export interface Accounts {
	/** Reads what has come since, and answers the sum of all scores. */
	total(): Promise<number>;
	/** The same for everything, in one text: equal texts, equal state. */
	read(): Promise<string>;
}

/** Opens the accounts over a device's store; `now` is the clock of its pages, in milliseconds since 1970. */
export const openAccounts = (device: Replica, now: () => number): Accounts => {
	const timezone = () => 'Asia/Shanghai';
	const projections: Projections = new Projections({
		had: (id, capability) => log.had(id, capability),
		timezone,
		lateMinutes: () => 10
	});
	const refuse = () => Promise.reject(new Error('the accounts state nothing'));
	const log: WorkspaceLog = new WorkspaceLog({
		workspace: device.workspace,
		person: device.person,
		store: device.store,
		signer: device.signer,
		vocabulary,
		sink: projections,
		now,
		newChain: () => {
			throw new Error('the accounts write no chain');
		},
		exclusively: refuse,
		stated: () => undefined
	});
	const book = new ScoreBook({ projections, timezone, now }, () => builtInFigures);
	return {
		total: async () => {
			await log.catchUp();
			return book.scores().reduce((sum, { score }) => sum + score, 0);
		},
		read: async () => {
			await log.catchUp();
			return textOf(projections, book);
		}
	};
};

const textOf = (projections: Projections, book: ScoreBook): string => {
	const { members, memberByPerson, terms } = projections.organisation();
	const sheets = projections.meetings().map((meeting) => {
		const { standings, notExpected, refused } = projections.attendance(meeting.id) ?? {};
		return [meeting, [...(standings ?? [])], notExpected, refused];
	});
	const scores = book.scores();
	return JSON.stringify([[...members], [...memberByPerson], terms, sheets, scores]);
};
