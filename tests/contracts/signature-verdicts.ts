import { textToBytes, type DeviceId } from '#lib/kernel/identity/index.ts';

/** The fixture as it is read: what a vector's numbers name is in `texts`. */
export interface VectorFile {
	readonly texts: readonly string[];
	readonly vectors: readonly (readonly number[])[];
}

type IsSignedBy = (
	device: DeviceId,
	message: Uint8Array<ArrayBuffer>,
	signature: Uint8Array
) => Promise<boolean>;

/** The numbers of the vectors on which `isSignedBy` decides otherwise than the fixture. */
export const wrongVerdicts = async (
	{ texts, vectors }: VectorFile,
	isSignedBy: IsSignedBy
): Promise<readonly number[]> => {
	const wrong: number[] = [];
	for (const [number, [key = 0, message = 0, r = 0, s = 0, verdict]] of vectors.entries()) {
		const bytes = (at: number) => textToBytes(texts[at] ?? '') ?? new Uint8Array();
		// The text is that of a key, or of what pretends to be one.
		const device = (texts[key] ?? '') as DeviceId;
		const signature = Uint8Array.from([...bytes(r), ...bytes(s)]);
		const isGood = await isSignedBy(device, bytes(message), signature);
		if (isGood !== (verdict === 1)) wrong.push(number);
	}
	return wrong;
};
