import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { minutesHash } from '#lib/domains/meetings/index.ts';
import { archivePack } from './archive.ts';

const sealed = '{"format":1,"blocks":[]}';
const about = {
	workspace: 'W',
	meeting: 'M',
	title: '第三次例会',
	start: Date.UTC(2021, 9, 18, 6),
	hash: minutesHash(sealed),
	parts: ['P'],
	sealedBy: 'E',
	sealedAt: Date.UTC(2021, 9, 19),
	corrections: [],
	followUps: [],
	links: [{ title: '课件', url: 'https://example.org/slides' }],
	archivedAt: Date.UTC(2021, 9, 20)
};

describe('[SG-22] the archive pack', () => {
	it('holds every document under its Chinese name, the sealed text and what checks it', () => {
		const files = [{ name: '会议记录.docx', bytes: strToU8('docx') }];
		const found = unzipSync(archivePack(about, sealed, files));
		expect(Object.keys(found)).toEqual(['会议记录.docx', 'sealed.json', 'about.json']);
		expect(minutesHash(strFromU8(found['sealed.json'] ?? new Uint8Array()))).toBe(about.hash);
		expect(JSON.parse(strFromU8(found['about.json'] ?? new Uint8Array()))).toEqual(about);
	});

	it('is the same bytes whenever the same is archived', () => {
		expect(archivePack(about, sealed, [])).toEqual(archivePack(about, sealed, []));
	});
});
