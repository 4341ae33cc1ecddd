import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { bytesToText, type WorkspaceId } from '#lib/kernel/identity/index.ts';
import { cardBytes, cardInForce, cardSchema, type Card, type CardCandidate } from './card.ts';
import { objectId } from './history.ts';

const workspace = 'w'.repeat(43) as WorkspaceId;
const alice = objectId('Alice');
const card: Card = {
	member: alice,
	name: '林晓棠',
	studentNo: '0020260001',
	at: 1_700_000_000_000
};

const candidate = (at: number, more: Partial<CardCandidate> = {}): CardCandidate => ({
	card: { ...card, name: `名${at}`, at },
	device: 'A',
	isAuthentic: true,
	...more
});

describe('the bytes of a card', () => {
	it('are pinned: signatures made over them must hold forever', () => {
		expect(bytesToText(cardBytes(workspace, card))).toMatchInlineSnapshot(
			`"dG9uZ2Jhbi9jYXJkLzEAiHgrd3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3ZBbGljZTAwMDAwMDAwMDAwMDAwMDB3aeael-aZk-ajoGowMDIwMjYwMDAx9vb2GwAAAYvP5WgA"`
		);
	});

	it('differ by workspace and by every field', () => {
		const variants = [
			cardBytes(workspace, card),
			cardBytes('x'.repeat(43) as WorkspaceId, card),
			cardBytes(workspace, { ...card, member: objectId('Bob') }),
			cardBytes(workspace, { ...card, name: '林晓裳' }),
			cardBytes(workspace, { ...card, studentNo: '20260001' }),
			cardBytes(workspace, { ...card, phone: '1' }),
			cardBytes(workspace, { ...card, email: '1' }),
			cardBytes(workspace, { ...card, title: '1' }),
			cardBytes(workspace, { ...card, at: card.at + 1 })
		].map(bytesToText);
		expect(new Set(variants).size).toBe(9);
	});
});

describe('a card', () => {
	it('keeps the leading zeros of a student number', () => {
		expect(v.parse(cardSchema, card)).toEqual(card);
	});

	it.each([
		{ ...card, name: '' },
		{ ...card, name: '名'.repeat(41) },
		{ ...card, studentNo: 20260001 },
		{ ...card, studentNo: '' },
		{ ...card, phone: '1'.repeat(33) },
		{ ...card, idNumber: '1' },
		{ ...card, at: -1 }
	])('is refused as %j', (bad) => {
		expect(v.is(cardSchema, bad)).toBe(false);
	});
});

describe('the card in force', () => {
	it('is the latest authentic one, whatever the order of the directory', () => {
		const candidates = [candidate(1), candidate(3), candidate(2)];
		expect(cardInForce(alice, candidates, 10)?.name).toBe('名3');
		expect(cardInForce(alice, candidates.toReversed(), 10)?.name).toBe('名3');
	});

	it('is never one whose signature or signer does not hold', () => {
		expect(cardInForce(alice, [candidate(1), candidate(2, { isAuthentic: false })], 10)?.at).toBe(
			1
		);
	});

	it('is not one from the future, so that a wrong clock cannot block corrections', () => {
		expect(cardInForce(alice, [candidate(1), candidate(11)], 10)?.at).toBe(1);
	});

	it('is the same on every client where two have the same time', () => {
		const [a, b] = [
			candidate(1, { device: 'A' }),
			{ ...candidate(1, { device: 'B' }), card: { ...card, at: 1, name: '另一个' } }
		];
		expect(cardInForce(alice, [a, b], 10)).toEqual(cardInForce(alice, [b, a], 10));
	});

	it('is nobody else’s', () => {
		expect(cardInForce(objectId('Bob'), [candidate(1)], 10)).toBeNull();
		expect(cardInForce(alice, [], 10)).toBeNull();
	});
});
