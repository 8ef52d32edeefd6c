// Who wrote the article, as names alone.
import { bare } from '../press/text.ts';
import { squeeze } from './dom.ts';
import type { Linked } from './json-ld.ts';
import type { Verdict } from './judges.ts';

const most = 6;
const longest = 80;
const opening = /^(?:by|written by|author|автор|авторы|текст|от|мәтін|von|par|por|نویسنده|از)[\s:：]+/i;

/** The authors in the page's order; what is no name is left out. */
export function listAuthors(
	page: Document,
	metas: ReadonlyMap<string, string>,
	linked: Linked | undefined,
	judges: readonly Verdict[]
): string[] {
	const told = [
		linked?.authors ?? [],
		[metas.get('author') ?? ''],
		[metas.get('article:author') ?? ''],
		[metas.get('dc.creator') ?? metas.get('parsely-author') ?? metas.get('sailthru.author') ?? ''],
		[...page.querySelectorAll('[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"]')]
			.slice(0, most)
			.map(({ textContent }) => textContent),
		judges
			.map(({ byline }) => byline)
			.filter((byline) => byline !== '')
			.slice(0, 1)
	];
	for (const group of told) {
		const names = new Map(
			group
				.map(clean)
				.filter(isName)
				.map((name) => [bare(name), name])
		);
		if (names.size > 0) return [...names.values()].slice(0, most);
	}
	return [];
}

function clean(text: string): string {
	return squeeze(text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' '))
		.replace(opening, '')
		.toWellFormed();
}

function isName(text: string): boolean {
	return text.length > 1 && text.length <= longest && !/^https?:|[@{}<>]|www\./i.test(text) && /\p{L}/u.test(text);
}
