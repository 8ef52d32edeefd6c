// Lists of feeds as OPML 2.0 (opml.org): read with their folders, and written.
import { escapeUTF8 } from 'entities';
import { resolveAddress } from '../addresses/web.ts';
import { elementsOf, find } from './elements.ts';
import { FeedFault, feedLimits } from './limits.ts';
import { plainLine } from './markup.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** A feed in a list. */
export interface OpmlOutline {
	/** Plain text; the address where the list has none. */
	title: string;
	/** Absolute http(s) address of the feed. */
	xmlUrl: string;
	/** Absolute http(s) address of the site. */
	htmlUrl: string | undefined;
	/** Names of the folders it is in, the outermost first. */
	folders: readonly string[];
}

/** What a list holds. */
export interface OpmlList {
	outlines: OpmlOutline[];
	/** Outlines that say they are feeds and have no address of the web, by title and what stands there. */
	leftOut: { title: string; address: string }[];
}

/**
 * The feeds of a list in its order; outlines that name no feed but hold others are folders. A feed that stands in two
 * folders comes twice.
 * @throws FeedFault where the text is no OPML or longer than `feedLimits` allows
 */
export function readOpml(text: string): OpmlList {
	if (text.length > feedLimits.bytes) {
		throw new FeedFault(`The list of feeds is longer than ${feedLimits.bytes / 1e6} million letters.`);
	}
	const document = parseXml(text, '');
	const root = find(document, ({ name }) => name === 'opml');
	if (root === undefined) throw new FeedFault('The file is not a list of feeds: it has no <opml> in it.');
	const list: OpmlList = { outlines: [], leftOut: [] };
	collect(elementsOf(root).find(({ name }) => name === 'body') ?? root, [], list);
	return list;
}

function collect(parent: XmlElement, folders: readonly string[], list: OpmlList): void {
	const { outlines, leftOut } = list;
	for (const outline of elementsOf(parent)) {
		if (outline.name !== 'outline') continue;
		if (outlines.length + leftOut.length >= feedLimits.outlines) {
			throw new FeedFault(`The list names more than ${feedLimits.outlines} feeds, which is as many as are read.`);
		}
		const { attributes } = outline;
		const title = plainLine(attributes.get('title') || (attributes.get('text') ?? ''), feedLimits.titleLetters);
		const xmlUrl = resolveAddress(attributes.get('xmlurl') ?? attributes.get('url'));
		const isFeed = xmlUrl !== undefined && (attributes.has('xmlurl') || attributes.get('type') === 'rss');
		if (isFeed) {
			const htmlUrl = resolveAddress(attributes.get('htmlurl'));
			outlines.push({ title: title || xmlUrl, xmlUrl, htmlUrl, folders });
		} else if (attributes.has('xmlurl')) {
			leftOut.push({ title: title || 'A feed', address: attributes.get('xmlurl') ?? '' });
		}
		const isDeep = folders.length >= feedLimits.folders;
		collect(outline, isFeed || isDeep || title === '' ? folders : [...folders, title], list);
	}
}

interface Folder {
	folders: Map<string, Folder>;
	feeds: OpmlOutline[];
}

/** A list as OPML 2.0 with a folder for each path; feeds before the folders beside them, in the order given. */
export function writeOpml(list: readonly OpmlOutline[], title: string): string {
	const root: Folder = { folders: new Map(), feeds: [] };
	for (const outline of list) {
		let folder = root;
		for (const name of outline.folders) {
			const inner = folder.folders.get(name) ?? { folders: new Map(), feeds: [] };
			folder.folders.set(name, inner);
			folder = inner;
		}
		folder.feeds.push(outline);
	}
	const head = `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n\t<head><title>${quoted(title)}</title></head>`;
	return `${head}\n\t<body>\n${writeFolder(root, 2).join('\n')}\n\t</body>\n</opml>\n`;
}

function writeFolder({ feeds, folders }: Folder, depth: number): string[] {
	const indent = '\t'.repeat(depth);
	const outlines = feeds.map(({ title, xmlUrl, htmlUrl }) => {
		const site = htmlUrl === undefined ? '' : ` htmlUrl="${quoted(htmlUrl)}"`;
		const name = quoted(title);
		return `${indent}<outline type="rss" text="${name}" title="${name}" xmlUrl="${quoted(xmlUrl)}"${site}/>`;
	});
	const inner = [...folders].flatMap(([name, folder]) => [
		`${indent}<outline text="${quoted(name)}" title="${quoted(name)}">`,
		...writeFolder(folder, depth + 1),
		`${indent}</outline>`
	]);
	return [...outlines, ...inner];
}

/** Text inside quotation marks; controls, which XML does not allow, become spaces. */
function quoted(text: string): string {
	return escapeUTF8(text.replace(/[\p{Cc}\ufffe\uffff]/gu, ' ').toWellFormed());
}
