// Every address, cache, database and channel name that two running places share, written once.
import type { Language } from './languages.ts';

/** Ends the address of an article that is to be read aloud. */
export const listenFragment = '#listen';

/** Addresses of the texts kept, apart from the others: a thread that needs no more carries no more. */
export const textPlaces = {
	article: (hash: string): string => `/a/${hash}`,
	/** A part of the list: lines of entries, or of packs. */
	segment: (hash: string): string => `/s/${hash}`
} as const;

/** Addresses below the origin. Those for people are documents; those for the app are immutable unless said. */
export const places = {
	library: '/',
	/** The front with what came from one source alone; '' is the publisher. */
	from: (source: string): string => `/?from=${encodeURIComponent(source)}`,
	/** The list after an article, by age; of one source where one is named. */
	older: (id: string, source?: string): string =>
		`/older/${id}${source === undefined ? '' : `?from=${encodeURIComponent(source)}`}`,
	saved: '/saved',
	/** Where a phone's share sheet sends its reader; the worker takes what was shared and shows it among what is saved. */
	share: '/share',
	/** The editor's, on the publisher's server alone. */
	desk: '/desk',
	/** Takes one address for the desk (POST). */
	deskSave: '/desk/save',
	storage: '/storage',
	ready: '/ready',
	settings: '/settings',
	/** The lock's part of the settings. */
	lock: '/settings#lock',
	search: '/search',
	/** The empty note sheet that a quick exit leads to; and what makes every address that sheet, until the reader is opened anew. */
	sheet: '/sheet',
	left: '/left',
	read: (id: string): string => `/read/${id}`,
	/** An article to be read aloud as soon as it is open. */
	listen: (id: string): string => `/read/${id}${listenFragment}`,
	/** The signed list of the edition; revalidated, never immutable. */
	contents: '/contents',
	...textPlaces,
	pack: (hash: string): string => `/pack/${hash}`,
	picture: (hash: string): string => `/i/${hash}`,
	/** Answers `<nonce>` for `/ping?nonce=<nonce>`, never cached: proves that it is our server that answers. */
	ping: '/ping',
	worker: '/service-worker.js',
	webManifest: '/manifest.webmanifest',
	/** Beginning of the address of the templates' table, of their styles, and of a language's words and pages; each is named by its bytes. */
	table: '/_app/immutable/table.',
	styles: '/_app/immutable/styles.',
	pages: (language: Language): string => `/_app/immutable/pages.${language}.`,
	/** Beginning of the address of a language's words for the rooms (`app-names.ts`). */
	roomWords: (language: Language): string => `/_app/immutable/chunks/words-${language}.`,
	/** Beginning of the address of the file that earlier builds had all of these in. */
	templates: '/_app/immutable/templates.',
	/** Beginning of the addresses of the worker's first file and of its second, named by their bytes. */
	first: '/_app/immutable/first.',
	late: '/_app/immutable/late.',
	/** Beginning of the address of the list of the app's files, named by its bytes. */
	shell: '/_app/immutable/shell.'
} as const;

/** The pages the composer can paint; each has one template a language. */
export const pageNames = ['library', 'read', 'saved', 'settings', 'storage', 'ready', 'search', 'notice'] as const;
export type PageName = (typeof pageNames)[number];

/** Cache Storage: articles and pictures carry no app version, for the library outlives the app. */
export const cacheNames = {
	appPrefix: 'shyraq-app-',
	articles: 'shyraq-articles',
	pictures: 'shyraq-pictures',
	/** The page's own: what search knows of the articles. It is made anew wherever it is gone. */
	search: 'shyraq-search',
	/** The page's own: documents that stand alone, and are no pages of the reader's. The channel between tabs about them has its name. */
	sheet: 'shyraq-sheet'
} as const;

/** IndexedDB: the worker alone opens the ledger (idb), the page alone the shelf (Dexie). */
export const databaseNames = { ledger: 'shyraq-ledger', shelf: 'shyraq-shelf' } as const;

/** BroadcastChannel on which the worker announces what changed; see `messages.ts`. */
export const channelName = 'shyraq';

/** BroadcastChannel on which the worker says that the outbox is another; apart, for pages of older builds take any word on the other for one of the network. */
export const outboxChannelName = 'shyraq-outbox';

/** BroadcastChannel on which the tab that writes the search's index tells the others how far it is. */
export const searchChannelName = 'shyraq-search';

/** Web Locks: one download runner among all tabs, and one writer of the search's index. */
export const lockNames = { download: 'shyraq-download', search: 'shyraq-search' } as const;

/** Tags of Background Sync, Periodic Background Sync and Background Fetch. */
export const syncTags = {
	soon: 'shyraq-soon',
	daily: 'shyraq-daily',
	fetch: 'shyraq-fetch',
	outbox: 'shyraq-outbox'
} as const;

/**
 * localStorage: what must be known before the first paint; what a page that is left has no time to write elsewhere; and whether the
 * shelf held any marks and places, never which, so that a browser that clears the databases cannot do so unnoticed.
 */
export const localNames = {
	look: 'shyraq-look',
	last: 'shyraq-last',
	bookmarks: 'shyraq-bookmarks',
	places: 'shyraq-places',
	/** What was switched on for the safety of the reader; absent where nothing was. */
	safety: 'shyraq-safety',
	/** When the lock was last closed, so that every page that was open then knows it. */
	locked: 'shyraq-locked',
	/** Whether the list was ever sifted, or anything in it archived. */
	library: 'shyraq-library',
	/** When the front was last left, and where in the sifted list: a page that is left can write nowhere else. */
	left: 'shyraq-left',
	/** What was chosen and is not yet on the shelf. */
	unkept: 'shyraq-unkept',
	/** For which contents of the phone there was no room for the search index: building it at each start would end the same. */
	indexFull: 'shyraq-index-full'
} as const;

/** Cookie in which the server (never anything else) keeps a language chosen in so many words. */
export const languageCookie = 'shyraq-language';

/** Ids of the JSON blocks and the painted element inside a composed document. */
export const elementIds = { main: 'text', words: 'shyraq-words', facts: 'shyraq-facts' } as const;
