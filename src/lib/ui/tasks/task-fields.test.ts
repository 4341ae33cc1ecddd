import { describe, expect, it } from 'vitest';
import { fieldsToTask, newFields, type TaskFields } from './task-fields.ts';

const SHANGHAI = 'Asia/Shanghai';
/** 2026-03-02 09:30 in Shanghai. */
const now = Date.UTC(2026, 2, 2, 1, 30);
const filled = (change: Partial<TaskFields> = {}): TaskFields => ({
	...newFields(now, SHANGHAI),
	title: ' 写新闻稿 ',
	...change
});
const faults = (change: Partial<TaskFields>) => {
	const asked = fieldsToTask(filled(change), SHANGHAI);
	return asked.ok ? [] : asked.error;
};

describe('[AL-100] the form of a task', () => {
	it('asks once: for everybody, in three days at six in the evening', () => {
		expect(fieldsToTask(filled(), SHANGHAI)).toEqual({
			ok: true,
			value: {
				kind: 'once',
				details: {
					title: '写新闻稿',
					body: '',
					due: Date.UTC(2026, 2, 5, 10),
					unit: null,
					addressees: 'unit',
					duty: null,
					issuedAt: null,
					occurrence: null,
					ref: null
				}
			}
		});
	});

	it('asks again and again', () => {
		const fields = filled({ repeat: 'week', days: [5, 1], until: '2026-07-01', duty: 'office-14' });
		expect(fieldsToTask(fields, SHANGHAI)).toMatchObject({
			ok: true,
			value: {
				kind: 'recurring',
				details: {
					every: { unit: 'week', days: [1, 5] },
					onDayOff: 'before',
					time: '18:00',
					leadDays: 3,
					from: '2026-03-02',
					until: '2026-07-01',
					duty: 'office-14'
				}
			}
		});
	});

	it('names every field that cannot be read, and only those that are in sight', () => {
		expect(faults({ title: ' ', due: '2026-02-30T10:00', addressees: 'some' })).toEqual([
			'title',
			'addressees',
			'due'
		]);
		expect(faults({ repeat: 'workday', due: '', days: [], day: '40' })).toEqual([]);
		expect(
			faults({ repeat: 'month', day: '40', time: '', leadDays: '31', from: '', until: 'soon' })
		).toEqual(['day', 'time', 'lead', 'from', 'until']);
		expect(faults({ repeat: 'week', days: [], until: '2026-03-01' })).toEqual(['days', 'until']);
	});
});
