/** For tests: Chinese text in GB18030, which platforms can read but not write. */

const twoByteCodes = (() => {
	const codes = new Map<string, readonly [number, number]>();
	const decoder = new TextDecoder('gb18030');
	for (let lead = 0x81; lead <= 0xfe; lead++)
		for (let trail = 0x40; trail <= 0xfe; trail++)
			codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
	return codes;
})();

const GB2312_FIRST = 0xb0;
const GB2312_LAST = 0xd7;

/** The 3755 most common characters: level 1 of GB 2312. */
export const commonCharacters: readonly string[] = [...twoByteCodes]
	.filter(([, [lead, trail]]) => lead >= GB2312_FIRST && lead <= GB2312_LAST && trail >= 0xa1)
	.map(([character]) => character)
	.filter((character) => /^[\u4e00-\u9fff]$/.test(character));

/** ASCII and characters of two bytes in GB18030. */
export const toGb18030 = (text: string): Uint8Array =>
	Uint8Array.from(
		[...text].flatMap((character): readonly number[] => {
			if (character < '\x80') return [character.charCodeAt(0)];
			const code = twoByteCodes.get(character);
			if (!code) throw new Error(`not of two bytes: ${character}`);
			return code;
		})
	);
