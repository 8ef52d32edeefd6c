// A Markdown file as an article, by the same reader as an edition's own: its head where it has one, its pictures beside it.
import { PressFault } from '../press/fault.ts';
import type { MarkdownReader } from '../press/markdown-reader.ts';
import type { BroughtLead } from '../brought.ts';
import { BringFault } from './fault.ts';
import { addressOf, articleOf, keyOfAddress, keyOfBytes, lineOf } from './fields.ts';
import type { ArticleItem } from './item.ts';
import { bringLimits, sayBytes } from './limits.ts';
import { readLooseMatter, type LooseMatter } from './loose-matter.ts';
import { findInAddress, findInAll, PictureList, type FindPicture } from './pictures.ts';
import { rewriteMarkup } from './rewrite.ts';

/**
 * Reads a Markdown text with the thread of `reader`.
 * @throws BringFault where there is no text in it, or it takes too long to read
 */
export async function readMarkdownFile(
	source: string,
	name: string,
	find: FindPicture,
	reader: MarkdownReader
): Promise<ArticleItem> {
	if (source.length > bringLimits.textBytes)
		throw new BringFault(`it is larger than ${sayBytes(bringLimits.textBytes)}`);
	const text = source.replace(/\r\n?/g, '\n');
	const matter = readLooseMatter(text);
	const { title, body } = findTitle(matter, name);
	if (body.trim() === '') throw new BringFault('there is no text in it');
	const pictures = new PictureList(findInAll(findInAddress, find));
	const lead = leadOf(matter, pictures);
	const html = rewriteMarkup(await convert(reader, body, matter.language ?? 'en'), { pictures, isArticle: true });
	return {
		kind: 'article',
		key: keyOf(matter, text),
		name: `${name}, ${title}`,
		article: articleOf({
			url: matter.url,
			title,
			standfirst: matter.standfirst,
			byline: matter.byline,
			site: matter.site,
			published: matter.published,
			updated: matter.updated,
			language: matter.language,
			html,
			lead,
			tags: matter.tags
		}),
		isWholePage: false,
		pictures: pictures.pictures
	};
}

async function convert(reader: MarkdownReader, body: string, language: string): Promise<string> {
	try {
		return (await reader.read(body, language)).html;
	} catch (caught) {
		if (caught instanceof PressFault) throw new BringFault(caught.sentence, caught);
		throw caught;
	}
}

function keyOf({ id, url }: LooseMatter, text: string): string {
	if (url !== undefined) return keyOfAddress(url);
	return id === '' ? keyOfBytes('markdown', text) : `markdown:${id}`;
}

/** The head's title; else the first heading, which then leaves the text; else the name of the file. */
function findTitle({ title, body }: LooseMatter, name: string): { title: string; body: string } {
	if (title !== '') return { title, body };
	const heading = /^\s*(?:#{1,2}[ \t]+([^\n]*?)[ \t]*#*[ \t]*(?:\n|$)|([^\n]+)\n(?:=+|-{3,})[ \t]*(?:\n|$))/.exec(
		body.slice(0, 5000)
	);
	const found = lineOf((heading?.[1] ?? heading?.[2] ?? '').replace(/[*_`]/g, ''));
	if (heading !== null && found !== '') return { title: found, body: body.slice(heading[0].length) };
	const file = name.split(/[/\\]/).at(-1) ?? name;
	return { title: lineOf(file.replace(/\.[a-z]{1,10}$/i, '')), body };
}

function leadOf({ lead }: LooseMatter, pictures: PictureList): BroughtLead | undefined {
	if (lead === undefined) return undefined;
	const url = pictures.nameOf(lead.picture) ?? addressOf(lead.picture);
	return url === undefined ? undefined : { url, alt: lead.alt, caption: lead.caption };
}
