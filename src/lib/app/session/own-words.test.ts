import { describe, expect, it } from 'vitest';
import { OwnWords } from './own-words.ts';
import { deviceOf, sharedDrafts, value } from './testing.ts';

const founding = {
	...{ name: '虚构互助会', template: 'alliance', timezone: 'Asia/Shanghai' },
	...{ personName: 'Alice', isSample: false }
};

const begun = async () => {
	const alice = deviceOf(1, sharedDrafts());
	value(await alice.session.found(founding));
	return alice;
};

/** The words at some places of a sheet. */
const at = (words: readonly string[], places: readonly number[]) =>
	new Map(places.map((place) => [place, words[place - 1] ?? '']));

describe('the words of an owner', () => {
	it('are due after the first workspace, and asked for once', async () => {
		const alice = deviceOf(1, sharedDrafts());
		const { words } = alice.session;
		expect([words.state.get(), words.mark]).toEqual(['none', undefined]);
		expect(await words.read('zh')).toBeUndefined();
		value(await alice.session.found(founding));
		expect(words.state.get()).toBe('due');
		await words.putOff();
		expect(words.state.get()).toBe('put_off');
		expect(words.mark).toMatch(/^[A-Z0-9]{4}$/);
	});

	it('are asked for at three different places, in order', async () => {
		const { session } = await begun();
		for (const bytes of [
			[0, 0, 0],
			[23, 22, 255],
			[7, 7, 7]
		]) {
			const places = session.words.draw(() => Uint8Array.from(bytes));
			expect(new Set(places).size).toBe(3);
			expect([...places].sort((a, b) => a - b)).toEqual(places);
			expect(places.every((place) => place >= 1 && place <= 24)).toBe(true);
		}
	});

	it('stay while one of three is wrong, and are erased when all are right', async () => {
		const { session, recovery } = await begun();
		const { words } = session;
		const sheet = (await words.read('zh')) ?? [];
		const wrong = new Map([...at(sheet, [1, 12]), [24, '的的']]);
		expect(await words.check('zh', wrong)).toEqual([24]);
		expect(recovery.get()?.entropy).toBeDefined();
		expect(await words.check('zh', at(sheet, [1, 12, 24]))).toEqual([]);
		expect(words.state.get()).toBe('kept');
		expect(recovery.get()?.entropy).toBeUndefined();
		expect(await words.read('zh')).toBeUndefined();
	});

	it('are not erased by an answer to fewer than three', async () => {
		const { session, recovery } = await begun();
		const sheet = (await session.words.read('en')) ?? [];
		expect(await session.words.check('en', at(sheet, [2]))).toEqual([]);
		expect(recovery.get()?.entropy).toBeDefined();
	});
});

it('a device that has its keys from another has nothing to write down', () => {
	const alice = deviceOf(1, sharedDrafts());
	const keys = { sign: 'k'.repeat(43) as never, wrap: 'w'.repeat(43) as never };
	const recovery = { get: () => ({ keys, askedAt: 0 }), subscribe: () => () => undefined };
	const words = new OwnWords({ ...alice.device, recovery }, () => 1);
	expect([words.state.get(), words.mark]).toEqual(['kept', 'KKKK']);
});
