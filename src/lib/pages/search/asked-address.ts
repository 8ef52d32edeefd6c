// What is asked for as an address has it: behind the `#`, which no browser sends to a server.
import type { Question } from '#lib/search/standing-index.ts';

/** What a reader asks for; '' is all. */
export interface Asked {
	typed: string;
	language: string;
	/** `undefined` is all, '' the publisher. */
	site: string | undefined;
	order: Question['order'];
}

/** No longer a text is looked at. */
export const longestTyped = 300;

/** What an address asks for. */
export function readAsked({ hash }: Pick<Location, 'hash'>): Asked {
	const parts = new URLSearchParams(hash.slice(1));
	const typed = parts.get('q') ?? '';
	return {
		typed: typed.slice(0, longestTyped),
		language: parts.get('language') ?? '',
		site: parts.get('source') ?? undefined,
		order: parts.get('order') === 'newest' ? 'newest' : 'best'
	};
}

/** The fragment that asks for it, with its `#`; '' where nothing is asked. */
export function writeAsked({ typed, language, site, order }: Asked): string {
	if (typed.trim() === '') return '';
	const parts = new URLSearchParams({ q: typed });
	if (language !== '') parts.set('language', language);
	if (site !== undefined) parts.set('source', site);
	if (order !== 'best') parts.set('order', order);
	return `#${parts.toString()}`;
}

/** The fragment by which an article opens at what was searched for. */
export function writeFind(typed: string): string {
	return `#find=${encodeURIComponent(typed.trim())}`;
}

/** What an article was opened to find; undefined where its address does not say. */
export function readFind(hash: string): string | undefined {
	const encoded = /^#find=(.+)$/.exec(hash)?.[1];
	if (encoded === undefined) return undefined;
	try {
		return decodeURIComponent(encoded).slice(0, longestTyped);
	} catch (malformed) {
		if (malformed instanceof URIError) return undefined;
		throw malformed;
	}
}
