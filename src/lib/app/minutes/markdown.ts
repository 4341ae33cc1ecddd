import type { BlockKind } from './block.ts';
import type { PaperLine, PaperRun } from './outline.ts';
import { paperLines } from './outline.ts';
import type { MinutesDocument } from './sheet.ts';
import { sheetLines } from './sheet.ts';

/** The whole record as Markdown; what people typed is never taken for a format. */
export const minutesToMarkdown = (document: MinutesDocument): string => {
	const above = sheetLines(document, 'record').map(
		({ label, text }) => `- **${escaped(label)}**${document.words.colon}${escaped(text)}`
	);
	const lines = paperLines(document, 'record').map(markdownLine);
	return [
		`# ${escaped(document.sheet.title)} ${escaped(document.words.record)}`,
		above.join('\n'),
		...joinLists(lines)
	]
		.filter((part) => part !== '')
		.join('\n\n')
		.concat('\n');
};

type MarkdownLine = { readonly text: string; readonly inList: boolean };

const prefixes: Readonly<Partial<Record<BlockKind, string>>> = {
	heading: '## ',
	agenda: '## ',
	subheading: '### ',
	bullet: '- ',
	todo: '- [ ] '
};

const markdownLine = ({ kind, number, runs }: PaperLine): MarkdownLine => ({
	text:
		(prefixes[kind] ?? '') +
		(kind === 'ordered' ? number : escaped(number)) +
		runs.map(markdownRun).join(''),
	inList: kind === 'bullet' || kind === 'ordered' || kind === 'todo'
});

/** Lines of one list stand close together, or they would be several lists. */
const joinLists = (lines: readonly MarkdownLine[]): readonly string[] => {
	const parts: string[] = [];
	lines.forEach(({ text, inList }, index) => {
		const last = parts.at(-1);
		if (inList && lines[index - 1]?.inList && last !== undefined)
			parts[parts.length - 1] = `${last}\n${text}`;
		else parts.push(text);
	});
	return parts;
};

const markdownRun = ({ text, bold }: PaperRun): string => {
	if (!bold || text.trim() === '') return escaped(text);
	// The marks must touch a letter, not a space.
	const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
	return `${before}**${escaped(inner)}**${after}`;
};

const escaped = (text: string): string =>
	text
		.replace(/[\\`*_[\]<>#|~]/g, '\\$&')
		.replace(/^(\d+)([.)])/, '$1\\$2')
		.replace(/^([-+])/, '\\$1');
