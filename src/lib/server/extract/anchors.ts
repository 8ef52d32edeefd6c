// Footnotes and other places that links of the article lead to within the page, under names that the press knows.
import { elementsOf } from './dom.ts';

const most = 500;

/** Names by the ids that links below a root lead to, for the ids that are there. */
export function nameAnchors(root: Element): Map<string, string> {
	const there = new Set<string>();
	const wanted: string[] = [];
	for (const element of elementsOf(root)) {
		const id = element.getAttribute('id') ?? element.getAttribute('name');
		if (id !== null && id !== '') there.add(id);
		const href = element.getAttribute('href');
		if (href?.startsWith('#') === true && href.length > 1) wanted.push(href.slice(1));
	}
	const found = [...new Set(wanted)].filter((id) => there.has(id)).slice(0, most);
	return new Map(found.map((id, index) => [id, `n-f-${index + 1}`]));
}
