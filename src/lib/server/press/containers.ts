// Foreign containers made into an article's own: a row of paragraphs, headings, lists and figures, with no boxes around it.
import { blocks, phrases } from './allow-list.ts';
import {
	attributeOf,
	createElement,
	isElement,
	isText,
	setChildren,
	textOf,
	type Element,
	type Node,
	type Parent
} from './tree.ts';

const headings = new Set(['h2', 'h3', 'h4', 'h5', 'h6']);
/** Elements that hold text of a line only. */
const lineHolders = new Set([...headings, 'p', 'pre', 'rt', 'rp']);
const lists = new Set(['ul', 'ol']);

/** Whether a node belongs to the flow and not to a line. */
export function isBlock(node: Node): node is Element {
	return isElement(node) && Object.hasOwn(blocks, node.tagName);
}

/** Whether a node is white space between other nodes. */
export function isBlank(node: Node): boolean {
	return isText(node) && /^[ \n]*$/.test(node.value);
}

/** Settles everything below a root, innermost first. */
export function settleContainers(root: Parent): void {
	for (const child of root.childNodes) {
		if (isElement(child)) settleContainers(child);
	}
	setChildren(
		root,
		root.childNodes.flatMap((child) => (isElement(child) ? settle(child, root) : [child]))
	);
	if (isElement(root)) settleChildren(root);
}

/** What stands in an element's place. */
function settle(element: Element, parent: Parent): Node[] {
	const { tagName } = element;
	const within = isElement(parent) ? parent.tagName : '';
	if (Object.hasOwn(phrases, tagName)) return settlePhrase(element, within);
	if (tagName === 'div' || tagName === 'section') return settleBox(element);
	if (tagName === 'li' && !lists.has(within)) return settleBox(element);
	if ((tagName === 'dt' || tagName === 'dd') && within !== 'dl') return settleBox(element);
	if (tagName === 'figcaption' && within !== 'figure') return settleBox(element);
	if (tagName === 'dl') return [settleTerms(element)];
	return [element];
}

/** A box is opened; one of a line becomes a paragraph; one that turns the language or direction stays. */
function settleBox(element: Element): Node[] {
	const turns = element.attrs.filter(({ name }) => name === 'lang' || name === 'dir');
	if (element.tagName === 'section' && attributeOf(element, 'id') === 'n-notes') return [element];
	if (!element.childNodes.some(isBlock)) {
		if (element.childNodes.every(isBlank)) return element.childNodes;
		const paragraph = createElement('p');
		paragraph.attrs = turns;
		setChildren(paragraph, element.childNodes);
		return [paragraph];
	}
	wrapLines(element, 'p');
	if (turns.length === 0) return element.childNodes;
	const box = createElement('div');
	box.attrs = turns;
	setChildren(box, element.childNodes);
	return [box];
}

/** Marks of a line that hold blocks are opened, a link going into each paragraph; marks that say nothing are opened too. */
function settlePhrase(element: Element, within: string): Node[] {
	const { tagName } = element;
	const isEmptyMark = (tagName === 'span' || tagName === 'a') && element.attrs.length === 0;
	const isStray = (tagName === 'rt' || tagName === 'rp') && within !== 'ruby';
	if (isEmptyMark || isStray) return element.childNodes;
	if (!element.childNodes.some(isBlock)) return [element];
	const href = tagName === 'a' ? attributeOf(element, 'href') : undefined;
	if (href !== undefined) for (const child of element.childNodes) linkInside(child, element);
	return element.childNodes;
}

function linkInside(node: Node, link: Element): void {
	if (!isElement(node) || (node.tagName !== 'p' && !headings.has(node.tagName))) return;
	const inner = createElement('a');
	inner.attrs = link.attrs.filter(({ name }) => name !== 'id');
	setChildren(inner, node.childNodes);
	setChildren(node, [inner]);
}

/** A list of terms that does not start with a term is a plain list. */
function settleTerms(element: Element): Element {
	wrapStrays(element, new Set(['dt', 'dd']), 'dd');
	const first = element.childNodes.find(isElement);
	if (first?.tagName === 'dt') return element;
	const list = createElement('ul');
	list.attrs = element.attrs;
	const items = element.childNodes.map((child) => {
		if (!isElement(child)) return child;
		const item = createElement('li');
		item.attrs = child.attrs;
		setChildren(item, child.childNodes);
		return item;
	});
	setChildren(list, items);
	return list;
}

function settleChildren(element: Element): void {
	if (lists.has(element.tagName)) wrapStrays(element, new Set(['li']), 'li');
	else if (lineHolders.has(element.tagName)) setChildren(element, element.childNodes.flatMap(flatten));
	else if (element.tagName === 'blockquote') wrapLines(element, 'p');
	else if (element.tagName === 'figure')
		setChildren(
			element,
			[...element.childNodes].sort((a, b) => rank(a) - rank(b))
		);
}

/** The caption stands last in its figure. */
function rank(node: Node): number {
	return isElement(node) && node.tagName === 'figcaption' ? 1 : 0;
}

function flatten(node: Node): Node[] {
	if (!isBlock(node)) return [node];
	return [...node.childNodes.flatMap(flatten), { nodeName: '#text', value: ' ', parentNode: null }];
}

/** Children that may not stand where they do are put into elements that may; white space between stays. */
function wrapStrays(element: Element, allowed: ReadonlySet<string>, by: string): void {
	const children = element.childNodes.map((child) => {
		if (isBlank(child) || (isElement(child) && allowed.has(child.tagName))) return child;
		const wrapper = createElement(by);
		setChildren(wrapper, [child]);
		return wrapper;
	});
	setChildren(element, children);
}

/** Runs of line content between blocks become elements of their own. */
export function wrapLines(element: Element, by: string): void {
	const children: Node[] = [];
	let run: Node[] = [];
	const close = (): void => {
		if (run.some((node) => !isBlank(node) && (textOf(node).trim() !== '' || isElement(node)))) {
			const wrapper = createElement(by);
			setChildren(wrapper, run);
			children.push(wrapper);
		} else children.push(...run);
		run = [];
	};
	for (const child of element.childNodes) {
		if (isBlock(child)) {
			close();
			children.push(child);
		} else run.push(child);
	}
	close();
	setChildren(element, children);
}
