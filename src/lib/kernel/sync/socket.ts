/**
 * The part of a browser's WebSocket that is used here, so that a test can offer its own. Every
 * message in both directions is binary.
 */
export interface Socket {
	binaryType: BinaryType;
	onopen: ((event: Event) => void) | null;
	onmessage: ((event: MessageEvent) => void) | null;
	onclose: ((event: CloseNotice) => void) | null;
	onerror: ((event: Event) => void) | null;
	send(data: Uint8Array<ArrayBuffer>): void;
	close(code?: number, reason?: string): void;
}

/** Opens a socket; the browser's `WebSocket` is one. */
export type SocketConstructor = new (url: string, protocols?: string | string[]) => Socket;

/** That a socket has closed, and why. */
export type CloseNotice = Event & {
	readonly code: number;
	readonly reason: string;
	readonly wasClean: boolean;
};

/** The bytes of a received message; undefined where it is text. */
export const toFrame = (data: unknown): Uint8Array<ArrayBuffer> | undefined => {
	if (data instanceof ArrayBuffer) return new Uint8Array(data);
	return data instanceof Uint8Array ? Uint8Array.from(data) : undefined;
};
