/**
 * `npm run admin -- [--data ./data] [--json] inspect|check|compact|evict|readmit|allow|disallow …`
 *
 * What an operator does with a relay, or with the folder of one that does not run: see
 * docs/operations.md. It tells ids and numbers, never a name, a room or a content. Exit codes are the
 * relay's own: 0 done; 64 no such command; 73, 74 and 75 the folder cannot be opened; 74 also where
 * `check` finds damage.
 */
import { existsSync } from 'node:fs';
import { exitCodes, startSentence } from '../server/exits.ts';
import { parseArguments, usage } from './admin/arguments.ts';
import { carryOut } from './admin/carry-out.ts';
import { tellsOfDamage, toLines } from './admin/report.ts';

const refuse = (sentence: string, exitCode: number): void => {
	console.error(sentence);
	process.exitCode = exitCode;
};

const main = async (): Promise<void> => {
	const parsed = parseArguments(process.argv.slice(2), process.env);
	if (!parsed.ok) return refuse(`${parsed.error}\n${usage}`, exitCodes.usage);
	const { order, data, isJson } = parsed.value;
	// Opening would create it, and a mistyped folder would be told to be empty.
	if (!existsSync(data)) return refuse(`There is no folder ${data}.`, exitCodes.folder);
	const answer = await carryOut(data, order);
	if (!answer.ok) {
		const refusal = { code: 'store', refusal: answer.error } as const;
		const { sentence, exitCode } = startSentence(refusal, { port: 0, host: '', data });
		return refuse(sentence, exitCode);
	}
	console.log(isJson ? JSON.stringify(answer.value) : toLines(order, answer.value).join('\n'));
	if (tellsOfDamage(answer.value)) process.exitCode = exitCodes.disk;
};

await main();
