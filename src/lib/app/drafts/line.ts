import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { liveValue, type Live } from '../live/index.ts';

/** What is said in a room and kept nowhere: each says one thing at a time. */
export interface Line {
	/** What each of the others says now. */
	readonly heard: Live<readonly unknown[]>;
	/** Says this, in place of what was said before. */
	say(words: object): void;
	close(): void;
}

/** Opens a line in a draft's room; its document stays empty. */
export const openLine = (server: string, room: string, socket: typeof WebSocket): Line => {
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	awareness.setLocalState(null);
	const provider = new WebsocketProvider(server, room, doc, {
		awareness,
		disableBc: true,
		maxBackoffTime: 2_500,
		WebSocketPolyfill: socket
	});
	const heard = liveValue<readonly unknown[]>([]);
	awareness.on('change', () => {
		const others = [...awareness.getStates()].filter(([client]) => client !== doc.clientID);
		heard.set(others.map(([, state]) => state['said']));
	});
	return {
		heard,
		say: (said) => awareness.setLocalState({ said }),
		close: () => {
			provider.destroy();
			awareness.destroy();
			doc.destroy();
		}
	};
};
