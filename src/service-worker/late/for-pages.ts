// What a document or a picture needs from the network, fetched, kept and told to every tab.
import type { Entry } from '#lib/article/types.ts';
import { loadContents, loadKey } from '#lib/vault/contents.ts';
import { fetchStranger, showPicture } from '#lib/vault/keep-picture.ts';
import { fetchText } from '#lib/vault/keep-text.ts';
import { readFact } from '#lib/vault/ledger.ts';
import { findFigure, type PictureBytes } from '#lib/vault/pictures.ts';
import { refreshContents, type Refreshed } from '#lib/vault/refresh.ts';
import { chooseVariant } from '#lib/vault/rank.ts';
import { countSources } from '#lib/vault/sources-listed.ts';
import type { KeptArticle } from '#lib/vault/texts.ts';
import { runErrand, type Outcome } from './errand.ts';
import { announce } from './network.ts';

/** Asks for newer contents, and tells the tabs where there were any. `newestOnly` as in `fillList`. */
export async function refresh(waitMs?: number, newestOnly = false): Promise<Outcome<Refreshed>> {
	const outcome = await runErrand(() => refreshContents(waitMs, newestOnly));
	if (outcome.kind === 'came' && (outcome.value.isNew || (await readFact('sources')) === undefined)) {
		// For the documents to come: counting walks over the list, which no document may wait for
		await countSources().catch((failed: unknown) =>
			console.warn(`shyraq: sources cannot be counted: ${String(failed)}`)
		);
		announce({ kind: 'library-changed' });
	}
	return outcome;
}

/** An article that is listed and not here; undefined where it cannot be had in time. */
export async function fetchEntry(entry: Entry, waitMs: number): Promise<KeptArticle | undefined> {
	const outcome = await runErrand(async () => {
		const key = (await loadContents())?.key ?? (await loadKey());
		return key && fetchText(entry, key, { waitMs });
	});
	if (outcome.kind !== 'came') return undefined;
	announce({ kind: 'library-changed' });
	return outcome.value;
}

/**
 * A picture that is not here, in the size this phone wishes for. Of an article that is not kept, or not listed here yet,
 * it is only passed on. Undefined where it cannot be had, or where the reader saves data.
 */
export async function fetchForPage(hash: string): Promise<PictureBytes | undefined> {
	const wish = await readFact('wish');
	if (wish?.pictures === 'none') return undefined;
	const figure = wish === undefined ? undefined : await findFigure(hash);
	if (wish?.sources?.[figure?.from ?? '']?.isTextOnly === true && figure !== undefined) return undefined;
	const picture = figure?.picture;
	const variant = picture && wish && chooseVariant(picture, wish.format, wish.width);
	const outcome = await runErrand(() => (variant === undefined ? fetchStranger(hash) : showPicture(variant.hash)));
	if (outcome.kind !== 'came') return undefined;
	if (variant !== undefined) announce({ kind: 'library-changed' });
	return outcome.value;
}
