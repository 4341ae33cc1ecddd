/**
 * Websocket frames from the server (RFC 6455, section 5.2): final, unmasked, uncompressed. They are
 * built here once and written to many sockets, which `ws` cannot do.
 */

const binary = 0x82;
const text = 0x81;

const header = (opcode: number, length: number): Buffer => {
	if (length < 126) return Buffer.from([opcode, length]);
	if (length < 65_536) return Buffer.from([opcode, 126, length >> 8, length & 0xff]);
	const long = Buffer.alloc(10);
	long[0] = opcode;
	long[1] = 127;
	long.writeBigUInt64BE(BigInt(length), 2);
	return long;
};

/** One message as the bytes that go on the wire. */
export const frame = (message: Uint8Array | string): Buffer => {
	const payload = typeof message === 'string' ? Buffer.from(message) : message;
	return Buffer.concat([
		header(typeof message === 'string' ? text : binary, payload.length),
		payload
	]);
};

/** Several messages as one run of bytes, in order. */
export const frames = (messages: readonly Uint8Array[]): Buffer =>
	Buffer.concat(messages.flatMap((message) => [header(binary, message.length), message]));
