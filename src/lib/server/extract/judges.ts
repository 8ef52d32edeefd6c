// Two extractors as judges: each is shown the numbered page and says which elements are of the article.
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { elementsOf, marksOf, parsePage } from './dom.ts';
import { markPrefix } from './reduce.ts';

/** What a judge keeps of a page. */
export interface Verdict {
	/** Numbers of the elements it keeps; empty where it finds no article. */
	marks: ReadonlySet<number>;
	title: string;
	byline: string;
	site: string;
	published: string;
}

const nothing: Verdict = { marks: new Set(), title: '', byline: '', site: '', published: '' };

/** Mozilla's Readability (0.6.0). It changes the tree it is given, so it gets one of its own. */
export function askReadability(reduced: string): Verdict {
	try {
		const found = new Readability<Node>(parsePage(reduced), { serializer: (node) => node }).parse();
		if (found?.content === null || found?.content === undefined) return nothing;
		const marks = new Set<number>();
		for (const element of elementsOf(found.content)) for (const mark of marksOf(element)) marks.add(mark);
		return {
			marks,
			title: found.title ?? '',
			byline: found.byline ?? '',
			site: found.siteName ?? '',
			published: found.publishedTime ?? ''
		};
	} catch {
		// It stumbles over trees that no browser would make; the other judge decides then.
		return nothing;
	}
}

const markForm = new RegExp(`\\s${markPrefix}([0-9]+)(?=[\\s=/>])`, 'g');

/** Defuddle (0.19.4), without its rewriting of the markup, which would take the numbers away. */
export function askDefuddle(reduced: string, url: string, focus?: number): Verdict {
	try {
		const found = new Defuddle(narrow(withoutScripts(parsePage(reduced)), focus), {
			url,
			standardize: false,
			useAsync: false
		}).parse();
		return {
			marks: new Set([...found.content.matchAll(markForm)].map(([, mark]) => Number(mark))),
			title: found.title,
			byline: found.author,
			site: found.site,
			published: found.published
		};
	} catch {
		return nothing;
	}
}

/** Its own reading of JSON-LD only complains of what `json-ld.ts` mends; the rest it would throw away itself, more slowly. */
function withoutScripts(page: Document): Document {
	for (const useless of page.querySelectorAll('script, link, noscript, nav, footer')) useless.remove();
	return page;
}

/** The page with nothing in its body but what surrounds an element: there is no need to weigh the lists beside an article. */
function narrow(page: Document, focus: number | undefined): Document {
	const element = focus === undefined ? null : page.querySelector(`[${markPrefix}${focus}]`);
	for (
		let at = element?.parentElement ?? null;
		at !== null && at.parentElement !== null && at !== page.body;
		at = at.parentElement
	) {
		for (const sibling of [...at.parentElement.childNodes]) if (sibling !== at) sibling.remove();
	}
	return page;
}
