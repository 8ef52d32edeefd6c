// What is still lacking, in the order it should come under a short window: texts, then lead pictures, then the rest.
import type { Contents, Entry, Pack } from '#lib/article/types.ts';
import type { Lane, Piece, PictureWish } from '#lib/contract/messages.ts';
import { useLedger, type FigureRow } from './ledger.ts';
import { takeLackingTexts } from './lacking.ts';
import { listPacks } from './packs.ts';
import { chooseVariant } from './rank.ts';

/** A plan names no more than these of each kind; when they are here the next plan names more. */
const textsAtOnce = 200;
const picturesAtOnce = 200;
/** A pack is asked for where more than this part of its bytes is lacking; else its articles one by one. */
const packWorth = 0.5;
const laneOfRank: readonly Lane[] = ['leads', 'pictures', 'large'];

/** The next pieces that are lacking, and how much more there is. */
export interface Plan {
	pieces: Piece[];
	rest: { pieces: number; bytes: number };
}

/** Plans what is to come next. @throws FaultError storage faults */
export async function planPieces(contents: Contents, wish: PictureWish): Promise<Plan> {
	const texts = await takeLackingTexts(wish, textsAtOnce);
	const packs = texts.rows.length < 2 ? [] : await listPacks(contents);
	const pieces = planTexts(texts.rows, packs);
	let left = texts.left;
	if (wish.pictures === 'all') {
		for (const rank of [0, 1, 2] as const) {
			const figures = await takeLackingFigures(rank, picturesAtOnce);
			left += figures.left;
			for (const figure of figures.rows) pieces.push(...planPicture(figure, rank, wish));
		}
	}
	const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0);
	return { pieces, rest: { pieces: left, bytes: Math.round((left * bytes) / (pieces.length || 1)) } };
}

/** The newest pictures lacking of a rank, and how many more there are. */
async function takeLackingFigures(rank: number, most: number): Promise<{ rows: FigureRow[]; left: number }> {
	const range = IDBKeyRange.bound([rank], [rank, []]);
	return useLedger(async (ledger) => {
		const index = ledger.transaction('figures').store.index('lacking');
		const rows: FigureRow[] = [];
		for (let cursor = await index.openCursor(range, 'prev'); cursor !== null && rows.length < most;) {
			rows.push(cursor.value);
			cursor = await cursor.continue();
		}
		// A browser walks over what it counts, and over what was taken away lately: only where there is more
		return { rows, left: rows.length < most ? 0 : (await index.count(range)) - most };
	});
}

function planTexts(lacking: readonly Entry[], packs: readonly Pack[]): Piece[] {
	const bytesOf = new Map(lacking.map(({ hash, bytes }) => [hash, bytes]));
	const packOf = new Map<string, Pack>();
	for (const pack of packs) {
		const inside = pack.articles.filter((hash) => bytesOf.has(hash));
		const bytes = inside.reduce((sum, hash) => sum + (bytesOf.get(hash) ?? 0), 0);
		if (inside.length < 2 || bytes < pack.bytes * packWorth) continue;
		for (const hash of inside) packOf.set(hash, packOf.get(hash) ?? pack);
	}
	const pieces: Piece[] = [];
	const begun = new Set<Pack>();
	for (const { hash, bytes } of lacking) {
		const pack = packOf.get(hash);
		if (pack === undefined) pieces.push({ kind: 'article', lane: 'texts', hash, bytes });
		else if (!begun.has(pack)) {
			begun.add(pack);
			const articles = pack.articles.filter((inside) => bytesOf.has(inside));
			pieces.push({ kind: 'pack', lane: 'texts', hash: pack.hash, bytes: pack.bytes, articles });
		}
	}
	return pieces;
}

/** A lead comes small at first, and large when everything else is here. */
function planPicture({ picture }: FigureRow, rank: 0 | 1 | 2, { format, width }: PictureWish): Piece[] {
	const variant = chooseVariant(picture, format, rank === 0 ? 1 : width);
	const lane = laneOfRank[rank];
	if (variant === undefined || lane === undefined) return [];
	return [{ kind: 'picture', lane, hash: variant.hash, bytes: variant.bytes }];
}
