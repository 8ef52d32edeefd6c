// The tree of a page, and the few steps everyone takes in it.
import { parseHTML } from 'linkedom';
import { markPrefix } from './reduce.ts';

const blockNames = new Set(
	(
		'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
		'h6 header hgroup hr html legend li main menu nav ol p pre search section summary table caption tbody td tfoot th thead tr ul noscript ' +
		'amp-carousel amp-accordion'
	).split(' ')
);

/** A tree of markup that `reduce` has written. */
export function parsePage(reduced: string): Document {
	const whole = /<html[\s>]/i.test(reduced) ? reduced : `<html><head></head><body>${reduced}</body></html>`;
	const { document } = parseHTML(`<!doctype html>${whole}`);
	return document;
}

/** An element's name in small letters. */
export function nameOf(node: Node): string {
	return node.nodeName.toLowerCase();
}

export function isElement(node: Node): node is Element {
	return node.nodeType === 1;
}

export function isText(node: Node): node is Text {
	return node.nodeType === 3;
}

/** Whether an element stands on lines of its own. */
export function isBlock(node: Node): boolean {
	return isElement(node) && blockNames.has(nameOf(node));
}

/** The numbers that an element carries: its own, and of those merged into it. */
export function marksOf(element: Element): number[] {
	const marks: number[] = [];
	for (const { name } of element.attributes) {
		if (name.startsWith(markPrefix)) marks.push(Number(name.slice(markPrefix.length)));
	}
	return marks;
}

/** The number of an element of the page as it came. */
export function markOf(element: Element): number {
	return marksOf(element)[0] ?? 0;
}

/** Every element below a node, in the order of the document. */
export function* elementsOf(node: Node): Generator<Element> {
	for (const child of node.childNodes) {
		if (!isElement(child)) continue;
		yield child;
		yield* elementsOf(child);
	}
}

/** A text with each run of white space as one space. */
export function squeeze(text: string): string {
	return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
}
