// Books for tests, built from the EPUB specifications: a package, a table of contents and chapters.
import { writeZip } from './zip-writer.ts';

/** A book's parts; what is not given is a small right one. */
export interface BookParts {
	/** Files of the book by their paths below `OEBPS`. */
	files: Readonly<Record<string, string | Uint8Array>>;
	/** Elements of the package's metadata. */
	metadata?: string;
	/** Items of the manifest beside those for `files`, which are made from their names. */
	properties?: Readonly<Record<string, string>>;
	/** Paths in the order of reading. */
	spine: readonly string[];
	/** Attributes of the spine. */
	spineAttributes?: string;
	guide?: string;
	/** Files beside `OEBPS`. */
	others?: Readonly<Record<string, string>>;
	opf?: string;
}

const types: Readonly<Record<string, string>> = {
	xhtml: 'application/xhtml+xml',
	html: 'application/xhtml+xml',
	ncx: 'application/x-dtbncx+xml',
	png: 'image/png',
	css: 'text/css'
};

/** The bytes of a book. */
export function writeBook(parts: BookParts): Uint8Array {
	const items = Object.keys(parts.files).map((path) => {
		const properties = parts.properties?.[path];
		const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
		return `<item id="${idOf(path)}" href="${encodeURI(path)}" media-type="${type}"${properties === undefined ? '' : ` properties="${properties}"`}/>`;
	});
	const opf =
		parts.opf ??
		`<?xml version="1.0"?><!DOCTYPE package [<!ENTITY bomb "boom">]>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.metadata ?? '<dc:title>The Book</dc:title><dc:identifier id="id">urn:x:1</dc:identifier>'}</metadata>
<manifest>${items.join('\n')}</manifest>
<spine ${parts.spineAttributes ?? ''}>${parts.spine.map((path) => `<itemref idref="${idOf(path)}"/>`).join('')}</spine>${parts.guide ?? ''}
</package>`;
	const container = `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;
	return writeZip([
		{ name: 'mimetype', bytes: 'application/epub+zip', isStored: true },
		{ name: 'META-INF/container.xml', bytes: container },
		{ name: 'OEBPS/content.opf', bytes: opf },
		...Object.entries(parts.files).map(([path, bytes]) => ({ name: `OEBPS/${path}`, bytes })),
		...Object.entries(parts.others ?? {}).map(([name, bytes]) => ({ name, bytes }))
	]);
}

/** A chapter's file. */
export function chapterOf(body: string, title = 'The Book'): string {
	return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title}</title><link rel="stylesheet" href="../s.css"/></head><body>${body}</body></html>`;
}

/** A table of contents of EPUB 3. */
export function navOf(list: string): string {
	return chapterOf(
		`<nav epub:type="landmarks"><ol><li><a href="x.xhtml">Cover</a></li></ol></nav><nav epub:type="toc"><h1>Contents</h1>${list}</nav>`
	);
}

function idOf(path: string): string {
	return `i-${path.replace(/[^a-z0-9]/gi, '-')}`;
}
