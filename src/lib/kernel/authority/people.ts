/** Settles whose devices are whose, person by person, once everybody senior to them is settled. */
import type { DeviceId, PersonId } from '../identity/index.ts';
import { append, areSame, grouped, onceOf, type Control } from './control.ts';
import { deviceCut, isAgreed } from './device-tree.ts';
import { settleDevices } from './devices.ts';
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
	/** What a person's devices state besides, under no grant. */
	readonly said: ReadonlyMap<string, readonly Parsed[]>;
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
	rebound: rebound(control.of('person.rebound')),
	said: said(control.of('person.joined'), control.of('wrap.published'))
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

const said = onceOf(
	(joined: readonly Parsed<'person.joined'>[], published: readonly Parsed<'wrap.published'>[]) =>
		grouped<string, Parsed>([...joined, ...published], ({ entry }) => entry.by)
);

/** Settles the devices of people of a seniority, where everybody strictly senior has been settled. */
export const settlePeople =
	(standing: Standing, judge: Authority['judge'], statements: DeviceStatements) =>
	(id: PersonId, seniority: number): void => {
		const introduction = standing.introduced.get(id);
		if (!introduction || standing.people.has(id)) return;
		const revoked = statements.revoked.get(id);
		const rebound = statements.rebound.get(id);
		const stated = statements.own.get(id) ?? none;
		const said = statements.said.get(id) ?? none;
		const hasSeniors = revoked !== undefined || rebound !== undefined;
		const known = hasSeniors ? undefined : knownAs(standing, introduction, stated, said, seniority);
		if (known) {
			standing.people.set(id, known);
			return;
		}
		const decisions = {
			seniority,
			revocations: revocationsBySeniors(standing, judge, revoked ?? [], seniority),
			rebindings: rebindingsBySeniors(standing, judge, rebound ?? [], seniority)
		};
		const devices = settleDevices(standing, introduction, stated, decisions);
		const isWhole = !hasCuts(devices);
		const person = { id, introduction, stated, decisions, devices, isWhole };
		standing.people.set(id, person);
		const isFaultless = refuseFaulty(standing, person, said);
		if (!isWhole || !isFaultless || hasSeniors) return;
		const { workspace, proves } = standing;
		settled.set(introduction, { workspace, proves, person, said });
	};

const none: readonly Parsed[] = [];

const hasCuts = (devices: PersonDevices): boolean =>
	[...devices.values()].flat().some(({ cuts }) => cuts.length > 0);

/** Refuses what a person's devices might not state; whether there was nothing of it. */
const refuseFaulty = (standing: Standing, person: Person, said: readonly Parsed[]): boolean => {
	let isFaultless = true;
	for (const each of [...person.stated, ...said]) {
		const fault = ownFault(standing, person, each);
		if (!fault) continue;
		standing.refused.set(each.id, fault);
		isFaultless = false;
	}
	return isFaultless;
};

type Settled = Pick<Standing, 'workspace' | 'proves'> & {
	readonly person: Person;
	readonly said: readonly Parsed[];
};

// Where nothing is cut and nothing refused, all follows from what the person's own devices have stated.
const settled = new WeakMap<Parsed, Settled>();

/** The person as settled before, from the same statements. */
const knownAs = (
	{ workspace, proves }: Standing,
	introduction: Parsed<'person.introduced'>,
	stated: readonly Parsed[],
	said: readonly Parsed[],
	seniority: number
): Person | undefined => {
	const known = settled.get(introduction);
	if (known?.workspace !== workspace || known.proves !== proves) return undefined;
	const { person } = known;
	const isSame =
		person.decisions.seniority === seniority &&
		areSame(person.stated, stated) &&
		areSame(known.said, said);
	return isSame ? person : undefined;
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
