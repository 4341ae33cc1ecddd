// Web addresses as people paste them: one a line, in any script.
import { MOST_LINKS } from '#lib/domains/tasks/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

const LONGEST_LINK = 200;

const toHref = (text: string): string | undefined => {
	const url = URL.parse(text);
	return url && /^https?:$/.test(url.protocol) && url.href.length <= LONGEST_LINK
		? url.href
		: undefined;
};

/** The addresses in `text`, each once, written in ASCII; or the first piece that is none. */
export const linksIn = (text: string): Result<readonly string[], string> => {
	const pieces = text.split(/\s+/).filter((piece) => piece !== '');
	const found = new Set<string>();
	for (const piece of pieces) {
		const href = toHref(piece);
		if (href === undefined || found.size === MOST_LINKS) return err(piece);
		found.add(href);
	}
	return ok([...found]);
};

/** An address as people read it: `https://example.org/考勤`. */
export const linkText = (href: string): string => {
	try {
		return decodeURI(href);
	} catch {
		return href; // escapes that are no text
	}
};
