// Which page a document's address asks for: one reading of addresses for the server and the worker.
import { isLanguage, type Language } from './languages.ts';
import type { PageName } from './places.ts';

/** What a document's address asks for. */
export interface PageRequest {
	page: PageName;
	/** The language the address names, as in `/kk/saved`; undefined where the reader's own is meant. */
	language: Language | undefined;
	/** The article's id on `read`; not yet looked at, so any text without a slash. */
	id: string | undefined;
}

/** The page a path asks for; undefined where it is no page of ours. A slash at the end is not ours either. */
export function readPath(path: string): PageRequest | undefined {
	const segments = path.split('/').slice(1);
	const language = isLanguage(segments[0]) ? segments.shift() : undefined;
	const asked = { language: isLanguage(language) ? language : undefined, id: undefined };
	const [first, second] = segments;
	if (segments.length === 0 || (segments.length === 1 && first === '')) {
		return first === '' && asked.language !== undefined ? undefined : { ...asked, page: 'library' };
	}
	if (segments.length === 1 && (first === 'saved' || first === 'settings')) return { ...asked, page: first };
	if (segments.length === 2 && first === 'read' && second) return { ...asked, page: 'read', id: second };
	return undefined;
}
