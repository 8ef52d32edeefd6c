// What the page asks of the worker, what the worker answers, and what the worker announces to every tab.
// A request goes by `postMessage` with a MessagePort for the one reply, since a BroadcastChannel does not wake a
// sleeping worker; announcements go by BroadcastChannel, since every tab wants them.

import type { Fault } from './faults.ts';
import type { Language } from './languages.ts';

/** How pictures are wanted on this phone. `width` is in device pixels. */
export interface PictureWish {
	pictures: 'all' | 'none';
	width: number;
	format: 'avif' | 'webp';
	/** What this reader chose of single sources, by their names; '' is what the publisher wrote. One that is not named is followed whole. */
	sources?: Readonly<Record<string, SourceChoice>>;
}

/** What a reader chose of a source: what is not said is as usual. */
export interface SourceChoice {
	/** Its texts do not come by themselves, and are not shown on the front. */
	isLeft?: boolean;
	/** No more than so many of its newest articles come. */
	most?: number;
	isTextOnly?: boolean;
}

/** A source as the list has it. */
export interface SourceCount {
	/** Its name; '' is what the publisher wrote. */
	from: string;
	articles: number;
	/** Bytes of it that are here, where they were asked for. */
	textBytes?: number;
	pictureBytes?: number;
}

/** Bytes that the worker has taken from the network in all, since it began to count them (milliseconds since 1970). */
export interface Counted {
	since: number;
	bytes: number;
}

/** What a question to the network and its answer's headers are taken for, in bytes. */
export const askedBytes = 700;

/** In which order things come: texts before pictures, small before large. */
export const lanes = ['texts', 'leads', 'app', 'pictures', 'large'] as const;
export type Lane = (typeof lanes)[number];

/** One thing that can be fetched and kept on its own. `bytes` is its size on the wire before compression. */
export type Piece =
	| { kind: 'pack'; lane: Lane; hash: string; bytes: number; articles: string[] }
	| { kind: 'article'; lane: Lane; hash: string; bytes: number }
	| { kind: 'picture'; lane: Lane; hash: string; bytes: number };

/** Whether an article is wholly here. */
export type ArticleState = 'kept' | 'text' | 'absent';

/** What was found gone that nobody had thrown away: when it was last (ISO 8601), and how many. */
export interface Lost {
	at: string;
	articles: number;
	pictures: number;
}

/** What one would have if the network went now, as the ledger counts it in the same transactions that keep. */
export interface Readiness {
	/** The number of the signed contents held; 0 where there is none. */
	number: number;
	/** The publisher's name, and the key (C2SP verifier form) that this phone has accepted; undefined before the first list. */
	publisher: string | undefined;
	key: string | undefined;
	articles: number;
	articlesKept: number;
	pictures: number;
	picturesKept: number;
	/** Publication time (ISO 8601) of the newest article kept, if any. */
	newest: string | undefined;
	/** Minutes that the articles kept take to read. */
	minutes: number;
	/** Bytes of texts and of pictures kept. */
	textBytes: number;
	pictureBytes: number;
	/** Bytes that the texts lacking take, by the list. */
	lackingBytes: number;
	/** Article id → state, for the articles asked for. */
	states: Record<string, ArticleState>;
	/** When the last reading back of everything began that found all of it sound (ISO 8601). */
	checkedAt: string | undefined;
	/** Undefined again when all is back, or when the reader has put the word away. */
	lost: Lost | undefined;
}

/**
 * What came of asking a mirror: `copy`, a list that is ours or a newer one; `older`; `same-number`, another list under the number
 * of ours; `pieces`, an article or a picture, which says nothing of the list; `refused`, bytes that are not the publisher's;
 * `odd`, an answer that is none of a library; `nothing` that could be read.
 */
export type MirrorNews = 'copy' | 'older' | 'same-number' | 'pieces' | 'refused' | 'odd' | 'nothing';

/** What is known of a mirror. Times are in ISO 8601. */
export interface MirrorSight {
	/** The number and the time of the contents it last gave, older ones as well; undefined where it gave none. */
	number?: number | undefined;
	published?: string | undefined;
	/** What came of it last, and when; undefined where it was not asked. */
	last?: { kind: MirrorNews; at: string } | undefined;
	/** When something that it gave was refused last. */
	refusedAt?: string | undefined;
}

/** Where an answer may come from that is not the origin's. */
export interface MirrorView extends MirrorSight {
	origin: string;
	/** Added by hand; else named by the signed contents. */
	isByHand: boolean;
}

/** What may go to make room, and what never goes. The page knows what was read; the worker does not. */
export interface Room {
	/** Bytes that texts and pictures may take together. */
	limitBytes: number;
	/** Articles that are never touched: marked, noted, begun, pinned. */
	spared: string[];
	/** Articles read to their end, which go first. */
	finished: string[];
	/** For a picture nothing goes but pictures of what is finished. */
	isForPicture?: boolean;
}

/** What a share sheet, or any page that leads here, says was shared; nothing in it is believed. */
export interface SharedParts {
	url: string | null;
	text: string | null;
	title: string | null;
}

/**
 * How an address in the outbox stands: `asked`, whether it is to go at all, since any page can lead a reader to the share
 * address; `waiting` for the network; `odd`, something else answered in the desk's place; `sign-in`, the desk does not know
 * this reader; `refused` by the desk in a sentence; `sent`.
 */
export type OutboxState = 'asked' | 'waiting' | 'odd' | 'sign-in' | 'refused' | 'sent';

/** An address that was shared with this phone, to be saved by the desk. The address is its key. */
export interface OutboxItem {
	url: string;
	title: string;
	/** When it was shared last, in milliseconds since 1970. */
	at: number;
	state: OutboxState;
	/** The desk's own, where it refused. */
	sentence?: string;
}

/** What is done with the outbox: an address taken in, let go to the desk, or taken away. */
export type OutboxAct =
	| { kind: 'add'; parts: SharedParts }
	| { kind: 'send'; url: string }
	| { kind: 'remove'; url: string }
	| { kind: 'put-back'; item: OutboxItem };

/** What came of taking in: `none`, it holds no web address; `full`, as many wait as may. */
export type Taken = 'taken' | 'none' | 'full';

/**
 * What came of something that was handed over: `back`, it was lacking; `here`, it was not; `unlisted`, nothing here names it; `stranger`,
 * another signed it; `unproved`, nobody did.
 */
export type Mended = 'back' | 'here' | 'unlisted' | 'stranger' | 'unproved';

/** Patterns (of regular expressions) and what stands in their place, in the JSON of a language's templates. */
export type Cover = readonly (readonly [pattern: string, text: string])[];

/**
 * Whether a connection is of a kind that somebody pays for by the byte, as the Network Information API names kinds. Whatever is not named
 * so is taken for free, lest a cable count as a phone.
 */
export function isMobileKind(type: string | undefined): boolean {
	return type === 'cellular' || type === 'wimax' || type === 'bluetooth';
}

/** The slowest pace put up with after the first stall time, in the mean over an answer: about a quarter of what GPRS gives at its worst. */
export const slowestBytesPerSecond = 256;

/** A request of the page to the worker. */
export type WorkerRequest =
	/** Fetch the contents and the parts of the list that are lacking, verify, keep. */
	/** `newestOnly` leaves older parts of the list for when the texts of the newest are here; `isUnasked` asks nothing where the reader's terms forbid it. */
	| { kind: 'refresh'; newestOnly?: boolean; isUnasked?: boolean }
	/** What is still lacking, the first few hundred pieces in the order they should come. The wish is remembered; what it leaves out stays as it was. */
	| { kind: 'plan'; wish: Partial<PictureWish> }
	/** Asks for the keys of a lock, which the worker holds in memory alone; `keys` gives them to it for some milliseconds, null takes them away. */
	| { kind: 'held'; lock: string; keys?: Uint8Array | null; forMs?: number }
	/** Fetch, verify and keep one piece. */
	/** `stallMs`: how long the line may say nothing, where it is known to freeze. */
	| { kind: 'keep'; piece: Piece; stallMs?: number }
	| { kind: 'readiness'; ids: string[] }
	/** The list after an article, as painted items. */
	/** `from`: of one source alone. `isFollowed`: without the sources that are not followed. */
	| { kind: 'older'; after: string; language: Language; from?: string; isFollowed?: boolean }
	/** The sources of the list, the largest first; `isWeighed`: with the bytes of each that are here, for which all rows are walked over. */
	| { kind: 'sources'; isWeighed?: boolean }
	/** How large the pictures lacking are. */
	| { kind: 'lacking' }
	/** What was taken from the network in all; `bytes` more were, by a build while it was installed. */
	| { kind: 'counted'; bytes?: number }
	/** Make the library fit; only what the room allows goes. */
	| { kind: 'make-room'; room: Room }
	/** Read back some of what is kept by its hash, from a place on; `undefined` begins. Damaged pieces are dropped, to come again. */
	| { kind: 'check'; from: string | undefined }
	/** Keep what somebody handed over, a signed text or the bytes of a picture, where the list names it and it is lacking here. */
	| { kind: 'mend'; given: { key: string; note: string } | Uint8Array<ArrayBuffer> }
	/** The reader has read what was lost, and puts the word away. */
	| { kind: 'lost-seen' }
	/** The mirrors known; with a list, those added by hand are replaced first. `asked` is asked for its contents before the reply. */
	| { kind: 'mirrors'; byHand?: string[]; asked?: string }
	/** Ask no network until this time (milliseconds since 1970), to try what is kept; 0 ends it. */
	| { kind: 'drill'; until: number }
	/** The reader chose the interface's language; navigations are painted in it from now on. */
	| { kind: 'language'; language: Language }
	/** On what terms the browser's own wakings bring texts, while no page is open. */
	| { kind: 'wakings'; isPaused: boolean; isOnlyWifi: boolean }
	/** Documents are painted under another name and title from now on; `undefined` ends it. */
	| { kind: 'cover'; cover?: Cover | undefined }
	/** The addresses that were shared, after an act where one is given; what waits is then sent. */
	| { kind: 'outbox'; act?: OutboxAct }
	/** What of the app's rooms is lacking here; with `isWanted` the next files of them are fetched and kept first. */
	| { kind: 'rooms'; isWanted?: boolean }
	/** Prove that our server answers, by a nonce. */
	| { kind: 'ping' }
	/** A page came to life; or one that scripts run in was looked at for a while and did not, which no page but its first script can tell. */
	| { kind: 'alive' }
	| { kind: 'dead' }
	/** This build may take over now (sent to a waiting worker). */
	| { kind: 'take-over' };

/** A request as it is sent: while the worker is at it, it holds the Web Lock of this name, which is let go when it is stopped. */
export type SentRequest = WorkerRequest & { life?: string };

/** The worker holds the lock from now on; the reply comes after it. Said only to who named a lock. */
export interface Begun {
	kind: 'begun';
}

/** The answer to each request, by its kind; `fault` stands for any of them where it could not be done. */
export type WorkerReply =
	/** `bytes` is what came for it over the line, in this reply and in `kept`; workers of older builds do not count it. */
	/** `isListWhole` false: older parts of the list come when asked again; a worker of an older build brings all at once. */
	| { kind: 'refreshed'; number: number; isNew: boolean; bytes?: number; isListWhole?: boolean }
	/** `rest` is what does not stand among the pieces. */
	| { kind: 'planned'; pieces: Piece[]; rest: { pieces: number; bytes: number } }
	| { kind: 'kept'; piece: Piece; articles: number; pictures: number; bytes?: number }
	| { kind: 'readiness'; readiness: Readiness }
	/** `next` is the article to ask after for more. */
	| { kind: 'older'; items: string; next: string | undefined }
	| { kind: 'room'; bytesFreed: number; articles: number; pictures: number }
	/** `next` is the place to go on from; undefined at the end. */
	| { kind: 'checked'; next: string | undefined; looked: number; lost: number }
	| { kind: 'mended'; what: Mended }
	| { kind: 'mirrors'; mirrors: MirrorView[] }
	/** `isLeft`: the newest build did not come up here, this page is of the one before, and nobody was told so yet. */
	| { kind: 'standing'; isLeft: boolean }
	| { kind: 'held'; keys: Uint8Array | undefined }
	| { kind: 'sources'; sources: SourceCount[] }
	/** Pictures lacking whose size is known, and their bytes. */
	| { kind: 'lacking'; pictures: number; bytes: number }
	| ({ kind: 'counted' } & Counted)
	| { kind: 'outbox'; items: OutboxItem[]; taken: Taken | undefined }
	/** Bytes of rooms that are lacking now, and bytes that came for this reply. */
	| { kind: 'rooms'; lackingBytes: number; bytes: number }
	| { kind: 'done' }
	| { kind: 'fault'; fault: Fault };

/** What the worker tells every tab. */
export type Announcement =
	/** Something was kept, dropped or healed: read readiness again. */
	| { kind: 'library-changed' }
	/** A navigation or piece met the network: `well`, `unreachable` (network there, our server not), `offline`. `mirror` answered in its place. */
	| { kind: 'network'; state: NetworkState; at: string; mirror?: string }
	/** Kept things were found gone that nobody had thrown away. */
	| { kind: 'lost'; articles: number; pictures: number };

export type NetworkState = 'well' | 'unreachable' | 'offline';
