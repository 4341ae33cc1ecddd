import { describe, expect, it } from 'vitest';
import { refusalText } from './refusal-text.ts';

describe('why nothing was stated', () => {
	it('is said in a sentence that names the field as the form does', () => {
		expect(refusalText({ code: 'bad_field', field: 'agenda.0.title' })).toBe(
			'“议程”一栏填写有误，请检查后再试。'
		);
		expect(refusalText({ code: 'bad_field', field: 'patch.due' })).toBe(
			'“期限”一栏填写有误，请检查后再试。'
		);
	});

	it('is said for what the domain, the grants and the device refuse', () => {
		expect(refusalText({ code: 'minutes_too_long', parts: 70, most: 64 })).toBe(
			'会议记录过长：共 70 段，最多 64 段。请把附件性内容移出后再定稿。'
		);
		expect(refusalText({ code: 'not_permitted', type: 'meeting.called' })).toBe(
			'你没有这项权限。请联系主持人或办公室。'
		);
		expect(refusalText({ code: 'store_full' })).toBe(
			'本机存储空间已满，没有保存。请腾出空间后再试；填写的内容仍在页面上。'
		);
	});
});
