import { describe, expect, it } from 'vitest';
import {
	isOrganisationFact,
	membersAt,
	noOrganisation,
	viewOrganisation,
	type Card,
	type Organisation,
	type OrganisationEvent,
	type OrganisationFact
} from '#lib/domains/organisation/index.ts';
import type { DeviceId, EntryId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import { ok } from '#lib/kernel/result/index.ts';
import { guessLayout } from './columns.ts';
import { readRosterText } from './grid.ts';
import { importRoster, knownMembers } from './import-roster.ts';
import { planRoster } from './make-plan.ts';

const DATES = { enrolledFrom: null, movedFrom: '2026-09-01' };
const DAY = '2026-10-01';

/** An organisation that remembers what is said to it, and its directory. */
const register = (can: (capability: string) => boolean = () => true) => {
	const facts: OrganisationFact[] = [];
	const cards = new Map<Card['member'], Card>();
	const organisation = (): Organisation => viewOrganisation(facts, () => ({ can: () => true }));
	const say = ({ type, payload }: OrganisationEvent): EntryId => {
		const index = facts.length;
		const fact = {
			...{ id: `${index}-`.padEnd(43, '0') as EntryId, type, payload, at: index, receivedAt: 0 },
			...{ space: 'members' as Space, by: 'office' as PersonId, device: 'd' as DeviceId }
		};
		if (!isOrganisationFact(fact)) throw new Error(`not a fact: ${type}`);
		facts.push(fact);
		return fact.id;
	};
	const take = async (text: string) => {
		const grid = readRosterText(text);
		if (!grid.ok) throw new Error(grid.error.code);
		const { units } = organisation();
		const members = knownMembers(organisation(), cards, DAY);
		const plan = planRoster(grid.value, guessLayout(grid.value), { units, members });
		const imported = await importRoster(plan.commands, DATES, {
			organisation: organisation(),
			context: { at: 7, can },
			stateAll: (build) => {
				build(say);
				return Promise.resolve(ok(undefined));
			},
			putCards: (added) => {
				for (const card of added) cards.set(card.member, card);
				return Promise.resolve();
			}
		});
		return { plan, imported };
	};
	const lines = (date = DAY) =>
		membersAt(organisation(), date).map(({ member, unit, position }) => [
			cards.get(member)?.name,
			unit && organisation().units.get(unit)?.name,
			position
		]);
	return { facts, cards, organisation, take, lines };
};

const LIST = '学号\t姓名\t部门\t职务\n01\t林晓棠\t宣传部\t干事\n02\t高远\t办公室\t部长';

describe('importing a roster', () => {
	it('makes departments, members and cards', async () => {
		const alliance = register();
		const { imported } = await alliance.take(LIST);
		expect(imported).toEqual({ ok: true, value: { cards: 2 } });
		expect(alliance.lines()).toEqual([
			['林晓棠', '宣传部', 'officer'],
			['高远', '办公室', 'cadre']
		]);
		expect([...alliance.cards.values()][0]).toMatchObject({ studentNo: '01', at: 7 });
	});

	it('puts no name, number or phone into a fact', async () => {
		const alliance = register();
		await alliance.take(
			`${LIST}\n`.replace('职务', '职务\t电话').replace('干事', '干事\t13800000001')
		);
		const said = JSON.stringify(alliance.facts);
		for (const personal of ['林晓棠', '高远', '"01"', '13800000001'])
			expect(said).not.toContain(personal);
	});

	it('a second time changes nothing', async () => {
		const alliance = register();
		await alliance.take(LIST);
		const { plan } = await alliance.take(LIST);
		expect(plan).toMatchObject({ added: [], changed: [], unchanged: [2, 3], commands: [] });
		expect(alliance.facts).toHaveLength(4);
	});

	it('moves from the day that was chosen, and keeps what was before', async () => {
		const alliance = register();
		await alliance.take(LIST);
		await alliance.take(LIST.replace('宣传部\t干事', '培训部\t部长'));
		expect(alliance.lines('2026-08-31')[0]).toEqual(['林晓棠', '宣传部', 'officer']);
		expect(alliance.lines('2026-09-01')[0]).toEqual(['林晓棠', '培训部', 'cadre']);
	});

	it('is refused as a whole where one capability is missing', async () => {
		const alliance = register((capability) => capability === 'unit.manage');
		const { imported } = await alliance.take(LIST);
		expect(imported).toEqual({
			ok: false,
			error: { code: 'not_allowed', capability: 'roster' }
		});
		expect(alliance.facts).toEqual([]);
		expect(alliance.cards.size).toBe(0);
	});

	it('signs no card where the facts could not be kept', async () => {
		const cards: Card[] = [];
		const imported = await importRoster(
			[
				{ type: 'enrol', row: 2, unit: { unit: null }, position: 'officer', card: { name: '甲某' } }
			],
			DATES,
			{
				organisation: noOrganisation,
				context: { at: 7, can: () => true },
				stateAll: () => Promise.resolve({ ok: false, error: { code: 'disk_full' } } as const),
				putCards: (added) => Promise.resolve(void cards.push(...added))
			}
		);
		expect(imported).toEqual({ ok: false, error: { code: 'disk_full' } });
		expect(cards).toEqual([]);
	});

	it('puts new departments below the unit that stands for the organisation', async () => {
		const alliance = register();
		await alliance.take('姓名\t部门\n甲某\t联盟');
		const [top] = alliance.organisation().units.keys();
		const at = alliance.facts.length;
		alliance.facts.push({
			...alliance.facts[0],
			id: `${at}-`.padEnd(43, '0'),
			payload: { name: '办公室', parent: top }
		} as OrganisationFact);
		await alliance.take('姓名\t部门\n乙某\t培训部');
		const { units } = alliance.organisation();
		expect([...units.values()].map(({ name, parent }) => [name, parent])).toEqual([
			['联盟', null],
			['办公室', top],
			['培训部', top]
		]);
	});
});
