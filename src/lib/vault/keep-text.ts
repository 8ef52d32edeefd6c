// Texts as they are kept: every article verified in bytes, signature and place in the list before it is kept.
import { hashOf, toText, type Bytes } from '#lib/article/bytes.ts';
import { isSignedBy } from '#lib/article/key.ts';
import type { PublicKey } from '#lib/article/note.ts';
import { readArticle } from '#lib/article/read.ts';
import type { Article, Entry, Hash } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { dropNamed, takeNamed } from './bytes-kept.ts';
import { dropAll, isKept, orUnkept, putNamed } from './keep-bytes.ts';
import { fetchNamed, type OnBytes } from './fetch.ts';
import { addText } from './rows.ts';
import { fromAny } from './sources.ts';
import type { KeptArticle } from './texts.ts';
import { inTurn } from './turn.ts';

const textType = 'text/plain; charset=utf-8';

/**
 * Fetches one article of the list, unless its bytes are here already, keeps it and gives it back; `waitMs` is given where
 * somebody waits to read it, who gets it even where there is no room to keep it; `stallMs` where the line is known to
 * freeze: so long it may say nothing.
 * @throws FaultError as `fetchNamed` and `keepText`
 */
export async function fetchText(
	entry: Entry,
	key: PublicKey,
	{ waitMs, stallMs, onBytes }: { waitMs?: number; stallMs?: number | undefined; onBytes?: OnBytes } = {}
): Promise<KeptArticle> {
	const { hash, bytes } = entry;
	const isUrgent = waitMs !== undefined;
	const want = { path: places.article(hash), hash, bytes, stallMs: waitMs ?? stallMs, isUrgent, onBytes };
	// Opened by hand while its lane was under way, or left by a worker that was stopped before it wrote the row
	const here = await takeNamed('articles', hash);
	const take = isUrgent ? giveText : keepText;
	if (here !== undefined) return take(here.bytes, entry, key);
	return fromAny(async (origin) => take(await fetchNamed({ ...want, origin }), entry, key));
}

/**
 * Verifies an article's bytes against its entry in the list, and keeps them.
 * @throws FaultError `wrong-bytes`, `unsupported`, `wrong-signature`, `storage-full`, `storage-failed`
 */
export async function keepText(bytes: Bytes, entry: Entry, key: PublicKey): Promise<KeptArticle> {
	const article = await verifyText(bytes, entry, key);
	await keepVerified(bytes, article);
	return article;
}

/** As `keepText`, but what was verified is given even where it cannot be kept. */
async function giveText(bytes: Bytes, entry: Entry, key: PublicKey): Promise<KeptArticle> {
	const article = await verifyText(bytes, entry, key);
	await orUnkept(() => keepVerified(bytes, article));
	return article;
}

async function verifyText(bytes: Bytes, entry: Entry, key: PublicKey): Promise<KeptArticle> {
	if ((await hashOf(bytes)) !== entry.hash) throw new FaultError('wrong-bytes', `not the bytes of ${entry.hash}`);
	const article = await readSigned(bytes, key);
	if (article.head.id !== entry.id || article.head.revision !== entry.revision) {
		throw new FaultError('wrong-signature', `${entry.hash} is another article than the list says`);
	}
	return { article, hash: entry.hash };
}

function keepVerified(bytes: Bytes, { article, hash }: KeptArticle): Promise<void> {
	return inTurn(async () => {
		const wasHere = await isKept('articles', hash);
		await putNamed('articles', hash, bytes, textType);
		try {
			await addRow(hash, article, bytes.length);
		} catch (refused) {
			// The row comes after the bytes; without it they go again, but for those that lay here before
			if (!wasHere) await dropNamed('articles', hash);
			throw refused;
		}
	});
}

/** Gives kept bytes their row again, where they are an article signed by the key; says whether they are. */
export async function healText(hash: Hash, key: PublicKey): Promise<boolean> {
	const found = await takeNamed('articles', hash);
	if (found === undefined) return false;
	try {
		await addRow(hash, await readSigned(found.bytes, key), found.bytes.length);
		return true;
	} catch (refused) {
		if (!(refused instanceof FaultError) || refused.fault.code.startsWith('storage')) throw refused;
		await dropNamed('articles', hash);
		return false;
	}
}

async function readSigned(bytes: Bytes, key: PublicKey): Promise<Article> {
	let read: ReturnType<typeof readArticle>;
	try {
		read = readArticle(toText(bytes));
	} catch (malformed) {
		throw new FaultError('unsupported', 'the article is not UTF-8', malformed);
	}
	// Its bytes are those the publisher named: a form we cannot read is a newer one.
	if (read === undefined) throw new FaultError('unsupported', 'the article has a form this build does not know');
	if (await isSignedBy(read.note, key)) return read.article;
	throw new FaultError('wrong-signature', `article ${read.article.head.id} is not signed by the pinned key`);
}

async function addRow(hash: Hash, article: Article, bytes: number): Promise<void> {
	await dropAll(await addText(hash, article, bytes));
}
