/**
 * How much code each page asks for when it is opened first, in gzipped kilobytes: its own entry and
 * all that it imports at once, not what comes later on demand. After `npm run build`.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { report } from './report.ts';

interface Chunk {
	readonly file: string;
	readonly src?: string;
	readonly imports?: readonly string[];
	readonly css?: readonly string[];
}

const client = '.svelte-kit/output/client';
const manifest = JSON.parse(readFileSync(`${client}/.vite/manifest.json`, 'utf8')) as Readonly<
	Record<string, Chunk>
>;
const kilobytes = new Map<string, number>();

const sizeOf = (file: string): number => {
	const known = kilobytes.get(file) ?? gzipSync(readFileSync(`${client}/${file}`)).length / 1024;
	kilobytes.set(file, known);
	return known;
};

/** Every file that the chunk needs before it runs. */
const filesOf = (key: string, seen = new Set<string>()): ReadonlySet<string> => {
	const chunk = manifest[key];
	if (!chunk || seen.has(chunk.file)) return seen;
	seen.add(chunk.file);
	for (const css of chunk.css ?? []) seen.add(css);
	for (const each of chunk.imports ?? []) filesOf(each, seen);
	return seen;
};

const nodes = Object.keys(manifest).filter((key) => /nodes\/\d+\.js$/.test(key));
const start = Object.keys(manifest).filter((key) => /entry\/(start|app)\.js$/.test(key));
const source = (key: string): string => {
	const text = readFileSync(
		`.svelte-kit/generated/client-optimized/nodes/${key.match(/(\d+)\.js$/)?.[1]}.js`,
		'utf8'
	);
	return text.match(/src\/routes\/([^"']*\+(?:page|layout|error)\.svelte)/)?.[1] ?? key;
};

const rows = nodes
	.map((key) => {
		const files = new Set(start.flatMap((each) => [...filesOf(each)]));
		for (const file of filesOf(key)) files.add(file);
		const total = [...files].reduce((sum, file) => sum + sizeOf(file), 0);
		return { page: source(key), files: files.size, gzippedKilobytes: total };
	})
	.sort((a, b) => (a.page < b.page ? -1 : 1));
report('page-size', rows);
