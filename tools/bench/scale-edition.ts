// A signed edition of any number of articles by the publisher's own rooms, held in memory: what a press of as many would have put on its disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBytes, type Bytes } from '#lib/article/bytes.ts';
import { writeSegment } from '#lib/article/log.ts';
import { writeContentsText } from '#lib/article/read.ts';
import { contentsSchema, type Article, type ArticleId, type Hash } from '#lib/article/types.ts';
import { places } from '#lib/contract/places.ts';
import { openPublisher, type Publisher } from '#lib/server/keys.ts';
import { nextLog, writeLines } from '#lib/server/publish/list.ts';
import { makePackLists, makePacks } from '#lib/server/publish/packs.ts';
import { signDraft } from '#lib/server/publish/sign.ts';
import { nameOf } from '#lib/server/store/blobs.ts';

/** How many articles the head names, as the publisher's does. */
const frontSize = 40;

/** An edition as a phone can fetch it. */
export interface ScaleEdition {
	/** Every address and its bytes; of pictures those that were given. */
	files: ReadonlyMap<string, Bytes>;
	/** The newest first. */
	ids: readonly ArticleId[];
	/** Bytes of all texts. */
	bytes: number;
}

/**
 * Makes an edition of so many articles, each made by its number, the newest of which are the same whatever their number.
 * @param picturesOf gives the bytes of an article's pictures, as many as there are any
 */
export async function makeScaleEdition(
	count: number,
	make: (number: number) => Article,
	picturesOf?: (number: number, article: Article) => readonly Bytes[]
): Promise<ScaleEdition> {
	const publisher = await makePublisher();
	const signed = Array.from({ length: count }, (_, number) => signDraft(make(number), undefined, publisher));
	const files = new Map<string, Bytes>();
	const put = (place: (hash: string) => string, bytes: Bytes): { hash: Hash; bytes: number } => {
		const hash = nameOf(bytes);
		files.set(place(hash), bytes);
		return { hash, bytes: bytes.length };
	};
	for (const [number, { note, article }] of signed.entries()) {
		put(places.article, toBytes(note));
		for (const picture of picturesOf?.(number, article) ?? []) put(places.picture, picture);
	}
	const packs = makePacks(signed).map(({ bytes, articles }) => ({ ...put(places.pack, bytes), articles }));
	const bytes = signed.reduce((sum, each) => sum + each.bytes, 0);
	const pictures = signed.reduce((sum, { article }) => sum + article.head.pictures.length, 0);
	const ids = signed.map(({ article }) => article.head.id);
	const contents = contentsSchema({
		number: count,
		published: '2026-11-20T07:00:00Z',
		publisher: 'The measure',
		key: publisher.verifier,
		mirrors: [],
		articles: count,
		pictures,
		bytes,
		front: ids.slice(0, frontSize),
		segments: nextLog(undefined, writeLines(signed, new Map())).map((lines) => ({
			...put(places.segment, toBytes(writeSegment(lines))),
			lines: lines.length
		})),
		packs: makePackLists(packs).map((list) => put(places.segment, list))
	});
	files.set(places.contents, toBytes(publisher.signNote(writeContentsText(contents))));
	return { files, ids, bytes };
}

/** The content type that a publisher gives to an address of an edition. */
export function typeOf(path: string): string {
	if (path.startsWith(places.picture(''))) return 'image/avif';
	return path.startsWith(places.pack('')) ? 'application/x-ndjson' : 'text/plain; charset=utf-8';
}

/** A publisher with a key of its own, which is forgotten with it. */
async function makePublisher(): Promise<Publisher> {
	const folder = mkdtempSync(join(tmpdir(), 'shyraq-scale-'));
	try {
		return await openPublisher(folder, 'https://scale.example');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
