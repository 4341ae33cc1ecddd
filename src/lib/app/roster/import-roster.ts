import {
	createUnit,
	enrolMember,
	membersAt,
	moveMember,
	type Card,
	type MemberId,
	type Organisation,
	type OrganisationCommandRefusal,
	type OrganisationContext,
	type OrganisationEvent,
	type UnitId
} from '#lib/domains/organisation/index.ts';
import { entryToObject, type EntryId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { KnownMember, RosterCommand, UnitRef } from './plan.ts';

/** From which days posts count (`YYYY-MM-DD`); null: since ever. */
export interface RosterDates {
	readonly enrolledFrom: string | null;
	readonly movedFrom: string | null;
}

export interface RosterPorts<Fault> {
	readonly organisation: Organisation;
	readonly context: OrganisationContext;
	/** States several events at once, all or none. */
	readonly stateAll: (
		build: (say: (event: OrganisationEvent) => EntryId) => void
	) => Promise<Result<unknown, Fault>>;
	/** Signs and keeps directory cards. */
	readonly putCards: (cards: readonly Card[]) => Promise<void>;
}

type Say = (event: OrganisationEvent) => EntryId;

/** The roster on a date, as the plan of an import compares with it. */
export const knownMembers = (
	organisation: Organisation,
	cards: ReadonlyMap<MemberId, Card>,
	date: string
): readonly KnownMember[] =>
	membersAt(organisation, date).map((line) => ({ ...line, card: cards.get(line.member) ?? null }));

/**
 * Does what a plan intends: all its facts in one batch, or none, then the cards. It is decided once
 * without saying anything, so that a refusal in the last row keeps back the first as well.
 */
export const importRoster = async <Fault>(
	commands: readonly RosterCommand[],
	dates: RosterDates,
	ports: RosterPorts<Fault>
): Promise<Result<{ readonly cards: number }, OrganisationCommandRefusal | Fault>> => {
	let count = 0;
	const rehearsed = sayRoster(
		commands,
		dates,
		ports,
		() => `R${count++}-`.padEnd(43, '0') as EntryId
	);
	if (!rehearsed.ok) return rehearsed;
	let cards: readonly Card[] = [];
	const stated = await ports.stateAll((say) => {
		const said = sayRoster(commands, dates, ports, say);
		if (said.ok) cards = said.value;
	});
	if (!stated.ok) return stated;
	await ports.putCards(cards);
	return ok({ cards: cards.length });
};

const sayRoster = <Fault>(
	commands: readonly RosterCommand[],
	dates: RosterDates,
	{ organisation, context }: RosterPorts<Fault>,
	say: Say
): Result<readonly Card[], OrganisationCommandRefusal> => {
	const units = new Map(organisation.units);
	const made = new Map<string, UnitId>();
	const known: Organisation = { ...organisation, units };
	const cards: Card[] = [];
	for (const command of commands) {
		if (command.type === 'sign_card') {
			cards.push({ ...command.card, member: command.member, at: context.at });
			continue;
		}
		const event = decide(command, known, made, dates, context);
		if (!event.ok) return err(event.error);
		const id = entryToObject(say(event.value));
		if (command.type === 'enrol') cards.push({ ...command.card, member: id, at: context.at });
		if (command.type !== 'create_unit') continue;
		units.set(id, { id, name: command.name, parent: topOf(organisation) });
		made.set(command.name, id);
	}
	return ok(cards);
};

const decide = (
	command: Exclude<RosterCommand, { type: 'sign_card' }>,
	organisation: Organisation,
	made: ReadonlyMap<string, UnitId>,
	{ enrolledFrom, movedFrom }: RosterDates,
	context: OrganisationContext
): Result<OrganisationEvent, OrganisationCommandRefusal> => {
	const idOf = (unit: UnitRef) => ('made' in unit ? (made.get(unit.made) ?? null) : unit.unit);
	switch (command.type) {
		case 'create_unit':
			return createUnit(organisation, { name: command.name, parent: topOf(organisation) }, context);
		case 'enrol': {
			const { position, unit } = command;
			return enrolMember(organisation, { unit: idOf(unit), position, from: enrolledFrom }, context);
		}
		case 'move': {
			const { member, position, unit } = command;
			const post = { member, unit: idOf(unit), position, from: movedFrom };
			return moveMember(organisation, post, context);
		}
	}
};

/** New departments come below the organisation where one unit stands for it, or else at the top. */
const topOf = ({ units }: Organisation): UnitId | null => {
	const [top, ...others] = [...units.values()].filter(({ parent }) => parent === null);
	const isParent = [...units.values()].some(({ parent }) => parent === top?.id);
	return top && others.length === 0 && isParent ? top.id : null;
};
