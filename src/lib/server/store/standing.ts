// The edition that stands, read back from the disk: its signed head, and the list's segments proved by their names.
import { toText } from '#lib/article/bytes.ts';
import { linesOfSegment } from '#lib/article/log.ts';
import { readContents } from '#lib/article/read.ts';
import type { Contents, Hash } from '#lib/article/types.ts';
import { nameOf } from './blobs.ts';
import { currentEdition, type Edition } from './editions.ts';
import type { Store } from './store.ts';

/** An edition as it was found. */
export interface Standing {
	edition: Edition;
	/** Undefined where the head is missing, damaged or of an older form. */
	contents: Contents | undefined;
	/** The list's segments as lines; undefined where one of them is missing or damaged. */
	log: string[][] | undefined;
}

/** The edition that stands; undefined before the first. */
export async function readStanding(store: Store): Promise<Standing | undefined> {
	const edition = await currentEdition(store);
	if (edition === undefined) return undefined;
	const head = await readText(store, edition.contents);
	const contents = head === undefined ? undefined : readContents(head)?.contents;
	return { edition, contents, log: contents && (await readLog(store, contents)) };
}

/** The key that an edition's head names, whatever form the head has; undefined where the disk has changed it. */
export async function readStandingKey(store: Store, edition: Edition): Promise<string | undefined> {
	const line = (await readText(store, edition.contents))?.split('\n')[1];
	return line === undefined ? undefined : /"key":"([^"\\]+)"/.exec(line)?.[1];
}

async function readLog(store: Store, { segments }: Contents): Promise<string[][] | undefined> {
	const log: string[][] = [];
	for (const { hash } of segments) {
		const text = await readText(store, hash);
		if (text === undefined) return undefined;
		log.push(linesOfSegment(text));
	}
	return log;
}

/** A blob as text; undefined where it is missing, or has other bytes than its name says. */
async function readText(store: Store, hash: Hash): Promise<string | undefined> {
	const bytes = await store.blobs.read(hash);
	return bytes !== undefined && nameOf(bytes) === hash ? toText(bytes) : undefined;
}
