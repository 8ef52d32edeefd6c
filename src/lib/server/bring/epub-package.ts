// The package of a book (EPUB 2 and 3): what it is called, whose it is, its files, and the order in which they are read.
import { posix } from 'node:path';
import { decodeText } from '../decode.ts';
import { BringFault } from './fault.ts';
import { languageOf, lineOf, tagsOf, timeOfText } from './fields.ts';
import { settlePath, type Folder } from './folder.ts';
import { bringLimits } from './limits.ts';
import { decodePercent } from './pictures.ts';
import { descendant, descendants, readXml, textOf, type XmlElement } from './xml.ts';

/** A file of a book. */
export interface BookFile {
	path: string;
	type: string;
	properties: readonly string[];
}

/** A book without its texts. */
export interface Book {
	title: string;
	identifier: string;
	authors: string;
	publisher: string;
	description: string;
	language: string | undefined;
	published: string | undefined;
	tags: string[];
	/** Files in the order of reading, those beside the text left out. */
	spine: BookFile[];
	/** The table of contents: an XHTML `nav` (EPUB 3), an NCX (EPUB 2). */
	navPath: string | undefined;
	ncxPath: string | undefined;
	coverPath: string | undefined;
	/** Pages that only list the others. */
	listPaths: ReadonlySet<string>;
}

const containerPath = 'META-INF/container.xml';

/** Whether a folder is a book: by the one file that every EPUB has in the same place. */
export function isBook(folder: Folder): boolean {
	return folder.has(containerPath);
}

/** @throws BringFault where the book is locked, or its package is not there or not in order */
export async function readBook(folder: Folder): Promise<Book> {
	await checkLocks(folder);
	const container = readXml(await readText(folder, containerPath));
	const rootPath = [...descendants(container, 'rootfile')]
		.map((file) => resolvePath('', file.attributes.get('full-path') ?? ''))
		.find((path) => path !== undefined && folder.has(path));
	if (rootPath === undefined) throw new BringFault('the book does not say where its package is');
	const root = readXml(await readText(folder, rootPath));
	const metadata = descendant(root, 'metadata') ?? root;
	const files = new Map<string, BookFile>();
	for (const item of descendants(root, 'item')) {
		const path = resolvePath(rootPath, item.attributes.get('href') ?? '');
		const id = item.attributes.get('id');
		if (path === undefined || id === undefined || files.has(id)) continue;
		const properties = (item.attributes.get('properties') ?? '').split(/\s+/);
		files.set(id, { path, type: (item.attributes.get('media-type') ?? '').toLowerCase(), properties });
	}
	const all = [...files.values()];
	const spine = descendant(root, 'spine');
	const meta = [...descendants(metadata, 'meta')];
	const coverId = meta.find((one) => one.attributes.get('name') === 'cover')?.attributes.get('content') ?? '';
	const cover = all.find(({ properties }) => properties.includes('cover-image')) ?? files.get(coverId);
	return {
		title: lineOf(textsOf(metadata, 'title')[0]) || 'Untitled',
		identifier: lineOf(textsOf(metadata, 'identifier').join(' ')),
		authors: lineOf(textsOf(metadata, 'creator').slice(0, 20).join(', ')),
		publisher: lineOf(textsOf(metadata, 'publisher')[0]),
		description: lineOf(
			textsOf(metadata, 'description')[0]
				?.slice(0, 5000)
				.replace(/<[^>]*>/g, ' '),
			bringLimits.standfirstCharacters
		),
		language: languageOf(textsOf(metadata, 'language')[0]),
		published: textsOf(metadata, 'date')
			.map(timeOfText)
			.find((time) => time !== undefined),
		tags: tagsOf(textsOf(metadata, 'subject')),
		spine: listSpine(spine, files),
		navPath: all.find(({ properties }) => properties.includes('nav'))?.path,
		ncxPath: (
			files.get(spine?.attributes.get('toc') ?? '') ?? all.find(({ type }) => type === 'application/x-dtbncx+xml')
		)?.path,
		coverPath: cover?.type.startsWith('image/') === true ? cover.path : undefined,
		listPaths: new Set(
			[...descendants(root, 'reference')]
				.filter((one) => /^toc$/i.test(one.attributes.get('type') ?? ''))
				.map((one) => resolvePath(rootPath, one.attributes.get('href') ?? ''))
				.filter((path) => path !== undefined)
		)
	};
}

function listSpine(spine: XmlElement | undefined, files: ReadonlyMap<string, BookFile>): BookFile[] {
	if (spine === undefined) throw new BringFault('the book does not say in which order it is read');
	const listed = new Set<BookFile>();
	for (const item of descendants(spine, 'itemref')) {
		const file = files.get(item.attributes.get('idref') ?? '');
		if (file !== undefined && item.attributes.get('linear') !== 'no') listed.add(file);
	}
	return [...listed];
}

/** Algorithms that only disguise fonts; a book with them is open. */
const fontAlgorithms = /idpf\.org\/2008\/embedding$|ns\.adobe\.com\/pdf\/enc#RC$/;
const lockPaths = ['META-INF/rights.xml', 'META-INF/license.lcpl', 'META-INF/sinf.xml'];

async function checkLocks(folder: Folder): Promise<void> {
	const locked = new BringFault('the book is locked by its seller (DRM) and cannot be read here');
	if (lockPaths.some((path) => folder.has(path))) throw locked;
	if (!folder.has('META-INF/encryption.xml')) return;
	const encryption = readXml(await readText(folder, 'META-INF/encryption.xml'));
	for (const method of descendants(encryption, 'encrypteddata')) {
		const algorithm = descendant(method, 'encryptionmethod')?.attributes.get('algorithm') ?? '';
		if (!fontAlgorithms.test(algorithm)) throw locked;
	}
}

function textsOf(metadata: XmlElement, name: string): string[] {
	return [...descendants(metadata, name)].map((one) => textOf(one).trim()).filter((text) => text !== '');
}

/** The text of an XML file of a book. */
export async function readText(folder: Folder, path: string): Promise<string> {
	return decodeText(await folder.read(path, bringLimits.textBytes), undefined, 'xml').text.replace(/^\ufeff/, '');
}

/** The path of a file that another names; undefined where it leads out of the book. */
export function resolvePath(from: string, href: string): string | undefined {
	const [plain = ''] = href.split(/[?#]/);
	if (plain === '' || /^[a-z][a-z0-9+.-]*:/i.test(plain)) return undefined;
	try {
		return settlePath(posix.join(posix.dirname(from), decodePercent(plain)));
	} catch (caught) {
		if (caught instanceof BringFault) return undefined;
		throw caught;
	}
}
