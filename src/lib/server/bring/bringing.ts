// One folder's files being read: the reader for each kind, and what several of them share.
import type { MarkdownReader } from '../press/markdown-reader.ts';
import { decodeText } from '../decode.ts';
import { readBookmarks } from './bookmarks.ts';
import { isDocument, isPassages } from './documents.ts';
import { isBook } from './epub-package.ts';
import { readEpub } from './epub.ts';
import { BringFault, sayName, sentenceOf } from './fault.ts';
import type { Folder } from './folder.ts';
import { refuse, type BroughtHighlight, type BroughtItem } from './item.ts';
import { readJson } from './json.ts';
import { bringLimits } from './limits.ts';
import { readMarkdownFile } from './markdown.ts';
import { readMhtml } from './mhtml.ts';
import { listOmnivore, readOmnivore } from './omnivore.ts';
import { readPage } from './page.ts';
import { findInFolder } from './pictures.ts';
import { readPlain } from './plain.ts';
import { readPocketPassages } from './pocket-passages.ts';
import { recognise } from './recognise.ts';
import { readTable } from './tables.ts';
import { isWallabag, readWallabag } from './wallabag.ts';

/** Reads the files of a folder. Faults of a file are told as items; those of the folder are thrown. */
export class Bringing {
	readonly #folder: Folder;
	readonly #markdown: MarkdownReader;
	#passages: Map<string, BroughtHighlight[]> | undefined;

	constructor(folder: Folder, markdown: MarkdownReader) {
		this.#folder = folder;
		this.#markdown = markdown;
	}

	/** The same for another folder: what is in a zip. */
	within(folder: Folder): Bringing {
		return new Bringing(folder, this.#markdown);
	}

	/**
	 * All that the folder holds: a book, an export, or one file after another.
	 * @throws BringFault where there is nothing to read in it
	 */
	async *readAll(): AsyncGenerator<BroughtItem> {
		const folder = this.#folder;
		for (const { name, sentence } of folder.refused) yield refuse(`${folder.name}, ${name}`, sentence);
		if (isBook(folder)) {
			yield* readEpub(folder);
			return;
		}
		const lists = listOmnivore(folder);
		for (const list of lists) yield* tellFaults(readOmnivore(folder, list), `${folder.name}, ${list}`);
		if (lists.length > 0) return;
		const paths = folder.paths.filter((path) => isDocument(path, folder));
		if (paths.length === 0 && folder.refused.length === 0) throw new BringFault('there is nothing in it that is read');
		for (const path of paths) yield* tellFaults(this.#readFile(path), this.#nameOf(path));
	}

	/**
	 * What a file holds that is no zip.
	 * @param path its place in the folder, from which it names others
	 * @param name how it is called
	 * @throws BringFault where it cannot be read
	 */
	async *readDocument(bytes: Uint8Array, path: string, name: string): AsyncGenerator<BroughtItem> {
		const found = recognise(bytes, path);
		const find = findInFolder(this.#folder, path);
		switch (found.kind) {
			case 'zip':
				throw new BringFault('it is a zip within a zip; bring it by itself');
			case 'mhtml':
				yield readMhtml(bytes, name);
				break;
			case 'page':
				yield readPage(found.text, { name, find });
				break;
			case 'markdown':
				yield await readMarkdownFile(found.text, name, find, this.#markdown);
				break;
			case 'plain':
				yield readPlain(found.text, name);
				break;
			case 'bookmarks':
				yield* readBookmarks(found.text, name);
				break;
			case 'table':
				if (this.#passages === undefined) {
					this.#passages = new Map<string, BroughtHighlight[]>();
					yield* this.#readPassages(this.#passages);
				}
				yield* readTable(found.text, name, this.#passages);
				break;
			case 'json': {
				const value = readJson(found.text);
				if (!isWallabag(value)) throw new BringFault('it is JSON, but not an export that is known');
				yield* readWallabag(value, name);
			}
		}
	}

	async *#readFile(path: string): AsyncGenerator<BroughtItem> {
		const bytes = await this.#folder.read(path, bringLimits.documentBytes);
		yield* this.readDocument(bytes, path, this.#nameOf(path));
	}

	#nameOf(path: string): string {
		const { name } = this.#folder;
		return name === '' ? sayName(path) : `${name}, ${sayName(path)}`;
	}

	/** Fills in the passages that came beside tables, and tells of files that do not hold any. */
	async *#readPassages(passages: Map<string, BroughtHighlight[]>): AsyncGenerator<BroughtItem> {
		for (const path of this.#folder.paths.filter(isPassages)) {
			try {
				const { text } = decodeText(await this.#folder.read(path, bringLimits.documentBytes), undefined, 'html');
				for (const [address, found] of readPocketPassages(text))
					passages.set(address, [...(passages.get(address) ?? []), ...found]);
			} catch (caught) {
				yield refuse(this.#nameOf(path), sentenceOf(caught));
			}
		}
	}
}

/** What a file gives, and in the end why it gives no more. */
async function* tellFaults(items: AsyncGenerator<BroughtItem>, name: string): AsyncGenerator<BroughtItem> {
	try {
		yield* items;
	} catch (caught) {
		yield refuse(name, sentenceOf(caught));
	}
}
