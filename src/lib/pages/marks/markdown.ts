// Marks as Markdown, to be read by people and by any editor of notes: an article a heading, a quote and a note each.
import { tellQuote } from '#lib/article/locator-passage.ts';
import { places } from '#lib/contract/places.ts';
import type { BookmarkRow } from '#lib/shelf/rows.ts';
import { escapeMarkdown } from '../markdown-text.ts';
import { groupByArticle, inTextOrder } from './sift.ts';

/** Words of the file in the reader's language. */
export interface MarkdownTexts {
	/** The file's heading. */
	heading: string;
	/** What a bookmark of a whole article is called. */
	article: string;
	/** What is said of a highlight whose words are no longer in the article. */
	missing: string;
}

/**
 * All marks in one file, by article in the order given, each article's in the order of its text. `origin` is where the articles stand;
 * times are written in ISO 8601.
 */
export function writeMarkdown(rows: readonly BookmarkRow[], origin: string, texts: MarkdownTexts): string {
	const parts = [...groupByArticle(rows).values()].map((own) => writeArticle(own, origin, texts));
	return [`# ${escapeMarkdown(texts.heading)}`, ...parts].join('\n\n') + '\n';
}

function writeArticle(rows: readonly BookmarkRow[], origin: string, texts: MarkdownTexts): string {
	const [first] = rows;
	if (first === undefined) return '';
	const address = new URL(places.read(first.id), origin).href;
	const marks = inTextOrder(rows).map((row) => writeMark(row, texts));
	return [`## [${escapeMarkdown(oneLine(first.title))}](${address})`, ...marks].join('\n\n');
}

function writeMark(row: BookmarkRow, texts: MarkdownTexts): string {
	const day = new Date(row.at).toISOString().slice(0, 10);
	const note = row.note === undefined ? [] : [escapeMarkdown(row.note)];
	if (row.kind === 'article') return [`*${escapeMarkdown(texts.article)}, ${day}*`, ...note].join('\n\n');
	const quote = escapeMarkdown(tellQuote(row.quote))
		.split('\n')
		.map((line) => `> ${line}`.trimEnd())
		.join('\n>\n');
	const said = row.missing === undefined ? '' : `, ${escapeMarkdown(texts.missing)}`;
	return [quote, `*${day}, ${row.colour}${said}*`, ...note].join('\n\n');
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
