// Pictures with their captions: which belong to the article, in which box each stands, and what the page says of it.
import { isElement, markOf, nameOf, squeeze } from './dom.ts';
import { readText } from './lines.ts';
import { isCaption, upTo } from './names.ts';
import type { Picture } from './pictures.ts';
import type { WeighedLine } from './select.ts';

/** A picture in its box. */
export interface Figure extends Picture {
	/** The largest box that holds this picture and what is said of it, and nothing else. */
	box: Element;
	caption: string;
}

const longestCaption = 1_000;
const steps = 7;

/** Gives each picture its box and its caption. */
export function frame(pictures: readonly Picture[], lines: readonly WeighedLine[], root: Element): Figure[] {
	const kept = new Set<Element>();
	for (const { isKept, host } of lines) if (isKept) for (const element of upTo(host, root)) kept.add(element);
	const keys = new Map<Element, Set<string>>();
	for (const { element, key } of pictures) {
		for (const box of upTo(element, root)) keys.set(box, (keys.get(box) ?? new Set()).add(key));
	}
	return pictures.map((picture) => {
		let box = picture.element;
		let step = 0;
		for (const element of upTo(picture.element, root)) {
			if (step++ > steps || kept.has(element) || (keys.get(element)?.size ?? 0) > 1) break;
			box = element;
			if (nameOf(element) === 'figure') break;
		}
		return { ...picture, box, caption: captionOf(picture.element, box, kept) };
	});
}

function captionOf(picture: Element, box: Element, kept: ReadonlySet<Element>): string {
	const inside = outermost(box);
	if (inside.length > 0) return join(inside);
	if (nameOf(box) === 'figure') return join([box]);
	const after = box.nextElementSibling;
	if (after !== null && !kept.has(after) && isCaption(after)) return join([after]);
	const next = picture.nextElementSibling;
	return next !== null && next !== after && isCaption(next) && !kept.has(next) ? join([next]) : '';
}

/** The outermost elements below a box that call themselves captions. */
function outermost(box: Element): Element[] {
	const found: Element[] = [];
	const visit = (element: Element): void => {
		for (const child of element.childNodes) {
			if (!isElement(child) || nameOf(child) === 'noscript') continue;
			if (isCaption(child) && squeeze(readText(child)) !== '') found.push(child);
			else visit(child);
		}
	};
	visit(box);
	return found;
}

function join(elements: readonly Element[]): string {
	const texts = elements.map((element) => squeeze(readText(element))).filter((text) => text !== '');
	return [...new Set(texts)].join(' ').slice(0, longestCaption).toWellFormed();
}

/** Where an element stands in the page: its number grows with the order of the document. */
export function placeOf(element: Element): number {
	return markOf(element);
}
