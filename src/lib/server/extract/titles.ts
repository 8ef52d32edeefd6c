// Which of the texts that call themselves a page's title is the article's.
import { bare } from '../press/text.ts';
import { squeeze } from './dom.ts';
import type { Linked } from './json-ld.ts';
import type { Verdict } from './judges.ts';

const longest = 500;
/** A word or two above a title, in the same heading: `Opinion`. */
const longestKicker = 25;
const separator = /\s+[|–—·•:»«/\\-]\s+|\s*[|»]\s*/;

/** The title, and all texts that were given for it. */
export function chooseTitle(
	page: Document,
	metas: ReadonlyMap<string, string>,
	linked: Linked | undefined,
	site: string,
	judges: readonly Verdict[]
): { title: string; titles: string[] } {
	const clean = (text: string | null | undefined): string =>
		squeeze((text ?? '').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' '))
			.slice(0, longest)
			.toWellFormed();
	const document = clean(page.querySelector('title')?.textContent);
	const told = [metas.get('og:title'), linked?.title, metas.get('twitter:title'), metas.get('headline')]
		.map(clean)
		.filter((text) => text !== '');
	const cut = [...told, document].map((text) => withoutSite(text, site));
	const headings = [...page.querySelectorAll('h1')]
		.slice(0, 8)
		.map((heading) => clean(heading.textContent))
		.filter((text) => text !== '');
	const named = clean(page.querySelector('[itemprop="headline"]')?.textContent);
	const seen = headings.filter((text) => bare(text) !== bare(site) && text.length > 5);
	// A heading that the page names as its title elsewhere is what a reader sees above the text.
	const agreed = seen.find((text) => [...cut, document].some((each) => isAlike(text, each)));
	const short = cut.find(
		(text) =>
			agreed !== undefined && text.length > 20 && agreed.endsWith(text) && agreed.length < text.length + longestKicker
	);
	const choices = [short, agreed, ...cut.slice(0, -1), named, seen[0], cut.at(-1), clean(judges[1]?.title)];
	const title = choices.find((text) => text !== undefined && text !== '') ?? '';
	return {
		title,
		titles: [...new Set([...told, ...cut, document, ...seen, named])].filter((text) => text !== '')
	};
}

/** Two titles are alike where one begins the other, or most of their words are the same. */
function isAlike(one: string, other: string): boolean {
	const [first, second] = [bare(one), bare(other)];
	if (first === '' || second === '') return false;
	if (first.startsWith(second) || second.startsWith(first)) return Math.min(first.length, second.length) > 8;
	const words = new Set(one.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
	const others = other.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
	const shared = others.filter((word) => words.has(word)).length;
	return shared >= 3 && shared >= 0.6 * Math.max(words.size, 1);
}

/** A title without the name of the site at its end or beginning. */
export function withoutSite(title: string, site: string): string {
	const parts = title.split(separator).filter((part) => part !== '');
	if (parts.length < 2) return title;
	const name = bare(site);
	const isSite = (part: string): boolean => {
		const text = bare(part);
		return name !== '' && (text === name || (name.includes(text) && text.length > 2) || text.startsWith(name));
	};
	const last = parts.at(-1) ?? '';
	const start = title.lastIndexOf(last);
	if (isSite(last)) return withoutSite(title.slice(0, start).replace(/[\s|–—·•:»«/\\-]+$/, ''), site);
	const begin = parts[0] ?? '';
	if (isSite(begin)) return title.slice(begin.length).replace(/^[\s|–—·•:»«/\\-]+/, '');
	return title;
}
