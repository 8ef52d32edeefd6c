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
}

/** One thing that can be fetched and kept on its own. `bytes` is its size on the wire before compression. */
export type Piece =
	| { kind: 'pack'; hash: string; bytes: number; articles: string[] }
	| { kind: 'article'; hash: string; bytes: number }
	| { kind: 'picture'; hash: string; bytes: number };

/** Whether an article is wholly here. */
export type ArticleState = 'kept' | 'text' | 'absent';

/** What one would have if the network went now, read back from the stores. */
export interface Readiness {
	/** The number of the signed contents list held; 0 where there is none. */
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
	/** Bytes of texts and pictures kept. */
	bytes: number;
	/** Article id → state, for every article of the contents. */
	states: Record<string, ArticleState>;
}

/** A request of the page to the worker. */
export type WorkerRequest =
	/** Fetch the contents list, verify it, keep it. */
	| { kind: 'refresh' }
	/** What is still lacking, in the order it should come. The wish is remembered. */
	| { kind: 'plan'; wish: PictureWish }
	/** Fetch, verify and keep one piece. */
	| { kind: 'keep'; piece: Piece }
	| { kind: 'readiness' }
	/** The reader chose the interface's language; navigations are painted in it from now on. */
	| { kind: 'language'; language: Language }
	/** Prove that our server answers, by a nonce. */
	| { kind: 'ping' }
	/** This build may take over now (sent to a waiting worker). */
	| { kind: 'take-over' };

/** The answer to each request, by its kind; `fault` stands for any of them where it could not be done. */
export type WorkerReply =
	| { kind: 'refreshed'; number: number; isNew: boolean }
	| { kind: 'planned'; pieces: Piece[] }
	| { kind: 'kept'; piece: Piece; articles: number; pictures: number }
	| { kind: 'readiness'; readiness: Readiness }
	| { kind: 'done' }
	| { kind: 'fault'; fault: Fault };

/** What the worker tells every tab. */
export type Announcement =
	/** Something was kept, dropped or healed: read readiness again. */
	| { kind: 'library-changed' }
	/** A navigation or piece met the network: `well`, `unreachable` (network there, our server not), `offline`. */
	| { kind: 'network'; state: NetworkState; at: string };

export type NetworkState = 'well' | 'unreachable' | 'offline';
