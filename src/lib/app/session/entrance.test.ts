import { describe, expect, it } from 'vitest';
import { resolveAuthority } from '#lib/kernel/authority/index.ts';
import { bytesToText, type EntryId } from '#lib/kernel/identity/index.ts';
import { secretSigner } from '#lib/kernel/identity/testing.ts';
import { authenticate } from '#lib/kernel/log/index.ts';
import { foundWorkspace, joinWorkspace } from './entrance.ts';
import { invitationToUrl, urlToInvitation } from './invitation-link.ts';

let drawn = 0;
const draw = (length: number) => new Uint8Array(length).fill(++drawn);
const alice = secretSigner(new Uint8Array(32).fill(1));
const bob = secretSigner(new Uint8Array(32).fill(2));
const founding = { name: '虚构互助会', template: 'alliance', timezone: 'Asia/Shanghai' };

describe('entering a workspace', () => {
	it('makes the founder the holder of the root grant', async () => {
		const entrance = await foundWorkspace(alice, founding, 1_000, draw);
		const authority = resolveAuthority(entrance.workspace, entrance.entries, () => undefined);
		expect(authority.founder).toBe(entrance.person);
		expect(authority.name).toBe('虚构互助会');
		expect(authority.grantsOf(entrance.person)).toMatchObject([{ rank: 0, capabilities: ['*'] }]);
	});

	it('founds entries that any other device finds authentic', async () => {
		const { workspace, entries } = await foundWorkspace(alice, founding, 1_000, draw);
		const { accepted } = await authenticate(entries, workspace, () => undefined);
		expect(accepted).toHaveLength(2);
	});

	it('gives who joins no grant, only a place among those who wait', async () => {
		const entrance = await foundWorkspace(alice, founding, 1_000, draw);
		const secret = new Uint8Array(32).fill(9);
		const link = {
			workspace: entrance.workspace,
			invitation: bytesToText(new Uint8Array(32).fill(7)) as EntryId,
			secret
		};
		const joined = await joinWorkspace(bob, link, 2_000, draw);
		const { accepted } = await authenticate(joined.entries, entrance.workspace, () => undefined);
		const authority = resolveAuthority(
			entrance.workspace,
			[...entrance.entries, ...accepted],
			() => undefined
		);
		expect(accepted).toHaveLength(2);
		expect(authority.grantsOf(joined.person)).toEqual([]);
		expect(authority.joined.size).toBe(0);
		expect([...authority.refused.values()]).toEqual([{ code: 'unknown_invitation' }]);
	});
});

describe('an invitation link', () => {
	const hash = bytesToText(new Uint8Array(32).fill(7));
	const link = {
		workspace: hash as never,
		invitation: hash as EntryId,
		secret: new Uint8Array(32).fill(5)
	};

	it('reads back what it was made from, even broken over lines by a chat program', () => {
		const url = invitationToUrl('https://relay.example', link);
		const broken = `${url.slice(0, 60)}\n ${url.slice(60)}`;
		expect(urlToInvitation(url)).toEqual({ ok: true, value: link });
		expect(urlToInvitation(broken)).toEqual({ ok: true, value: link });
	});

	it('tells a link cut short from a text that is none', () => {
		const url = invitationToUrl('https://relay.example', link);
		const cut = urlToInvitation(url.slice(0, -3));
		expect(cut).toEqual({ ok: false, error: { code: 'incomplete_invitation' } });
		const other = urlToInvitation('https://relay.example/w/abc');
		expect(other).toEqual({ ok: false, error: { code: 'not_an_invitation' } });
	});
});
