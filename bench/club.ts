/** An invented organisation of any size: as many members and attendance facts as asked for, in units of 200. */
import { foundWorkspace, drawChain } from '../src/lib/app/session/entrance.ts';
import {
	advanced,
	nextEntry,
	signBatch,
	type ChainHead,
	type SignedEntry
} from '#lib/kernel/log/index.ts';
import { entryToObject, membersSpace, type EntryId } from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';

const UNIT_SIZE = 200;
const HOUR_MS = 3_600_000;
const start = Date.UTC(2026, 8, 1, 11);
const statuses = ['present', 'present', 'present', 'late', 'absent', 'leave'] as const;

/** Entries of a whole organisation, signed at their end, with what a log of it needs. */
export const clubOf = async (facts: number, memberCount = 200) => {
	let drawn = 0;
	const draw = (length: number) => Uint8Array.from({ length }, () => ++drawn % 251);
	const signer = secretSigner(new Uint8Array(32).fill(7));
	const founding = { name: 'Bench', template: 'alliance', timezone: 'Asia/Shanghai' };
	const {
		workspace,
		person,
		entries: entrance
	} = await foundWorkspace(signer, founding, start, draw);
	let head: ChainHead = { space: membersSpace, chain: drawChain(draw), workspace };
	const entries: SignedEntry[] = [];
	const say = (type: string, payload: object, at: number): EntryId => {
		const next = nextEntry(head, signer.device, {
			type,
			by: person,
			auth: [workspace as string as EntryId],
			at,
			payload: payload as never
		});
		head = advanced(head, next);
		entries.push(next);
		return next.id;
	};
	const units = Array.from({ length: Math.ceil(memberCount / UNIT_SIZE) }, (_, index) => {
		const unit = entryToObject(say('unit.created', { name: `Unit ${index}`, parent: null }, start));
		const enrolled = { unit, position: 'officer', from: null };
		const members = Array.from({ length: Math.min(UNIT_SIZE, memberCount) }, () =>
			entryToObject(say('member.enrolled', enrolled, start))
		);
		return { unit, members };
	});
	const record = (meeting: string, member: string | undefined, index: number, at: number) => ({
		type: 'attendance.recorded',
		payload: {
			meeting,
			member,
			status: statuses[index % statuses.length],
			arrivedAt: null,
			leftAt: null,
			reasonAccepted: false,
			how: 'roll',
			reason: null,
			supersedes: []
		},
		at
	});
	const called = (at: number, number: number, unit: string) => ({
		title: `Meeting ${number}`,
		kind: 'routine',
		stars: null,
		unit,
		place: '',
		start: at,
		end: at + HOUR_MS,
		agenda: [],
		host: null,
		recorders: [],
		timekeeper: null,
		noteDuty: 'recorders',
		expected: 'unit',
		ref: null
	});
	let last = '';
	let first: string | undefined;
	let at = start;
	for (let turn = 0; entries.length < facts; turn++) {
		const { unit = '', members = [] } = units[turn % units.length] ?? {};
		// In turn, so that a term of 2,000 members is as long as one of 200.
		if (turn % units.length === 0) at += 6 * HOUR_MS;
		last = entryToObject(say('meeting.called', called(at, entries.length, unit), at - HOUR_MS));
		[first] = members;
		members.forEach((member, index) => {
			const {
				type,
				payload,
				at: when
			} = record(last, member, index * 7 + entries.length, at + 60_000);
			if (entries.length < facts) say(type, payload, when);
		});
	}
	return {
		entries: [...entrance, ...(await signBatch(entries, signer))],
		end: at + 24 * HOUR_MS,
		oneMore: { ...record(last, first, 3, at + 120_000) },
		ports: {
			workspace,
			person,
			signer,
			now: () => at + 24 * HOUR_MS,
			newChain: () => drawChain(draw),
			exclusively: <T>(run: () => Promise<T>) => run(),
			stated: () => undefined
		}
	};
};
