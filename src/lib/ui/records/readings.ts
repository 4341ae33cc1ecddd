// Who has read what, as a table to sort and to give out.
import { tablesToCsv } from '#lib/app/sheets/index.ts';
import type { Reading } from '#lib/domains/records/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { personName } from '../spaces/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';
import { reasonName } from './words.ts';

/** What somebody calls the device a reading was stated from; else how its id begins. */
export const deviceTitle = (view: WorkspaceView, { by, device }: Reading): string =>
	view.watch(({ deviceNames }) => deviceNames.of(by).get(device)) || device.slice(0, 8);

export type Order = 'time' | 'reader' | 'record';

/** By time, the latest first; or by reader or record, and then by time. */
export const sorted = (
	readings: readonly Reading[],
	order: Order,
	names: {
		readonly reader: (reading: Reading) => string;
		readonly record: (reading: Reading) => string;
	}
): readonly Reading[] => {
	if (order === 'time') return readings;
	const name = names[order];
	return [...readings].sort((a, b) => name(a).localeCompare(name(b)) || b.at - a.at);
};

/** The readings as a csv file. */
export const readingsCsv = (
	view: WorkspaceView,
	readings: readonly Reading[],
	titleOf: (reading: Reading) => string
): Blob => {
	const heading = [
		m.records_reader(),
		m.records_record(),
		m.records_when(),
		m.records_reason(),
		m.records_note(),
		m.records_fields(),
		m.records_device()
	];
	const rows = readings.map((reading) => [
		personName(view, reading.by),
		titleOf(reading),
		new Date(reading.at).toISOString(),
		reasonName(reading.reason),
		reading.note ?? '',
		reading.fields.join(m.spaces_comma()) || m.records_fields_all(),
		deviceTitle(view, reading)
	]);
	const [file] = tablesToCsv([{ sheet: m.records_readings_all(), rows: [heading, ...rows] }]);
	return new Blob(file ? [Uint8Array.from(file.bytes)] : [], { type: 'text/csv' });
};
