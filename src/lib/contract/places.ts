// Every address, cache, database and channel name that two running places share, written once.

/** Addresses below the origin. Those for people are documents; those for the app are immutable unless said. */
export const places = {
	library: '/',
	/** The list after an article, by age. */
	older: (id: string): string => `/older/${id}`,
	saved: '/saved',
	storage: '/storage',
	ready: '/ready',
	settings: '/settings',
	read: (id: string): string => `/read/${id}`,
	/** The signed list of the edition; revalidated, never immutable. */
	contents: '/contents',
	article: (hash: string): string => `/a/${hash}`,
	/** A part of the list: lines of entries, or of packs. */
	segment: (hash: string): string => `/s/${hash}`,
	pack: (hash: string): string => `/pack/${hash}`,
	picture: (hash: string): string => `/i/${hash}`,
	/** Answers `<nonce>` for `/ping?nonce=<nonce>`, never cached: proves that it is our server that answers. */
	ping: '/ping',
	worker: '/service-worker.js',
	webManifest: '/manifest.webmanifest',
	/** Beginning of the address of the composing templates, named by their bytes. */
	templates: '/_app/immutable/templates.',
	/** Beginning of the address of the worker's second file, named by its bytes. */
	late: '/_app/immutable/late.',
	/** Beginning of the address of the list of the app's files, named by its bytes. */
	shell: '/_app/immutable/shell.'
} as const;

/** The pages the composer can paint; each has one template a language. */
export const pageNames = ['library', 'read', 'saved', 'settings', 'storage', 'ready', 'notice'] as const;
export type PageName = (typeof pageNames)[number];

/** Cache Storage: articles and pictures carry no app version, for the library outlives the app. */
export const cacheNames = {
	appPrefix: 'shyraq-app-',
	articles: 'shyraq-articles',
	pictures: 'shyraq-pictures'
} as const;

/** IndexedDB: the worker alone opens the ledger (idb), the page alone the shelf (Dexie). */
export const databaseNames = { ledger: 'shyraq-ledger', shelf: 'shyraq-shelf' } as const;

/** BroadcastChannel on which the worker announces what changed; see `messages.ts`. */
export const channelName = 'shyraq';

/** Web Locks: one download runner among all tabs. */
export const lockNames = { download: 'shyraq-download' } as const;

/** Tags of Background Sync, Periodic Background Sync and Background Fetch. */
export const syncTags = { soon: 'shyraq-soon', daily: 'shyraq-daily', fetch: 'shyraq-fetch' } as const;

/** localStorage: only what must be known before the first paint. */
export const localNames = { look: 'shyraq-look', last: 'shyraq-last' } as const;

/** Cookie in which the server (never anything else) keeps a language chosen in so many words. */
export const languageCookie = 'shyraq-language';

/** Ids of the JSON blocks and the painted element inside a composed document. */
export const elementIds = { main: 'text', words: 'shyraq-words', facts: 'shyraq-facts' } as const;
