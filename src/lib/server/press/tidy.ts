// White space and emptiness: spaces that mean nothing become one, elements that hold nothing go.
import { isBlank, isBlock } from './containers.ts';
import { attributeOf, isElement, isText, setChildren, textOf, type Element, type Node, type Parent } from './tree.ts';

/** Elements that mean something while they hold nothing. */
const standalone = new Set(['br', 'hr', 'img', 'wbr', 'td', 'th', 'tr', 'tbody', 'thead', 'tfoot']);
/** Elements whose text begins and ends without white space. */
const trimmed = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'dt', 'dd', 'td', 'th', 'figcaption', 'caption']);
/** What a figure may be of; a caption alone is none. */
const shown = new Set(['img', 'table', 'pre', 'blockquote', 'ul', 'ol', 'p']);

/** Tidies everything below a root, innermost first. */
export function tidy(root: Parent, isVerbatim = false): void {
	const inside = isVerbatim || (isElement(root) && root.tagName === 'pre');
	for (const child of root.childNodes) if (isElement(child)) tidy(child, inside);
	const full = root.childNodes.filter((child) => !isElement(child) || !isEmpty(child));
	const merged = mergeTexts(full);
	setChildren(root, inside ? merged : collapse(merged, root));
	if (isElement(root) && root.tagName === 'pre') dropFirstLine(root);
}

function isEmpty(element: Element): boolean {
	const { tagName } = element;
	if (standalone.has(tagName) || attributeOf(element, 'id') !== undefined) return false;
	if (tagName === 'table') return !holds(element, (name) => name === 'td' || name === 'th');
	if (tagName === 'figure') return !showsSomething(element);
	return textOf(element).trim() === '' && !holds(element, (name) => name === 'img' || name === 'hr');
}

/** What stands in the caption is not what the figure is of: with a picture that could not be had, its caption goes too. */
function showsSomething(figure: Element): boolean {
	return figure.childNodes.some(
		(child) =>
			isElement(child) &&
			child.tagName !== 'figcaption' &&
			(shown.has(child.tagName) || holds(child, (name) => shown.has(name)))
	);
}

function holds(element: Element, isSought: (name: string) => boolean): boolean {
	return element.childNodes.some((child) => isElement(child) && (isSought(child.tagName) || holds(child, isSought)));
}

function mergeTexts(nodes: Node[]): Node[] {
	const merged: Node[] = [];
	for (const node of nodes) {
		const last = merged.at(-1);
		if (isText(node) && last !== undefined && isText(last)) last.value += node.value;
		else merged.push(node);
	}
	return merged;
}

/** Every run of white space becomes one character; between blocks a newline, so that the bytes read well. */
function collapse(nodes: Node[], parent: Parent): Node[] {
	const isRow = nodes.some(isBlock);
	const isTrimmed = isElement(parent) && trimmed.has(parent.tagName);
	for (const node of nodes) {
		if (!isText(node)) continue;
		node.value =
			isRow && isBlank(node) ? '\n' : node.value.replace(/[ \n]+/g, (run) => (run.includes('\n') ? '\n' : ' '));
	}
	const first = nodes[0];
	const last = nodes.at(-1);
	if (isTrimmed && !isRow && first !== undefined && isText(first)) first.value = first.value.replace(/^[ \n]+/, '');
	if (isTrimmed && !isRow && last !== undefined && isText(last)) last.value = last.value.replace(/[ \n]+$/, '');
	return nodes.filter((node) => !isText(node) || node.value !== '');
}

/** A parser swallows a newline right after `<pre>`, so that one written out would be lost at each reading. */
function dropFirstLine(element: Element): void {
	let node: Node | undefined = element.childNodes[0];
	while (node !== undefined && isElement(node)) node = node.childNodes[0];
	if (node !== undefined && isText(node) && node.parentNode === element) node.value = node.value.replace(/^\n+/, '');
}
