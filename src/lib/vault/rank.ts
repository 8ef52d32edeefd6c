// What each picture waits for, by where it stands, by its size here and by what the reader wishes; ranked anew after another wish.
import type { Hash, Picture, Variant } from '#lib/article/types.ts';
import type { PictureWish } from '#lib/contract/messages.ts';
import { changeLedger, readFact, type FigureRow } from './ledger.ts';
import { without } from './without.ts';

/** Rows ranked in one change: what is read meanwhile waits for no more than these. */
const rowsAtOnce = 50;

/** The one variant wanted of a picture: the narrowest that fills the width, or the widest there is, in the wished format if it has it. */
export function chooseVariant({ variants }: Picture, format: Variant['format'], width: number): Variant | undefined {
	const inFormat = variants.filter((variant) => variant.format === format);
	const choice = [...(inFormat.length > 0 ? inFormat : variants)].sort((one, other) => one.width - other.width);
	return choice.find((variant) => variant.width >= width) ?? choice.at(-1);
}

/** Bytes that a picture takes in the size that this phone wishes for. */
export function wishedBytes({ picture }: FigureRow, wish: PictureWish | undefined): number {
	return chooseVariant(picture, wish?.format ?? 'webp', wish?.width ?? Infinity)?.bytes ?? 0;
}

/** The row with what it waits for. */
export function rank(figure: FigureRow, wish: PictureWish | undefined): FigureRow {
	const isTextOnly = wish?.sources?.[figure.from ?? '']?.isTextOnly === true;
	if (figure.width === 0 && (figure.shed !== undefined || isTextOnly)) return without(figure, 'rank');
	const rest = without(figure, 'rank', 'shed');
	if (figure.width === 0) return { ...rest, rank: figure.isLead ? 0 : 1 };
	const wanted = wish === undefined ? undefined : chooseVariant(figure.picture, wish.format, wish.width);
	return wanted !== undefined && wanted.width > figure.width ? { ...rest, rank: 2 } : rest;
}

/**
 * Ranks every picture by what is wished now, where they stand by another wish; some at a time, so that a page that asks for its list
 * meanwhile has it. What was cut is done again by the next call. @throws FaultError storage faults
 */
export async function rankByWish(): Promise<void> {
	const ranking = rankingOf(await readFact('wish'));
	if ((await readFact('ranked')) === ranking) return;
	for (let after: Hash | '' | undefined = ''; after !== undefined;)
		after = await rankSome(ranking, IDBKeyRange.lowerBound(after, true));
}

/** @returns the last that was ranked; undefined where there are no more, or another wish has come: that one ranks them all */
async function rankSome(ranking: string, range: IDBKeyRange): Promise<Hash | undefined> {
	return changeLedger(async (change) => {
		const facts = change.objectStore('facts');
		const wish = (await facts.get('wish')) as PictureWish | undefined;
		if (rankingOf(wish) !== ranking) return undefined;
		const figures = change.objectStore('figures');
		// Until the end they are ranked by no one wish
		await facts.delete('ranked');
		const rows = await figures.getAll(range, rowsAtOnce);
		for (const row of rows) {
			const next = rank(row, wish);
			if (next.rank !== row.rank) await figures.put(next);
		}
		if (rows.length === rowsAtOnce) return rows.at(-1)?.id;
		await facts.put(ranking, 'ranked');
		return undefined;
	});
}

/** What of a wish decides how pictures are ranked. */
function rankingOf(wish: PictureWish | undefined): string {
	const { width, format, sources = {} } = wish ?? {};
	const textOnly = Object.keys(sources).filter((from) => sources[from]?.isTextOnly === true);
	return JSON.stringify([width, format, textOnly.sort()]);
}
