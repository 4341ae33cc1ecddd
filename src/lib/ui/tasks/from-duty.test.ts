import { describe, expect, it } from 'vitest';
import { noOrganisation, type Unit } from '#lib/domains/organisation/index.ts';
import { fieldsFromQuery } from './from-duty.ts';

// Only the name and the id of a unit are read.
const unit = { id: 'unit-of-the-office', name: '办公室', parent: null } as Unit & { id: string };
const organisation = { ...noOrganisation, units: new Map([[unit.id, unit]]) };
const fields = (query: string) =>
	fieldsFromQuery(new URLSearchParams(query), organisation, 'zh-Hans');

describe('[AL-2] a duty becomes a task in one step', () => {
	it('with its words, its department and how often it is to come', () => {
		expect(fields('duty=office-10&repeat=month')).toEqual({
			repeat: 'month',
			unit: 'unit-of-the-office',
			duty: 'office-10',
			title: '百度词条的更新与修改',
			body: '百度词条的更新与修改。'
		});
	});

	it('without a unit where no unit is that department', () => {
		expect(fields('duty=training-1')).toEqual({
			duty: 'training-1',
			title: '负责各活动的主持人培训、选拔及安排工作',
			body: '负责各活动的主持人培训、选拔及安排工作。'
		});
	});

	it('takes nothing from an address that it does not know', () => {
		expect(fields('duty=office-99&repeat=hourly')).toEqual({});
	});
});
