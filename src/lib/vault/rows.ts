// Changes of the ledger's rows that belong together: what is kept, what waits, and the sums of both, always in one transaction.
import type { Article, ArticleHead, ArticleId, Entry, Hash, Picture, Variant, Withdrawn } from '#lib/article/types.ts';
import type { Lost, PictureWish } from '#lib/contract/messages.ts';
import { changeLedger, useLedger, type ArticleRow, type Change, type EntryRow } from './ledger.ts';
import { noTally, type Tally } from './facts.ts';
import { rank } from './rank.ts';
import { without } from './without.ts';

/** Writes that an article is kept, in place of any other revision of it. @returns hashes whose bytes are no longer referred to */
export function addText(hash: Hash, { head }: Article, bytes: number): Promise<Hash[]> {
	return changeLedger(async (change) => {
		const articles = change.objectStore('articles');
		const others = (await articles.index('id').getAll(head.id)).filter((row) => row.hash !== hash);
		// Bytes of an earlier revision that were left behind
		if (others.some(({ revision }) => revision > head.revision)) return [hash];
		for (const other of others) await removeRow(change, other);
		const dropped = [...others.map((other) => other.hash), ...(await removeFigures(change, head.id, head.pictures))];
		const at = Date.parse(head.published);
		if ((await articles.getKey(hash)) === undefined) {
			await count(change, { articles: 1, minutes: head.minutes, textBytes: bytes });
		}
		const { id, revision, minutes } = head;
		await articles.put({ hash, id, revision, bytes, minutes, at, keptAt: Date.now() });
		for (const picture of head.pictures) {
			await showFigure(change, picture, { id, at, from: head.site ?? '', isLead: picture.id === head.lead?.picture });
		}
		const entries = change.objectStore('entries');
		const entry = await entries.get(id);
		// The part of the list that names this revision may be lacking.
		if (entry === undefined || entry.revision < revision)
			await entries.put({ ...writeEntry(head, hash, bytes), at, from: head.site ?? '' });
		// Withdrawn, and here again out of bytes that were left behind: to go again
		else if ('gone' in entry) await entries.put({ ...entry, gone: 'yes' });
		else if (entry.hash === hash) {
			await entries.put(without(entry, 'lacks', 'shed'));
		}
		return dropped;
	});
}

/**
 * Writes that an article is no longer kept, nor any picture that only it shows; `isShed` where it is not to come again by itself.
 * @returns hashes whose bytes are no longer referred to, its own among them
 */
export function dropText(hash: Hash, isShed = false): Promise<Hash[]> {
	return changeLedger(async (change) => {
		const row = await change.objectStore('articles').get(hash);
		if (row === undefined) return [];
		await removeRow(change, row);
		await markLacking(change, row.id, isShed);
		return [hash, ...(await removeFigures(change, row.id, []))];
	});
}

/** Writes that an article's bytes were lost; its pictures stay for when it comes again. @returns whether it was said to be here */
export function loseText(hash: Hash, isTold: boolean): Promise<boolean> {
	return changeLedger(async (change) => {
		const row = await change.objectStore('articles').get(hash);
		if (row === undefined) return false;
		await removeRow(change, row);
		await markLacking(change, row.id, false);
		await noteLoss(change, 'articles', isTold);
		return true;
	});
}

/** Notes a loss in the change that takes its row away. What was read back until then proves nothing any more. */
async function noteLoss(change: Change, kind: 'articles' | 'pictures', isTold: boolean): Promise<void> {
	const facts = change.objectStore('facts');
	const at = new Date().toISOString();
	if (isTold) {
		const before = { articles: 0, pictures: 0, ...((await facts.get('lost')) as Lost | undefined) };
		await facts.put({ ...before, [kind]: before[kind] + 1, at }, 'lost');
	}
	await facts.delete('checkedAt');
	await facts.put(at, 'checksFrom');
}

/** Writes that no article of an id shows any picture. @returns hashes whose bytes are no longer referred to */
export function dropFigures(id: ArticleId): Promise<Hash[]> {
	return changeLedger((change) => removeFigures(change, id, []));
}

/** Writes that a variant of a picture is kept, in place of a narrower one. @returns the narrower one's hash */
export function addPicture({ id }: Picture, variant: Variant, wish: PictureWish | undefined): Promise<Hash[]> {
	return changeLedger(async (change) => {
		const pictures = change.objectStore('pictures');
		const before = (await pictures.index('picture').getAll(id)).filter(({ hash }) => hash !== variant.hash);
		const isKnown = (await pictures.getKey(variant.hash)) !== undefined;
		const { hash, format, width, bytes } = variant;
		const figures = change.objectStore('figures');
		const figure = await figures.get(id);
		// No article shows it any more
		if (figure === undefined) return [hash];
		await pictures.put({ hash, picture: id, format, width, bytes });
		if (!isKnown) await count(change, { pictureBytes: bytes, picturesKept: before.length === 0 ? 1 : 0 });
		const dropped: Hash[] = [];
		for (const other of before) {
			if (other.width > width) continue;
			await pictures.delete(other.hash);
			await count(change, { pictureBytes: -other.bytes });
			dropped.push(other.hash);
		}
		await figures.put(rank({ ...figure, width: Math.max(width, figure.width) }, wish));
		return dropped;
	});
}

/** Writes that a variant of a picture was lost. @returns whether it was said to be here */
export function losePicture(hash: Hash, isTold: boolean): Promise<boolean> {
	return changeLedger(async (change) => {
		const pictures = change.objectStore('pictures');
		const row = await pictures.get(hash);
		if (row === undefined) return false;
		await pictures.delete(hash);
		const rest = await pictures.index('picture').getAll(row.picture);
		await count(change, { pictureBytes: -row.bytes, picturesKept: rest.length === 0 ? -1 : 0 });
		const figure = await change.objectStore('figures').get(row.picture);
		const width = Math.max(0, ...rest.map((other) => other.width));
		if (figure !== undefined) await change.objectStore('figures').put(rank({ ...figure, width }, undefined));
		await noteLoss(change, 'pictures', isTold);
		return true;
	});
}

/** Writes that a picture went to make room, in all its variants. @returns their hashes */
export function shedFigure(id: Hash): Promise<Hash[]> {
	return changeLedger(async (change) => {
		const figure = await change.objectStore('figures').get(id);
		const hashes = await removeVariants(change, id);
		if (figure !== undefined) {
			await change.objectStore('figures').put({ ...without(figure, 'rank'), width: 0, shed: 1 });
		}
		return hashes;
	});
}

/** Writes lines of the list, each in place of what was said of its article before. */
export function addLines(lines: readonly (Entry | Withdrawn)[]): Promise<void> {
	return changeLedger(async (change) => {
		const entries = change.objectStore('entries');
		for (const line of lines) {
			// Parts of the list come in any order; of two lines the higher revision holds.
			const known = await entries.get(line.id);
			if ((known?.revision ?? 0) > line.revision) continue;
			if ('gone' in line) {
				await entries.put(line);
				continue;
			}
			const isHere = (await change.objectStore('articles').getKey(line.hash)) !== undefined;
			// Lines come again when parts of the list are merged.
			const isShed = known !== undefined && 'shed' in known;
			const mark = isHere ? {} : isShed ? ({ shed: 1 } as const) : ({ lacks: 1 } as const);
			await entries.put({ ...line, at: Date.parse(line.published), from: line.site ?? '', ...mark });
		}
	});
}

/** Writes that nothing of a withdrawn article is here any more. */
export function endGone(id: ArticleId): Promise<void> {
	return changeLedger(async (change) => {
		const line = await change.objectStore('entries').get(id);
		if (line !== undefined && 'gone' in line) await change.objectStore('entries').put({ ...line, gone: 'done' });
	});
}

/** The entry of an article's bytes. */
export async function findByHash(hash: string): Promise<EntryRow | undefined> {
	const line = await useLedger((ledger) => ledger.getFromIndex('entries', 'hash', hash as Hash));
	return line !== undefined && 'hash' in line ? line : undefined;
}

/** What the list would say of an article, where there is no list to say it. */
function writeEntry(head: ArticleHead, hash: Hash, bytes: number): Entry {
	const { id, revision, language, direction, title, minutes, standfirst, published, tags, pictures } = head;
	const picture = pictures.find((known) => known.id === head.lead?.picture);
	const lead = head.lead === undefined || picture === undefined ? {} : { lead: { alt: head.lead.alt, picture } };
	const about = { id, revision, language, direction, title, minutes };
	const site = head.site === undefined ? {} : { site: head.site };
	return { ...about, hash, bytes, standfirst, ...site, published, tags, ...lead, pictures: pictures.length };
}

async function removeRow(change: Change, { hash, minutes, bytes }: ArticleRow): Promise<void> {
	await change.objectStore('articles').delete(hash);
	await count(change, { articles: -1, minutes: -minutes, textBytes: -bytes });
}

async function markLacking(change: Change, id: ArticleId, isShed: boolean): Promise<void> {
	const entry = await change.objectStore('entries').get(id);
	if (entry === undefined || !('hash' in entry)) return;
	const rest = without(entry, 'lacks', 'shed');
	await change.objectStore('entries').put({ ...rest, ...(isShed ? { shed: 1 } : { lacks: 1 }) });
}

async function removeFigures(change: Change, id: ArticleId, staying: readonly Picture[]): Promise<Hash[]> {
	const figures = change.objectStore('figures');
	const stays = new Set(staying.map((picture) => picture.id));
	const dropped: Hash[] = [];
	for (const figure of await figures.index('articles').getAll(id)) {
		if (stays.has(figure.id)) continue;
		const articles = figure.articles.filter((other) => other !== id);
		if (articles.length > 0) await figures.put({ ...figure, articles });
		else {
			await figures.delete(figure.id);
			await count(change, { pictures: -1 });
			dropped.push(...(await removeVariants(change, figure.id)));
		}
	}
	return dropped;
}

async function removeVariants(change: Change, id: Hash): Promise<Hash[]> {
	const pictures = change.objectStore('pictures');
	const rows = await pictures.index('picture').getAll(id);
	for (const { hash } of rows) await pictures.delete(hash);
	const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
	await count(change, { picturesKept: rows.length > 0 ? -1 : 0, pictureBytes: -bytes });
	return rows.map(({ hash }) => hash);
}

async function showFigure(
	change: Change,
	picture: Picture,
	{ id, at, from, isLead }: { id: ArticleId; at: number; from: string; isLead: boolean }
): Promise<void> {
	const figures = change.objectStore('figures');
	const known = await figures.get(picture.id);
	if (known === undefined) await count(change, { pictures: 1 });
	const kept = await change.objectStore('pictures').index('picture').getAll(picture.id);
	const width = Math.max(0, ...kept.map((row) => row.width));
	const wish = (await change.objectStore('facts').get('wish')) as PictureWish | undefined;
	await figures.put(
		rank(
			{
				id: picture.id,
				picture,
				variants: picture.variants.map(({ hash }) => hash),
				articles: [...new Set([...(known?.articles ?? []), id])],
				isLead: isLead || known?.isLead === true,
				at: Math.max(at, known?.at ?? 0),
				...(from === '' ? {} : { from }),
				width,
				...(known?.shed === undefined ? {} : { shed: 1 })
			},
			wish
		)
	);
}

async function count(change: Change, by: Partial<Tally>): Promise<void> {
	const facts = change.objectStore('facts');
	const tally = { ...noTally, ...((await facts.get('tally')) as Tally | undefined) };
	for (const name of Object.keys(by) as (keyof Tally)[]) tally[name] += by[name] ?? 0;
	await facts.put(tally, 'tally');
}
