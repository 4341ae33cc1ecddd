import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accountEvents } from '#lib/domains/accounts/index.ts';
import { activityEvents } from '#lib/domains/activities/index.ts';
import { appointmentEvents } from '#lib/domains/appointments/index.ts';
import { awardEvents } from '#lib/domains/awards/index.ts';
import { chronicleEvents } from '#lib/domains/chronicle/index.ts';
import { hostEvents } from '#lib/domains/hosts/index.ts';
import { rulebookEvents } from '#lib/domains/rulebook/index.ts';
import { taskEvents } from '#lib/domains/tasks/index.ts';
import { visitEvents } from '#lib/domains/visits/index.ts';

/** A further file for what each release has added. */
const tables: Readonly<
	Record<
		string,
		{ readonly events: Readonly<Record<string, v.GenericSchema>>; readonly files: number }
	>
> = {
	accounts: { events: accountEvents, files: 1 },
	activities: { events: activityEvents, files: 2 },
	appointments: { events: appointmentEvents, files: 1 },
	awards: { events: awardEvents, files: 1 },
	chronicle: { events: chronicleEvents, files: 1 },
	hosts: { events: hostEvents, files: 1 },
	rulebook: { events: rulebookEvents, files: 1 },
	tasks: { events: taskEvents, files: 2 },
	visits: { events: visitEvents, files: 1 }
};

const pinnedIn = (name: string, files: number): Readonly<Record<string, unknown>> =>
	Object.assign(
		{},
		...Array.from(
			{ length: files },
			(_, at) =>
				JSON.parse(readFileSync(`tests/fixtures/facts/${name}-${at + 1}.json`, 'utf8')) as Readonly<
					Record<string, unknown>
				>
		)
	) as Readonly<Record<string, unknown>>;

describe('payloads that have been released', () => {
	it.each(Object.entries(tables))(
		'of %s are read as they were, one of each type',
		(name, { events, files }) => {
			const pinned = pinnedIn(name, files);
			expect(Object.keys(pinned).sort()).toEqual(Object.keys(events).sort());
			for (const [type, schema] of Object.entries(events)) {
				expect([type, v.parse(schema, pinned[type])]).toEqual([type, pinned[type]]);
			}
		}
	);
});
