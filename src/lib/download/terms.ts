// On what terms pieces may be fetched now: Wi-Fi, the allowances of bytes, the room on the phone, a drill.
import { askedBytes, type Piece } from '#lib/contract/messages.ts';
import type { Spent } from '#lib/shelf/meter.ts';

/**
 * Why something is not fetched though it is lacking: `wifi`, the reader wants Wi-Fi and this is none; `drill`, no network
 * is used for a minute; `day` or `month`, the allowance is used up; `limit`, there is no room within the reader's limit;
 * `room`, the phone itself has none.
 */
export type Hold = 'wifi' | 'drill' | 'day' | 'month' | 'limit' | 'room';

/** Everything that decides about it. */
export interface Terms {
	isDrill: boolean;
	isOnlyWifi: boolean;
	/** Whether the browser says that this is a mobile network; false where it does not say. */
	isMobile: boolean;
	spent: Spent;
	dayBytes?: number | undefined;
	monthBytes?: number | undefined;
	/** Bytes of texts and pictures here, how many there may be, and how many the reader chose that there may be. */
	usedBytes: number;
	limitBytes?: number | undefined;
	chosenBytes?: number | undefined;
}

/** Large things stop at this part of an allowance; the rest of it is for lead pictures and the app. */
const partForLarge = 0.8;

/** Why a piece is not fetched now; undefined where it may be. Without a piece: why nothing at all is. */
export function holdOf(terms: Terms, piece: Pick<Piece, 'lane' | 'bytes'> | undefined): Hold | undefined {
	if (terms.isDrill) return 'drill';
	if (terms.isOnlyWifi && terms.isMobile) return 'wifi';
	if (piece === undefined) return undefined;
	// News is what the phone is kept for: texts are counted, and no allowance stops them.
	if (piece.lane !== 'texts') {
		const isLarge = piece.lane === 'pictures' || piece.lane === 'large';
		if (isSpent(terms.spent.dayBytes, terms.dayBytes, piece.bytes, isLarge)) return 'day';
		if (isSpent(terms.spent.monthBytes, terms.monthBytes, piece.bytes, isLarge)) return 'month';
	}
	if (terms.limitBytes === undefined || terms.usedBytes + piece.bytes <= terms.limitBytes) return undefined;
	return terms.limitBytes === terms.chosenBytes ? 'limit' : 'room';
}

function isSpent(spent: number, allowed: number | undefined, bytes: number, isLarge: boolean): boolean {
	return allowed !== undefined && spent + bytes > allowed * (isLarge ? partForLarge : 1);
}

/** What is charged until the worker's own sum is read: a list that is new, and a piece that broke off. */
const newListBytes = 4000;
const brokenBytes = 16_000;

/** Bytes to charge for a look at the contents. */
export function priceOfList(isNew: boolean, counted: number | undefined): number {
	return askedBytes + (counted ?? (isNew ? newListBytes : 0));
}

/** Bytes to charge for a piece: what came, or at most what it is long; one that broke off, or came wrong, costs too. */
export function priceOf({ bytes }: Piece, outcome: 'came' | 'broken' | 'absent', counted?: number): number {
	if (outcome === 'came') return askedBytes + (counted ?? bytes);
	return askedBytes + (outcome === 'broken' ? Math.min(bytes, brokenBytes) : 0);
}
