/**
 * Websocket frames from the server (RFC 6455, section 5.2): final, unmasked, uncompressed. They are
 * built here once and written to many sockets, which `ws` cannot do.
 */

const binary = 0x82;
const text = 0x81;

const headerLength = (length: number): number => {
	if (length < 126) return 2;
	return length < 65_536 ? 4 : 10;
};

const writeHeader = (target: Buffer, at: number, opcode: number, length: number): number => {
	target[at] = opcode;
	if (length < 126) {
		target[at + 1] = length;
	} else if (length < 65_536) {
		target[at + 1] = 126;
		target.writeUInt16BE(length, at + 2);
	} else {
		target[at + 1] = 127;
		target.writeBigUInt64BE(BigInt(length), at + 2);
	}
	return at + headerLength(length);
};

/** One message as the bytes that go on the wire. */
export const frame = (message: Uint8Array | string): Buffer =>
	typeof message === 'string' ? write([[Buffer.from(message)]], text) : write([[message]], binary);

/** Several binary messages, each given in parts, as one run of bytes, in order. */
export const frames = (messages: readonly Message[]): Buffer => write(messages, binary);

/** A message in parts that follow each other. */
export type Message = readonly Uint8Array[];

const lengthOf = (message: Message): number => message.reduce((sum, part) => sum + part.length, 0);

/** Everything goes into one buffer that was made for it: this is the hottest path of the relay. */
const write = (messages: readonly Message[], opcode: number): Buffer => {
	const lengths = messages.map(lengthOf);
	const total = lengths.reduce((sum, length) => sum + headerLength(length) + length, 0);
	const target = Buffer.allocUnsafe(total);
	let at = 0;
	messages.forEach((message, index) => {
		at = writeHeader(target, at, opcode, lengths[index] ?? 0);
		for (const part of message) {
			target.set(part, at);
			at += part.length;
		}
	});
	return target;
};
