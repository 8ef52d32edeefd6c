// Files that an editor brings: what each is, and the articles and addresses in it, one after another.
import { open } from 'node:fs/promises';
import { posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { MarkdownReader } from '../press/markdown-reader.ts';
import { Bringing } from './bringing.ts';
import { BringFault, sayName } from './fault.ts';
import { folderOf, readBrought, settlePath, type Folder } from './folder.ts';
import { refuse, type BroughtFile, type BroughtItem } from './item.ts';
import { bringLimits } from './limits.ts';
import { isDocument } from './documents.ts';
import { openZip } from './zip.ts';

/** How files are read. */
export interface BringOptions {
	/** Other files that were given with it, by paths that start where its own does: the pictures of a page, the parts of an export. */
	beside?: readonly BroughtFile[];
	/** A reader of Markdown that is at hand and stays open; without one, each call starts a thread of its own when it needs it. */
	markdown?: MarkdownReader;
}

/** After so many items other work of the process has its turn. */
const itemsAtOnce = 25;

/**
 * Reads a file into what it holds: `.html`, MHTML, Markdown, text, EPUB, zips of these, and the exports of Pocket, Instapaper,
 * Omnivore, wallabag, Readwise Reader and browsers. Nothing is fetched or kept. The same file gives the same keys each time.
 * Never throws for what is in the file: what cannot be read is an item with a sentence, and what follows it is still read.
 */
export async function* bringFile(
	file: BroughtFile,
	{ beside = [], markdown }: BringOptions = {}
): AsyncGenerator<BroughtItem> {
	yield* bring([file], folderOf('', [file, ...beside.filter((one) => one.name !== file.name)]), markdown);
}

/** Reads files that were given together, as `bringFile` does; those that only belong to others, such as pictures, give nothing. */
export async function* bringFiles(
	files: readonly BroughtFile[],
	{ markdown }: Omit<BringOptions, 'beside'> = {}
): AsyncGenerator<BroughtItem> {
	const folder = folderOf('', files);
	for (const { name, sentence } of folder.refused) yield refuse(name, sentence);
	const names = new Map(files.toReversed().map((file) => [settleQuietly(file.name), file]));
	const documents = folder.paths.filter((path) => isDocument(path, folder)).map((path) => names.get(path));
	const [first] = folder.paths;
	if (documents.length === 0 && first !== undefined)
		yield refuse(sayName(first), 'it holds no article; pages, Markdown, text, books, zips and exports do');
	yield* bring(
		documents.filter((file) => file !== undefined),
		folder,
		markdown
	);
}

async function* bring(
	files: readonly BroughtFile[],
	folder: Folder,
	given: MarkdownReader | undefined
): AsyncGenerator<BroughtItem> {
	const markdown = given ?? new MarkdownReader();
	try {
		const bringing = new Bringing(folder, markdown);
		let count = 0;
		for (const file of files) {
			for await (const item of readGuarded(file, bringing)) {
				yield item;
				if (++count % itemsAtOnce === 0) await setImmediate();
			}
		}
	} finally {
		if (given === undefined) await markdown.close();
	}
}

async function* readGuarded(file: BroughtFile, bringing: Bringing): AsyncGenerator<BroughtItem> {
	const name = sayName(file.name) || 'a file without a name';
	try {
		if (await isZip(file)) yield* readZip(file, name, bringing);
		else {
			const bytes = await readBrought(file, bringLimits.documentBytes);
			yield* bringing.readDocument(bytes, settleQuietly(file.name) ?? posix.basename(file.name), name);
		}
	} catch (caught) {
		if (!(caught instanceof BringFault)) throw caught;
		yield refuse(name, caught.message);
	}
}

async function* readZip(file: BroughtFile, name: string, bringing: Bringing): AsyncGenerator<BroughtItem> {
	const zip = await openZip(file, name);
	try {
		yield* bringing.within(zip).readAll();
	} finally {
		zip.close();
	}
}

/** Whether a file is a zip, by its first bytes: a large one is never read whole. */
async function isZip(file: BroughtFile): Promise<boolean> {
	const head = 'bytes' in file ? file.bytes.subarray(0, 4) : await readHead(file.path);
	return /^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(Buffer.from(head).toString('latin1'));
}

async function readHead(path: string): Promise<Uint8Array> {
	try {
		const file = await open(path, 'r');
		try {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
			return buffer.subarray(0, bytesRead);
		} finally {
			await file.close();
		}
	} catch (caught) {
		const code = caught instanceof Error && 'code' in caught ? String(caught.code) : undefined;
		if (code === undefined) throw caught;
		throw new BringFault(`it cannot be read (${code})`, caught);
	}
}

function settleQuietly(name: string): string | undefined {
	try {
		return settlePath(name);
	} catch (caught) {
		if (caught instanceof BringFault) return undefined;
		throw caught;
	}
}
