/** In a browser: asks `isSignedBy` about every vector of the fixture, and posts where it is wrong. */
import { isSignedBy } from '#lib/kernel/identity/index.ts';
import { wrongVerdicts, type VectorFile } from '../../contracts/signature-verdicts.ts';

const report = async () => {
	// The fixture that Node's tests read, served by `serve.ts`.
	const file = (await (await fetch('/vectors')).json()) as VectorFile;
	return { asked: file.vectors.length, wrong: await wrongVerdicts(file, isSignedBy) };
};

report().then(
	(verdict) => fetch('/verdict', { method: 'POST', body: JSON.stringify(verdict) }),
	(reason: unknown) => fetch('/verdict', { method: 'POST', body: JSON.stringify(String(reason)) })
);
