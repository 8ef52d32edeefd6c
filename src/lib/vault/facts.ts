// Single facts in the ledger that outlive the worker: sums, the key accepted, the reader's wishes, the outbox.
import type { Bytes } from '#lib/article/bytes.ts';
import type { Hash } from '#lib/article/types.ts';
import type { Language } from '#lib/contract/languages.ts';
import type {
	Counted,
	Cover,
	Lost,
	MirrorSight,
	OutboxItem,
	PictureWish,
	SourceCount
} from '#lib/contract/messages.ts';

/** Sums over what is kept, changed in the same transaction as the rows they sum. */
export interface Tally {
	articles: number;
	minutes: number;
	textBytes: number;
	pictures: number;
	picturesKept: number;
	pictureBytes: number;
}

/** Nothing is kept. */
export const noTally: Tally = { articles: 0, minutes: 0, textBytes: 0, pictures: 0, picturesKept: 0, pictureBytes: 0 };

/** The publisher's key of the first contents that were verified here, and the newest contents seen by it. */
export interface Pin {
	/** C2SP verifier form. */
	key: string;
	number: number;
	/** sha-256 of the signed text. */
	hash: Hash;
}

/** What came of a picture before its line broke. */
export interface Part {
	hash: string;
	/** Who gave it; '' where our own did. */
	origin: string;
	bytes: Bytes;
}

/** Facts that outlive the worker, by name. */
export interface Facts {
	pin: Pin;
	tally: Tally;
	language: Language;
	wish: PictureWish;
	/** By which wish every picture's row was ranked. */
	ranked: string;
	/** Mirrors added by hand, and what is known of each that was asked. */
	mirrors: string[];
	mirrorViews: Record<string, MirrorSight>;
	/** No network is asked before this time. */
	drill: number;
	/** On what terms the browser's own wakings bring texts. */
	wakings: { isPaused: boolean; isOnlyWifi: boolean };
	/** Under which other name documents are painted. */
	cover: Cover;
	/** Addresses shared with this phone, the last shared first. */
	outbox: OutboxItem[];
	/** What came of pictures whose line broke. */
	parts: Part[];
	/** How many articles the list has of each source, the most first. */
	sources: SourceCount[];
	/** The segments whose lines are among the entries. */
	listed: Hash[];
	/** What was taken from the network. */
	counted: Counted;
	/** There where rows and bytes agree, as far as is known. */
	whole: true;
	/** When the last reading back of everything began that found all of it sound. */
	checkedAt: string;
	/** A reading back that began before this says nothing: something was lost or taken away since. */
	checksFrom: string;
	/** What was found gone, while it is not all back and the reader has not put the word away. */
	lost: Lost;
}
