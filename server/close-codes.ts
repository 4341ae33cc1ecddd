/** Why the relay ends a websocket. The table for people is in docs/operations.md; a test compares the two. */

/** Close codes a client of the relay can meet, by what they mean. */
export const closeCodes = {
	/** The far end said goodbye, or the relay had nothing more to say. */
	normal: 1000,
	/** Bytes that are no frame of the protocol, or an update that cannot be decoded. Do not send them again. */
	malformed: 1007,
	/** A rule of this relay was broken: too many messages, too many sockets, a protocol said out of turn. */
	policy: 1008,
	/** A frame, an update or an awareness message above the limit. Split it or drop it. */
	tooBig: 1009,
	/** The relay failed (its disk, a defect). Nothing unacknowledged may be assumed stored. */
	fault: 1011,
	/** This process is leaving, or what the proof gave has changed. Come back at once. */
	comeBack: 1012,
	/** Too busy or too slow now. Come back after a pause. */
	later: 1013,
	/** The proof is missing, too old or not valid. Prove again. */
	proveAgain: 4401,
	/** The right was withdrawn or never existed. Stop. */
	stop: 4403
} as const;

/** One of the codes of `closeCodes`. */
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
