// A page's text as lines: what stands together in one block, between two breaks.
import { isHidden } from './names.ts';
import { isBlock, isElement, isText, markOf, nameOf, squeeze } from './dom.ts';

/** A run of text and marks within a line, and the block it stands in. */
export interface Line {
	host: Element;
	/** The host's number. */
	mark: number;
	/** Neighbours in the host. */
	nodes: ChildNode[];
	text: string;
	/** How many of the text's letters are of links. */
	linked: number;
}

/** Elements whose text is none of the article's. */
const silent = new Set([
	'script',
	'button',
	'input',
	'label',
	'object',
	'embed',
	'iframe',
	'audio',
	'video',
	'noscript'
]);

/** Whether nothing below an element is read. */
export function isSilent(element: Element): boolean {
	return silent.has(nameOf(element)) || isHidden(element);
}

/** The lines below an element in the order of the page; empty ones are none. */
export function listLines(root: Element): Line[] {
	const lines: Line[] = [];
	const visit = (host: Element, isLinked: boolean): void => {
		for (const part of partsOf(host)) {
			if (!Array.isArray(part)) {
				if (!isSilent(part)) visit(part, isLinked || nameOf(part) === 'a');
				continue;
			}
			const text = squeeze(part.map(readText).join(''));
			const linked = isLinked ? text.length : countLinked(part);
			if (text !== '') lines.push({ host, mark: markOf(host), nodes: part, text, linked });
		}
	};
	visit(root, root.closest('a') !== null);
	return lines;
}

/** What a block is made of: runs of neighbours within a line, and elements with blocks in them. */
export function partsOf(host: Element): (ChildNode[] | Element)[] {
	const parts: (ChildNode[] | Element)[] = [];
	let run: ChildNode[] = [];
	const end = (): void => {
		if (run.length > 0) parts.push(run);
		run = [];
	};
	for (const child of host.childNodes) {
		if (isElement(child) && (isBlock(child) || holdsBlock(child))) {
			end();
			parts.push(child);
		} else if (isElement(child) || isText(child)) {
			if (isBreak(child) && isBreak(lastInk(run))) end();
			else run.push(child);
		}
	}
	end();
	return parts;
}

const holders = new WeakMap<Node, boolean>();

/** Whether an element within a line holds what does not belong in one. */
function holdsBlock(node: Node): boolean {
	if (!isElement(node)) return false;
	const known = holders.get(node);
	if (known !== undefined) return known;
	const found = [...node.childNodes].some((child) => isBlock(child) || holdsBlock(child));
	holders.set(node, found);
	return found;
}

/** The text below a node that a reader of the page sees. */
export function readText(node: Node): string {
	if (isText(node)) return node.data;
	if (!isElement(node) || isSilent(node)) return '';
	if (nameOf(node) === 'br') return '\n';
	let text = '';
	for (const child of node.childNodes) text += readText(child);
	return text;
}

function isBreak(node: Node | undefined): boolean {
	return node !== undefined && nameOf(node) === 'br';
}

function lastInk(run: readonly ChildNode[]): ChildNode | undefined {
	return run.findLast((node) => !isText(node) || squeeze(node.data) !== '');
}

function countLinked(run: readonly ChildNode[]): number {
	let count = 0;
	for (const node of run) {
		if (!isElement(node)) continue;
		const links = nameOf(node) === 'a' ? [node] : [...node.querySelectorAll('a')];
		for (const link of links) count += squeeze(readText(link)).length;
	}
	return count;
}
