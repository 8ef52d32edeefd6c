// A plain text as an article: its first line is the title, empty lines part its paragraphs.
import { scrub } from '../press/text.ts';
import { BringFault } from './fault.ts';
import { articleOf, keyOfBytes, lineOf } from './fields.ts';
import type { ArticleItem } from './item.ts';
import { noPictures } from './pictures.ts';
import { escapeText } from './tokens.ts';

/** A first line longer than this is the beginning of the text, not its title. */
const titleCharacters = 200;

/** @throws BringFault where there is no text in it */
export function readPlain(source: string, name: string): ArticleItem {
	const text = scrub(source).trim();
	if (text === '') throw new BringFault('there is no text in it');
	const [firstLine = ''] = text.split('\n', 1);
	const isTitle = firstLine.length <= titleCharacters;
	// A line of signs under the title only underlines it.
	const rest = isTitle ? text.slice(firstLine.length).replace(/^\n[=\-*~_]{3,} *(?=\n|$)/, '') : text;
	const paragraphs = paragraphsOf(rest);
	const title = lineOf(firstLine, titleCharacters);
	const shown = paragraphs.length === 0 ? [title] : paragraphs;
	return {
		kind: 'article',
		key: keyOfBytes('text', text),
		name: `${name}, ${title}`,
		article: articleOf({ title, html: shown.map((paragraph) => `<p>${escapeText(paragraph)}</p>`).join('\n') }),
		isWholePage: false,
		pictures: noPictures
	};
}

/** Where no empty line parts them, each line is a paragraph: so do editors write that wrap lines only on the screen. */
function paragraphsOf(text: string): string[] {
	const isParted = /\S\n[ ]*\n+[ ]*\S/.test(text);
	return text
		.split(isParted ? /\n(?: *\n)+/ : '\n')
		.map((paragraph) => lineOf(paragraph, Number.MAX_SAFE_INTEGER))
		.filter((paragraph) => paragraph !== '');
}
