// What a file gave, gathered for tests, with the pictures that came along read.
import { afterAll } from 'vitest';
import { MarkdownReader } from '#lib/server/press/markdown-reader.ts';
import { bringFile, bringFiles } from '#lib/server/bring/bring.ts';
import { BringFault } from '#lib/server/bring/fault.ts';
import type { ArticleItem, BroughtFile, BroughtItem } from '#lib/server/bring/item.ts';

const markdown = new MarkdownReader();
afterAll(() => markdown.close());

type Content = string | Uint8Array;

/** A file of a text or of bytes. */
export function fileOf(name: string, content: Content): { name: string; bytes: Uint8Array } {
	return { name, bytes: typeof content === 'string' ? Buffer.from(content) : content };
}

/** All items of a file; pictures as the length of each by its name. */
export async function bringAll(
	name: string,
	content: Content,
	beside: Readonly<Record<string, Content>> = {}
): Promise<BroughtItem[]> {
	const files = Object.entries(beside).map(([path, bytes]) => fileOf(path, bytes));
	return gather(bringFile(fileOf(name, content), { beside: files, markdown }));
}

/** All items of files given together. */
export async function bringTogether(files: readonly BroughtFile[]): Promise<BroughtItem[]> {
	return gather(bringFiles(files, { markdown }));
}

async function gather(items: AsyncIterable<BroughtItem>): Promise<BroughtItem[]> {
	const found: BroughtItem[] = [];
	for await (const item of items) {
		// Pictures can be read only until the stream ends.
		if (item.kind === 'article') {
			const bytes = new Map<string, Uint8Array>();
			for (const picture of item.pictures.names) {
				const read = await item.pictures.read(picture).catch(broken);
				if (read !== undefined) bytes.set(picture, new Uint8Array(read));
			}
			found.push({
				...item,
				pictures: { names: item.pictures.names, read: async (one) => bytes.get(one) ?? new Uint8Array() }
			});
		} else found.push(item);
	}
	return found;
}

/** A picture may be broken; that is told by a fault and by nothing else. */
function broken(caught: unknown): undefined {
	if (!(caught instanceof BringFault)) throw caught;
}

/** The one article among items; anything else is a failure of the test. */
export function onlyArticle(items: readonly BroughtItem[]): ArticleItem {
	const [item] = items;
	if (items.length !== 1 || item?.kind !== 'article') throw new Error(`Not one article: ${JSON.stringify(items)}`);
	return item;
}

/** The articles among items. */
export function articlesOf(items: readonly BroughtItem[]): ArticleItem[] {
	return items.filter((item) => item.kind === 'article');
}

/** The sentences of what was refused. */
export function sentencesOf(items: readonly BroughtItem[]): string[] {
	return items.flatMap((item) => (item.kind === 'refused' ? [item.sentence] : []));
}

/** A PNG of one pixel. */
export const pixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
