// An article as a book: EPUB 3 (W3C), with a table of contents, a cover where there is a lead picture, and what is said for those who do not see.
import { toBytes } from '#lib/article/bytes.ts';
import type { ArticleHead } from '#lib/article/types.ts';
import { arrange, type Part, type Taken } from './taken.ts';
import { changeTree, make, writeText, writeTree, type Element } from './tree.ts';
import { zip } from './zip.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';
const ops = 'http://www.idpf.org/2007/ops';

const container =
	`${declaration}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">` +
	'<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n';

/** The book. `styles` is its sheet. Pictures must be of a kind that every reader of books knows: JPEG or PNG. */
export function writeEpub(taken: Taken, styles: string): Uint8Array<ArrayBuffer> {
	const { head } = taken.article;
	const names = new Map([...taken.pictures].map(([id, { type }], place) => [id, nameOf(place, type)]));
	const { nodes, parts } = arrange(taken, (id) => names.get(id) ?? '');
	const text = writeTree(changeTree(nodes, dressNotes), 'xhtml');
	const pictures = [...taken.pictures].map(([id, { bytes }]) => ({
		name: `EPUB/${names.get(id) ?? ''}`,
		bytes
	}));
	return zip([
		{ name: 'mimetype', bytes: toBytes('application/epub+zip') },
		{ name: 'META-INF/container.xml', bytes: toBytes(container) },
		{ name: 'EPUB/package.opf', bytes: toBytes(writePackage(taken, names)) },
		{ name: 'EPUB/nav.xhtml', bytes: toBytes(writeNav(head, parts)) },
		{ name: 'EPUB/text.xhtml', bytes: toBytes(writeDocument(head, text)) },
		{ name: 'EPUB/style.css', bytes: toBytes(styles) },
		...pictures
	]);
}

function nameOf(place: number, type: string): string {
	return `pictures/${place + 1}.${type === 'image/png' ? 'png' : 'jpg'}`;
}

/** Marks of notes and the notes themselves, by the names that reading systems know. */
function dressNotes(element: Element): Element {
	const { name, attributes, children } = element;
	if (name === 'section' && attributes['id'] === 'n-notes')
		return { ...element, attributes: { ...attributes, 'epub:type': 'endnotes', role: 'doc-endnotes' } };
	if (name !== 'sup') return element;
	const mark = (child: (typeof children)[number]) =>
		typeof child !== 'string' && child.name === 'a' && child.attributes['href']?.startsWith('#n-') === true
			? { ...child, attributes: { ...child.attributes, 'epub:type': 'noteref', role: 'doc-noteref' } }
			: child;
	return { ...element, children: children.map(mark) };
}

function writeDocument({ language, direction, title }: ArticleHead, text: string): string {
	const tag = writeText(language);
	return (
		`${declaration}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="${ops}" lang="${tag}" xml:lang="${tag}" dir="${direction}">` +
		`<head><title>${writeText(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>` +
		`<body>${text}</body></html>\n`
	);
}

/** The table of contents: the headings, those below others in lists of their own. */
function writeNav(head: ArticleHead, parts: readonly Part[]): string {
	const nav = make('nav', { 'epub:type': 'toc', role: 'doc-toc' }, make('h1', {}, head.title), listParts(parts));
	return writeDocument(head, writeTree([nav], 'xhtml'));
}

function listParts(parts: readonly Part[]): Element {
	const items: Element[] = [];
	for (let place = 0; place < parts.length;) {
		const part = parts[place];
		if (part === undefined) break;
		const next = parts.findIndex(({ level }, other) => other > place && level <= part.level);
		const end = next === -1 ? parts.length : next;
		const below = parts.slice(place + 1, end);
		const link = make('a', { href: `text.xhtml#${part.id}` }, part.title);
		items.push(make('li', {}, link, ...(below.length === 0 ? [] : [listParts(below)])));
		place = end;
	}
	return make('ol', {}, ...items);
}

function writePackage(
	{ article: { head }, publisher, address, pictures }: Taken,
	names: ReadonlyMap<string, string>
): string {
	const metadata: [name: string, value: string, attributes?: string][] = [
		['dc:identifier', `shyraq:article:${head.id}`, 'id="id"'],
		['dc:title', head.title],
		['dc:language', head.language],
		['dc:date', moment(head.published)],
		['dc:publisher', publisher],
		['dc:source', address],
		['dc:creator', head.byline],
		['dc:description', head.standfirst],
		...head.sources.map(({ name, url }): [string, string] => ['dc:source', url ?? name]),
		...head.tags.map((tag): [string, string] => ['dc:subject', tag])
	];
	const hasPictures = pictures.size > 0;
	const properties: [name: string, value: string][] = [
		['dcterms:modified', moment(head.updated ?? head.published)],
		['schema:accessMode', 'textual'],
		...(hasPictures ? ([['schema:accessMode', 'visual']] as [string, string][]) : []),
		['schema:accessModeSufficient', 'textual'],
		['schema:accessibilityFeature', 'structuralNavigation'],
		['schema:accessibilityFeature', 'tableOfContents'],
		...(hasPictures ? ([['schema:accessibilityFeature', 'alternativeText']] as [string, string][]) : []),
		['schema:accessibilityHazard', 'none']
	];
	const cover = head.lead?.picture;
	const items = [...pictures].map(([id, { type }], place) => {
		const isCover = id === cover ? ' properties="cover-image"' : '';
		return `<item id="picture-${place + 1}" href="${names.get(id) ?? ''}" media-type="${writeText(type)}"${isCover}/>`;
	});
	const lines = [
		...metadata
			.filter(([, value]) => writeText(value).trim() !== '')
			.map(([name, value, more]) => `<${name}${more === undefined ? '' : ` ${more}`}>${writeText(value)}</${name}>`),
		...properties.map(([name, value]) => `<meta property="${name}">${writeText(value)}</meta>`)
	];
	return (
		`${declaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${writeText(head.language)}" dir="${head.direction}">\n` +
		`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n${lines.join('\n')}\n</metadata>\n` +
		'<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>' +
		'<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>' +
		`<item id="style" href="style.css" media-type="text/css"/>${items.join('')}</manifest>\n` +
		`<spine page-progression-direction="${head.direction}"><itemref idref="text"/></spine>\n</package>\n`
	);
}

/** A moment in UTC to the second, the one form that `dcterms:modified` may have. */
function moment(time: string): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
