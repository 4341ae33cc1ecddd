import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addLink, isWebAddress, liveLinks, readLinks, removeLink } from './links.ts';

const slides = { key: 'b', title: '课件', url: 'https://example.org/slides', at: 2 };
const room = { key: 'a', title: '视频会议', url: 'https://example.org/room?id=1', at: 1 };

describe('links of a meeting', () => {
	it('[SG-24] lists what was added, oldest first, until it is taken away', () => {
		const doc = new Y.Doc();
		addLink(doc, slides);
		addLink(doc, room);
		expect(readLinks(doc)).toEqual([room, slides]);
		removeLink(doc, 'a');
		expect(readLinks(doc)).toEqual([slides]);
	});

	it('tells when a link is added, whoever adds it', () => {
		const doc = new Y.Doc();
		const links = liveLinks(doc);
		let told = 0;
		links.subscribe(() => (told += 1));
		addLink(doc, room);
		expect([told, links.get()]).toEqual([1, [room]]);
	});

	it('keeps both links of two people who add at the same time', () => {
		const [alice, bob] = [new Y.Doc(), new Y.Doc()];
		addLink(alice, slides);
		addLink(bob, room);
		Y.applyUpdate(alice, Y.encodeStateAsUpdate(bob));
		expect(readLinks(alice)).toEqual([room, slides]);
	});

	it('never shows a script or a malformed entry as a link', () => {
		const doc = new Y.Doc();
		doc.getMap('links').set('x', { title: 'x', url: 'javascript:alert(1)', at: 1 });
		doc.getMap('links').set('y', 'https://example.org');
		expect(readLinks(doc)).toEqual([]);
		expect(isWebAddress('javascript:alert(1)')).toBe(false);
		expect(isWebAddress('教学楼 A101')).toBe(false);
		expect(isWebAddress('https://example.org')).toBe(true);
	});
});
