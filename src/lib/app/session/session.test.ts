import { describe, expect, it } from 'vitest';
import { recoverySecrets, type WorkspaceId } from '#lib/kernel/identity/index.ts';
import { deviceOf, sharedDrafts, value, type Device } from './testing.ts';

const founding = (name: string, isSample = false) => ({
	...{ name, template: 'alliance', timezone: 'Asia/Shanghai' },
	...{ personName: 'Alice', isSample }
});

const introductions = async ({ stores }: Device, workspace: WorkspaceId) =>
	((await stores.get(workspace)?.after(0, 100)) ?? [])
		.filter(({ entry }) => entry.type === 'person.introduced')
		.map(({ entry }) => entry.payload['recovery']);

describe('the words of a person', () => {
	it('are drawn with the first workspace and named in every one, also when joining', async () => {
		const [alice, bob] = [deviceOf(1, sharedDrafts()), deviceOf(2, sharedDrafts())];
		const first = value(await alice.session.found(founding('虚构互助会')));
		const second = value(await alice.session.found(founding('虚构读书会')));
		const { entropy, keys } = alice.recovery.get() ?? {};
		expect((await recoverySecrets(entropy ?? new Uint8Array())).keys).toEqual(keys);
		expect(await introductions(alice, first)).toEqual([keys]);
		expect(await introductions(alice, second)).toEqual([keys]);

		const link = { workspace: first, invitation: first as never, secret: new Uint8Array(32) };
		value(await bob.session.join(link, { name: 'Bob', studentNo: '' }));
		expect(await introductions(bob, first)).toEqual([bob.recovery.get()?.keys]);
		expect(bob.recovery.get()?.keys).not.toEqual(keys);
	});

	it('are not drawn for a sample, which nobody needs back', async () => {
		const alice = deviceOf(1, sharedDrafts());
		const sample = value(await alice.session.found(founding('示例', true)));
		expect(alice.recovery.get()).toBeUndefined();
		expect(await introductions(alice, sample)).toEqual([undefined]);
	});
});
