import {
	entropyToWords,
	isSameWord,
	WORD_COUNT,
	type WordsLanguage
} from '#lib/kernel/identity/index.ts';
import type { DeviceStore, OwnRecovery } from '../device/index.ts';
import type { Live } from '../live/index.ts';
import type { Draw } from './entrance.ts';

/**
 * How far the owner of this device is with the words: there are `none` before the first workspace;
 * they are `due` until somebody was asked, `put_off` until they were checked, and then `kept` by the
 * owner, or by them and another device.
 */
export type WordsState = 'none' | 'due' | 'put_off' | 'kept';

/** How many of the words are asked for, to see that they were written down. */
const ASKED = 3;

/** The 24 words of this device's owner. What they say leaves this object only through `read`. */
export class OwnWords {
	readonly #device: Pick<DeviceStore, 'recovery' | 'noteAsked' | 'eraseWords'>;
	readonly #now: () => number;
	readonly state: Live<WordsState>;

	constructor(
		device: Pick<DeviceStore, 'recovery' | 'noteAsked' | 'eraseWords'>,
		now: () => number
	) {
		this.#device = device;
		this.#now = now;
		const { recovery } = device;
		this.state = {
			get: () => stateOf(recovery.get()),
			subscribe: (run) => recovery.subscribe(run)
		};
	}

	/** What tells one sheet of words from another: four characters from the public key. */
	get mark(): string | undefined {
		const keys = this.#device.recovery.get()?.keys;
		return keys && sheetMark(keys);
	}

	/** The words, to be shown once; undefined where this device does not have them. */
	async read(language: WordsLanguage): Promise<readonly string[] | undefined> {
		const entropy = this.#device.recovery.get()?.entropy;
		return entropy && entropyToWords(entropy, language);
	}

	/** Leaves it for later; from now on nobody is asked, only reminded. */
	putOff(): Promise<void> {
		return this.#device.noteAsked(this.#now());
	}

	/** Which of the words are asked for, from 1, in their order. */
	draw(draw: Draw): readonly number[] {
		const places = Array.from({ length: WORD_COUNT }, (_, at) => at + 1);
		const drawn = Array.from(draw(ASKED)).map((byte) => places.splice(byte % places.length, 1)[0]);
		return drawn.flatMap((place) => place ?? []).sort((a, b) => a - b);
	}

	/**
	 * Compares what was typed from the sheet, by place; answers the places that are wrong. Where all
	 * are right the words are erased from this device.
	 */
	async check(
		language: WordsLanguage,
		typed: ReadonlyMap<number, string>
	): Promise<readonly number[]> {
		const words = (await this.read(language)) ?? [];
		const compared = await Promise.all(
			[...typed].map(async ([place, text]) => {
				const word = words[place - 1];
				return { place, isRight: word !== undefined && (await isSameWord(text, word)) };
			})
		);
		const wrong = compared.filter(({ isRight }) => !isRight).map(({ place }) => place);
		if (typed.size >= ASKED && wrong.length === 0) await this.#device.eraseWords();
		return wrong;
	}
}

const stateOf = (recovery: OwnRecovery | undefined): WordsState => {
	if (!recovery) return 'none';
	if (!recovery.entropy) return 'kept';
	return recovery.askedAt === 0 ? 'due' : 'put_off';
};

const MARK_LENGTH = 4;

/** The mark of a sheet: the first letters and digits of its public key, in capitals. */
export const sheetMark = ({ sign }: { readonly sign: string }): string =>
	sign.replaceAll(/[-_]/g, '').slice(0, MARK_LENGTH).toUpperCase();
