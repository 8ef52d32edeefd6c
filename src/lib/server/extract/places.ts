// Where in the page the article stands, and which figures and videos stand in it.
import { markOf, nameOf, squeeze } from './dom.ts';
import type { Figure } from './figures.ts';
import { standsInNoise } from './pictures.ts';
import { upTo } from './names.ts';
import type { Verdict } from './judges.ts';
import type { Line } from './lines.ts';
import type { WeighedLine } from './select.ts';

/** The stretch of a page that the article takes. Numbers grow with the order of the page. */
export interface Stretch {
	/** The smallest element with nearly all of the article. */
	container: Element;
	first: number;
	last: number;
}

const nearlyAll = 0.9;
/** Letters of prose from which a judge is believed to have found where the article is. */
const enough = 1_000;

/** The number of the smallest element with nearly all that a judge keeps; undefined where that is too little to tell. */
export function findFocus(lines: readonly Line[], { marks }: Verdict, root: Element): number | undefined {
	const kept = lines.filter(({ mark, text, linked }) => marks.has(mark) && linked < 0.5 * text.length);
	if (kept.reduce((total, { text }) => total + text.length, 0) < enough) return undefined;
	return markOf(containerOf(kept, root));
}

/** Where the kept lines stand; undefined where none is kept. */
export function findStretch(lines: readonly WeighedLine[], root: Element): Stretch | undefined {
	const kept = lines.filter(({ isKept }) => isKept);
	const [first, last] = [kept[0], kept.at(-1)];
	if (first === undefined || last === undefined) return undefined;
	return { container: containerOf(kept, root), first: first.mark, last: last.mark };
}

/** The smallest element that holds nearly all of some lines. */
function containerOf(lines: readonly Line[], root: Element): Element {
	const held = new Map<Element, number>();
	let total = 0;
	for (const { host, text } of lines) {
		total += text.length;
		for (const element of upTo(host, root)) held.set(element, (held.get(element) ?? 0) + text.length);
	}
	let container = root;
	for (const [element, length] of held) {
		if (length >= nearlyAll * total && markOf(element) > markOf(container)) container = element;
	}
	return container;
}

/** The figures of the article, each picture once. */
export function pickFigures(
	figures: readonly Figure[],
	{ container, first, last }: Stretch,
	judges: readonly Verdict[]
): Figure[] {
	const seen = new Set<string>();
	return figures.filter((figure) => {
		const mark = markOf(figure.element);
		const isJudged = judges.some(({ marks }) => marks.has(mark) || marks.has(markOf(figure.box)));
		if (!container.contains(figure.element) || seen.has(figure.key)) return false;
		if (mark > last && !isJudged) return false;
		if (mark < first && figure.caption === '' && !isJudged) return false;
		if (standsInNoise(figure.element, container)) return false;
		if (leadsElsewhere(figure) && !judges.every(({ marks }) => marks.has(mark))) return false;
		seen.add(figure.key);
		return true;
	});
}

/** A picture without caption in a link to another page, which is an invitation to read on there. */
function leadsElsewhere({ element, caption, box }: Figure): boolean {
	const link = element.closest('a[href]');
	if (link === null || caption !== '' || nameOf(box) === 'figure') return false;
	const href = link.getAttribute('href') ?? '';
	return !/\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])|^#|^javascript:/i.test(href) && squeeze(link.textContent) !== '';
}
