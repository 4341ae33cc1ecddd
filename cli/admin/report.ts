import { unreachable } from '#lib/kernel/result/index.ts';
import type { Answer, Order } from '../../server/operator/index.ts';

const MB = 1024 * 1024;

const size = (bytes: number): string => `${(bytes / MB).toFixed(1)} MB`;

/** An answer for people to read; ids and numbers only. */
export const toLines = (order: Order, answer: Answer): readonly string[] => {
	switch (answer.type) {
		case 'inspected':
			return inspected(answer);
		case 'checked':
			return [
				`${answer.entries} entries: ${answer.damagedEntries} damaged, ${answer.unverifiedEntries} not verified`,
				`${answer.drafts} drafts: ${answer.damagedDrafts} damaged`,
				`${answer.files} files: ${answer.damagedFiles} damaged`,
				...answer.findings
			];
		case 'compacted':
			return [
				`${answer.merged} of ${answer.drafts} drafts merged: ${size(answer.bytesBefore)} before, ${size(answer.bytesAfter)} after`
			];
		case 'ruled':
			return [`Done: ${order.type}. Connections ended: ${answer.ended}`];
		default:
			return unreachable(answer);
	}
};

const inspected = (answer: Extract<Answer, { type: 'inspected' }>): readonly string[] => [
	...answer.workspaces.flatMap((each) => [
		`workspace ${each.workspace}`,
		`  log     ${each.spaces} spaces, ${each.chains} chains, ${each.entries} entries, ${size(each.entryBytes)}`,
		`  drafts  ${each.drafts} rooms, ${size(each.draftBytes)}`,
		`  files   ${each.files} files, ${size(each.fileBytes)}`,
		...countBy(each.connected).map(
			([device, sockets]) => `  device  ${device} (${sockets} sockets)`
		)
	]),
	`open area: ${answer.openDrafts} rooms, ${size(answer.openDraftBytes)}`,
	...answer.rulings.allowed.map((id) => `allowed workspace ${id}`),
	...answer.rulings.evictedDevices.map((id) => `evicted device ${id}`),
	...answer.rulings.evictedWorkspaces.map((id) => `evicted workspace ${id}`)
];

const countBy = (names: readonly string[]): readonly (readonly [string, number])[] => {
	const counts = new Map<string, number>();
	for (const each of names) counts.set(each, (counts.get(each) ?? 0) + 1);
	return [...counts].sort();
};

/** Whether an answer tells of damage. */
export const tellsOfDamage = (answer: Answer): boolean =>
	answer.type === 'checked' &&
	answer.damagedEntries +
		answer.unverifiedEntries +
		answer.damagedDrafts +
		answer.damagedFiles +
		answer.findings.length >
		0;
