import type { AppointmentContext } from '#lib/domains/appointments/index.ts';
import { appointmentSurroundings } from '../projections/index.ts';
import type { Workspace } from '../session/index.ts';

/** Who is speaking now, as the commands about positions and contacts ask. */
export const appointmentContext = (workspace: Workspace): AppointmentContext => ({
	...appointmentSurroundings(workspace.projections.organisation()),
	can: workspace.speaker().can
});
