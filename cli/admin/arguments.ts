import * as v from 'valibot';
import { orderSchema, type Order } from '../../server/operator/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** What the command line asks for. */
export type Arguments = {
	readonly order: Order;
	readonly data: string;
	readonly isJson: boolean;
};

/** How the command is called; printed with every refusal. */
export const usage = `Usage: npm run admin -- [--data ./data] [--json] COMMAND
  inspect                              what the relay holds, in numbers, and who is connected
  check                                reads and verifies everything that is stored
  compact                              merges the updates of every draft
  evict device|workspace ID            turns it away, now and from now on
  readmit device|workspace ID          takes that back
  allow ID / disallow ID               workspaces that may be founded here while founding is closed
The environment variable DATA sets the folder; the flag wins. A relay that runs on the folder is asked;
where none runs, the folder is opened.`;

/** Reads the command line. */
export const parseArguments = (
	words: readonly string[],
	environment: Readonly<Record<string, string | undefined>>
): Result<Arguments, string> => {
	const rest: string[] = [];
	let data = environment['DATA'] ?? './data';
	let isJson = false;
	for (const [at, word] of words.entries()) {
		if (words[at - 1] === '--data') data = word;
		else if (word === '--json') isJson = true;
		else if (word !== '--data') rest.push(word);
	}
	const order = v.safeParse(orderSchema, toOrder(rest));
	if (!order.success || data === '')
		return err(`This is no command: ${rest.join(' ') || '(none)'}`);
	return ok({ order: order.output, data, isJson });
};

/** The words as an order; whether it is one, its schema tells. */
const toOrder = (words: readonly string[]): unknown => {
	const [type, first, second, ...more] = words;
	if (more.length > 0) return undefined;
	if (type === 'evict' || type === 'readmit') return { type, kind: first, id: second };
	if (second !== undefined) return undefined;
	return first === undefined ? { type } : { type, id: first };
};
