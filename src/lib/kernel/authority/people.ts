/** Settles whose devices are whose, person by person, once everybody senior to them is settled. */
import type { DeviceId, PersonId } from '../identity/index.ts';
import { append, grouped, onceOf, type Control } from './control.ts';
import { deviceCut, isAgreed } from './device-tree.ts';
import { areSameStatements, settleDevices } from './devices.ts';
import { isByWords } from './recovery.ts';
import type { Person, PersonDevices, Rebinding, SeniorDecisions, Standing } from './standing.ts';
import {
	authorityCapabilities,
	type Authority,
	type AuthorityFault,
	type Identified,
	type Parsed,
	type RankedCut
} from './types.ts';

type ByPerson<Type extends Parsed['event']['type']> = ReadonlyMap<string, readonly Parsed<Type>[]>;

/** What concerns people's devices, by person. */
export interface DeviceStatements {
	readonly own: ReadonlyMap<string, readonly Parsed[]>;
	readonly revoked: ByPerson<'device.revoked'>;
	readonly rebound: ByPerson<'person.rebound'>;
}

/** Sorts what is stated about devices by the person whom it concerns. */
export const deviceStatements = (control: Control): DeviceStatements => ({
	own: ownStatements(
		control.of('device.added'),
		control.of('device.recovered'),
		control.of('device.revoked'),
		control.of('work.ratified')
	),
	revoked: revokedByOthers(control.of('device.revoked')),
	rebound: rebound(control.of('person.rebound'))
});

const isOwn = ({ entry, event }: Parsed<'device.revoked'>) => entry.by === event.payload.person;

const ownStatements = onceOf(
	(
		added: readonly Parsed<'device.added'>[],
		recovered: readonly Parsed<'device.recovered'>[],
		revoked: readonly Parsed<'device.revoked'>[],
		ratified: readonly Parsed<'work.ratified'>[]
	) =>
		grouped<string, Parsed>(
			[...added, ...recovered, ...revoked.filter(isOwn), ...ratified],
			({ entry }) => entry.by
		)
);

const revokedByOthers = onceOf((revoked: readonly Parsed<'device.revoked'>[]) =>
	grouped(
		revoked.filter((stated) => !isOwn(stated)),
		({ event }) => event.payload.person as string
	)
);

const rebound = onceOf((stated: readonly Parsed<'person.rebound'>[]) =>
	grouped(stated, ({ event }) => event.payload.person as string)
);

/** Settles the devices of people of a seniority, where everybody strictly senior has been settled. */
export const settlePeople =
	(standing: Standing, judge: Authority['judge'], statements: DeviceStatements) =>
	(id: PersonId, seniority: number): void => {
		const introduction = standing.introduced.get(id);
		if (!introduction || standing.people.has(id)) return;
		const stated = statements.own.get(id) ?? none;
		const revoked = statements.revoked.get(id);
		const rebound = statements.rebound.get(id);
		const decisions =
			revoked || rebound
				? {
						seniority,
						revocations: revocationsBySeniors(standing, judge, revoked ?? [], seniority),
						rebindings: rebindingsBySeniors(standing, judge, rebound ?? [], seniority)
					}
				: undecided(introduction, seniority);
		const devices = settleDevices(standing, introduction, stated, decisions);
		const person = personOf(introduction, stated, decisions, devices);
		standing.people.set(id, person);
		if (!faultless.has(devices)) refuseFaulty(standing, person);
	};

const refuseFaulty = (standing: Standing, person: Person): void => {
	const { stated, devices } = person;
	let isFaultless = true;
	for (const each of stated) {
		const fault = ownFault(standing, person, each);
		if (!fault) continue;
		standing.refused.set(each.id, fault);
		isFaultless = false;
	}
	if (isFaultless) faultless.add(devices);
};

// Devices that are settled once (see there) came from these very statements: none has a fault.
const faultless = new WeakSet<PersonDevices>();

const none: readonly Parsed[] = [];

/** Where seniors have decided nothing. */
const undecided = onceOf((_: Parsed<'person.introduced'>, seniority: number): SeniorDecisions => ({
	seniority,
	revocations: new Map(),
	rebindings: []
}));

const persons = new WeakMap<Parsed, Person>();

/** The same object, where the same has been settled: a comparison need not look into it. */
const personOf = (
	introduction: Parsed<'person.introduced'>,
	stated: readonly Parsed[],
	decisions: SeniorDecisions,
	devices: PersonDevices
): Person => {
	const known = persons.get(introduction);
	const isSame =
		known?.decisions === decisions &&
		known.devices === devices &&
		areSameStatements(known.stated, stated);
	if (isSame) return known;
	const id = introduction.id as string as PersonId; // a person is the entry that introduced them
	const person = { id, introduction, stated, decisions, devices };
	persons.set(introduction, person);
	return person;
};

const revocationsBySeniors = (
	standing: Standing,
	judge: Authority['judge'],
	revoked: readonly Parsed<'device.revoked'>[],
	seniority: number
): SeniorDecisions['revocations'] => {
	const cuts = new Map<DeviceId, RankedCut[]>();
	for (const stated of revoked) {
		const author = seniorOf(standing, judge(stated, undefined), stated, seniority);
		const { device, cut } = stated.event.payload;
		if (!author) continue;
		append(cuts, device as DeviceId, { cut, rank: author.rank, revocation: stated.id });
	}
	return cuts;
};

const rebindingsBySeniors = (
	standing: Standing,
	judge: Authority['judge'],
	rebound: readonly Parsed<'person.rebound'>[],
	seniority: number
): readonly Rebinding[] =>
	rebound.flatMap((stated) => {
		const verdict = judge(stated, authorityCapabilities.grant);
		const limit = seniorOf(standing, verdict, stated, seniority);
		if (!limit) return [];
		const { id, entry, event } = stated;
		const { device, cut } = event.payload;
		const ranked = { cut, rank: limit.rank, revocation: id };
		return [{ id, entry, device: device as DeviceId, cut: ranked, limit }];
	});

/** The author's grant, where it is strictly senior to the person whom the statement concerns. */
const seniorOf = (
	{ refused }: Standing,
	verdict: ReturnType<Authority['judge']>,
	{ id }: Identified,
	seniority: number
) => {
	if (verdict.ok && verdict.value.rank < seniority) return verdict.value;
	refused.set(id, verdict.ok ? { code: 'not_senior' } : verdict.error);
	return undefined;
};

/** Why a person's device may not state this for them; undefined where it may. */
export const deviceFault = (
	standing: Standing,
	{ decisions }: Pick<Person, 'decisions'>,
	devices: PersonDevices,
	stated: Identified
): AuthorityFault | undefined => {
	const nodes = devices.get(stated.entry.device);
	if (!nodes) return { code: 'foreign_device' };
	let fault: AuthorityFault | undefined;
	for (const { cuts } of nodes) {
		const cut = deviceCut(standing, decisions.seniority, cuts, stated);
		if (!cut) return undefined;
		fault ??= { code: 'device_revoked', revocation: cut.revocation };
	}
	return fault;
};

/** Why what a device states about devices of its own person has no effect. */
const ownFault = (
	standing: Standing,
	person: Person,
	stated: Parsed
): AuthorityFault | undefined => {
	const { event } = stated;
	// What was ratified under a grant counts by that grant; see there.
	if (event.type === 'work.ratified') return undefined;
	if (event.type === 'device.recovered') {
		const recovered = { ...stated, event };
		return isByWords(standing, person.introduction, recovered) ? undefined : { code: 'bad_proof' };
	}
	const isItself = event.type === 'device.revoked' && event.payload.device === stated.entry.device;
	const devices = isItself ? withoutOwnCuts(person.devices) : person.devices;
	const fault = deviceFault(standing, person, devices, stated);
	if (fault) return fault;
	if (event.type === 'device.added') {
		return isAgreed(standing, { ...stated, event }) ? undefined : { code: 'bad_proof' };
	}
	if (event.type !== 'device.revoked' || isItself) return undefined;
	const revoked = person.devices.get(event.payload.device as DeviceId) ?? [];
	const isBelow = revoked.some(({ ancestors }) => ancestors.has(stated.entry.device));
	return isBelow ? undefined : { code: 'not_own_device' };
};

/** The devices as they were when they revoked themselves. */
const withoutOwnCuts = (devices: PersonDevices): PersonDevices =>
	new Map(
		[...devices].map(([device, nodes]) => [
			device,
			nodes.map((node) => ({ ...node, cuts: node.cuts.filter(({ isByItself }) => !isByItself) }))
		])
	);
