// Which page a document's address asks for: one reading of addresses for the server and the worker.
import { isLanguage, type Language } from './languages.ts';
import { places, type PageName } from './places.ts';

/** What a document's address asks for. */
export interface PageRequest {
	page: PageName;
	/** The language the address names, as in `/kk/saved`; undefined where the reader's own is meant. */
	language: Language | undefined;
	/** The article's id on `read`, on `library` that of the article whose older ones are asked for; not yet looked at, so any text without a slash. */
	id: string | undefined;
}

/** The pages that show nothing but what is on this device. */
const plainPages = ['saved', 'settings', 'storage', 'ready', 'search'] as const;
export type PlainPage = (typeof plainPages)[number];

function isPlain(name: string | undefined): name is PlainPage {
	return plainPages.some((page) => page === name);
}

/**
 * The page a path asks for; undefined where it is no page of ours. One slash at the end does not matter: a mirror's plain
 * server, which has a folder for each page, sends its readers on to such addresses.
 */
export function readPath(path: string): PageRequest | undefined {
	const segments = (path.endsWith('/') ? path.slice(0, -1) : path).split('/').slice(1);
	const language = isLanguage(segments[0]) ? segments.shift() : undefined;
	const asked = { language: isLanguage(language) ? language : undefined, id: undefined };
	const [first, second] = segments;
	if (segments.length === 0) return { ...asked, page: 'library' };
	if (segments.length === 1 && isPlain(first)) return { ...asked, page: first };
	// Shown where no worker took what was shared: the page's own script then does
	if (path === places.share) return { ...asked, page: 'saved' };
	if (segments.length === 2 && first === 'older' && second) return { ...asked, page: 'library', id: second };
	if (segments.length === 2 && first === 'read' && second) return { ...asked, page: 'read', id: second };
	return undefined;
}
