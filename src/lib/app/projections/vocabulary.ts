import * as v from 'valibot';
import { accountCapabilities, accountEvents } from '#lib/domains/accounts/index.ts';
import { activityCapabilities, activityEvents } from '#lib/domains/activities/index.ts';
import { appointmentCapabilities, appointmentEvents } from '#lib/domains/appointments/index.ts';
import { attendanceCapabilities, attendanceEvents } from '#lib/domains/attendance/index.ts';
import { awardCapabilities, awardEvents } from '#lib/domains/awards/index.ts';
import { chronicleCapabilities, chronicleEvents } from '#lib/domains/chronicle/index.ts';
import { conductCapabilities, conductEvents } from '#lib/domains/conduct/index.ts';
import { hostCapabilities, hostEvents } from '#lib/domains/hosts/index.ts';
import { meetingCapabilities, meetingEvents } from '#lib/domains/meetings/index.ts';
import { organisationCapabilities, organisationEvents } from '#lib/domains/organisation/index.ts';
import { recordCapabilities, recordEvents } from '#lib/domains/records/index.ts';
import { rulebookCapabilities, rulebookEvents } from '#lib/domains/rulebook/index.ts';
import { taskCapabilities, taskEvents } from '#lib/domains/tasks/index.ts';
import { visitCapabilities, visitEvents } from '#lib/domains/visits/index.ts';
import type { Vocabulary } from '../log/index.ts';

const schemas: Readonly<Record<string, v.GenericSchema>> = {
	...organisationEvents,
	...meetingEvents,
	...attendanceEvents,
	...conductEvents,
	...taskEvents,
	...awardEvents,
	...recordEvents,
	...activityEvents,
	...accountEvents,
	...hostEvents,
	...rulebookEvents,
	...appointmentEvents,
	...chronicleEvents,
	...visitEvents
};

const capabilities: Readonly<Record<string, string>> = {
	...organisationCapabilities,
	...meetingCapabilities,
	...attendanceCapabilities,
	...conductCapabilities,
	...taskCapabilities,
	...awardCapabilities,
	...recordCapabilities,
	...activityCapabilities,
	...accountCapabilities,
	...hostCapabilities,
	...rulebookCapabilities,
	...appointmentCapabilities,
	...chronicleCapabilities,
	...visitCapabilities
};

/** Every event type that the domains of this version know. */
export const eventTypes: readonly string[] = Object.keys(schemas);

/** What the domains of this version make of events. */
export const vocabulary: Vocabulary = {
	requires: (type) => {
		const capability = Object.hasOwn(capabilities, type) ? capabilities[type] : undefined;
		// `self` and `member` are for the domain's policy to judge; the log asks for any grant.
		return capability === 'self' || capability === 'member' ? null : capability;
	},
	parse: (type, payload) => {
		const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
		const parsed = schema && v.safeParse(schema, payload);
		return parsed?.success ? parsed.output : undefined;
	}
};
