// Markdown (CommonMark, GFM, figures) made into HTML, which then goes through the same door as any foreign HTML.
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { directionOf } from '#lib/contract/languages.ts';
import { PressFault } from './fault.ts';
import { dressTree } from './markdown-dress.ts';
import { settleFigures } from './markdown-figures.ts';
import { checkLinks, numberNotes } from './markdown-links.ts';
import { noteWordsOf } from './note-words.ts';

/** Quotations and lists inside one another on one line; the parser recurses once for each. */
const nestingLimit = 60;
const nested = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])[ \\t])){${nestingLimit}}`, 'm');

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective);

/** Markup of a Markdown text, not yet safe, and the faults in it with their lines of the text (from 1). */
export interface MarkdownResult {
	html: string;
	faults: PressFault[];
}

/**
 * Reads Markdown. `language` (BCP 47) gives the heading over footnotes and the side on which lines begin.
 * @throws PressFault where the text is nested too deeply to read.
 */
export function readMarkdown(text: string, language: string): MarkdownResult {
	if (nested.test(text)) throw new PressFault(`quotations or lists are nested more than ${nestingLimit} deep`);
	try {
		return convert(text, language);
	} catch (caught) {
		// The parsers recurse: what passes the check above and is still too deep ends in an exhausted stack.
		if (caught instanceof RangeError) throw new PressFault('the text is nested too deeply to read', {}, caught);
		throw caught;
	}
}

function convert(text: string, language: string): MarkdownResult {
	const root: Root = parser.parse(text);
	const faults = [...settleFigures(root, text), ...checkLinks(root)];
	numberNotes(root);
	const words = noteWordsOf(language);
	const tree = unified()
		.use(remarkRehype, {
			allowDangerousHtml: true,
			clobberPrefix: 'n-',
			footnoteLabel: words?.heading ?? '—',
			footnoteLabelProperties: {},
			footnoteBackLabel: words?.back ?? '↑',
			footnoteBackContent: '↑'
		})
		.runSync(root);
	dressTree(tree, { hasHeading: words !== undefined, direction: directionOf(language) });
	return { html: toHtml(tree, { allowDangerousHtml: true }), faults };
}
