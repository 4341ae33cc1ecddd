import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { activityEvents } from '#lib/domains/activities/index.ts';
import { appointmentEvents } from '#lib/domains/appointments/index.ts';
import { awardEvents } from '#lib/domains/awards/index.ts';
import { chronicleEvents } from '#lib/domains/chronicle/index.ts';
import { taskEvents } from '#lib/domains/tasks/index.ts';
import { visitEvents } from '#lib/domains/visits/index.ts';

const tables: Readonly<Record<string, Readonly<Record<string, v.GenericSchema>>>> = {
	'activities-1': activityEvents,
	'appointments-1': appointmentEvents,
	'awards-1': awardEvents,
	'chronicle-1': chronicleEvents,
	'tasks-1': taskEvents,
	'visits-1': visitEvents
};

describe('payloads that have been released', () => {
	it.each(Object.entries(tables))(
		'of %s are read as they were, one of each type',
		(name, events) => {
			const pinned = JSON.parse(
				readFileSync(`tests/fixtures/facts/${name}.json`, 'utf8')
			) as Readonly<Record<string, unknown>>;
			expect(Object.keys(pinned)).toEqual(Object.keys(events));
			for (const [type, schema] of Object.entries(events)) {
				expect([type, v.parse(schema, pinned[type])]).toEqual([type, pinned[type]]);
			}
		}
	);
});
