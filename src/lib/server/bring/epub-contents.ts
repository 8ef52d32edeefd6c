// The table of contents of a book, from its `nav` (EPUB 3) or its NCX (EPUB 2): which place has which title.
import { BringFault } from './fault.ts';
import { lineOf } from './fields.ts';
import type { Folder } from './folder.ts';
import { decodePercent } from './pictures.ts';
import { readText, resolvePath, type Book } from './epub-package.ts';
import { childrenOf, descendant, descendants, readXml, textOf, type XmlElement } from './xml.ts';

/** A place of a book that has a title. */
export interface ContentsEntry {
	path: string;
	/** The id of an element; empty for the file's beginning. */
	fragment: string;
	title: string;
	/** 1 is the topmost. */
	depth: number;
}

/** The entries in their order; none where the book has no table or it cannot be read: headings serve then. */
export async function readContents(folder: Folder, book: Book): Promise<ContentsEntry[]> {
	for (const [path, list] of [
		[book.navPath, listNav],
		[book.ncxPath, listNcx]
	] as const) {
		if (path === undefined || !folder.has(path)) continue;
		try {
			const entries = [...list(readXml(await readText(folder, path)), path)];
			if (entries.length > 0) return entries;
		} catch (caught) {
			if (!(caught instanceof BringFault)) throw caught;
		}
	}
	return [];
}

function* listNav(root: XmlElement, path: string): Generator<ContentsEntry> {
	const navs = [...descendants(root, 'nav')];
	const nav = navs.find(({ attributes }) => attributes.get('epub:type') === 'toc') ?? navs[0];
	const list = nav === undefined ? undefined : descendant(nav, 'ol');
	if (list !== undefined) yield* listItems(list, path, 1);
}

function* listItems(list: XmlElement, path: string, depth: number): Generator<ContentsEntry> {
	for (const item of childrenOf(list)) {
		const link = childrenOf(item).find(({ name }) => name === 'a');
		const entry = link === undefined ? undefined : toEntry(path, link.attributes.get('href'), textOf(link), depth);
		if (entry !== undefined) yield entry;
		for (const below of childrenOf(item)) if (below.name === 'ol') yield* listItems(below, path, depth + 1);
	}
}

function* listNcx(root: XmlElement, path: string): Generator<ContentsEntry> {
	const map = descendant(root, 'navmap');
	if (map !== undefined) yield* listPoints(map, path, 1);
}

function* listPoints(parent: XmlElement, path: string, depth: number): Generator<ContentsEntry> {
	for (const point of childrenOf(parent)) {
		if (point.name !== 'navpoint') continue;
		const label = childrenOf(point).find(({ name }) => name === 'navlabel');
		const content = childrenOf(point).find(({ name }) => name === 'content');
		const entry = toEntry(path, content?.attributes.get('src'), label === undefined ? '' : textOf(label), depth);
		if (entry !== undefined) yield entry;
		yield* listPoints(point, path, depth + 1);
	}
}

function toEntry(from: string, href: string | undefined, text: string, depth: number): ContentsEntry | undefined {
	const path = href === undefined ? undefined : resolvePath(from, href);
	const title = lineOf(text);
	if (path === undefined || title === '') return undefined;
	return { path, fragment: decodePercent(href?.split('#')[1] ?? ''), title, depth };
}
