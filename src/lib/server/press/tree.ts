// Parsing with a limit: the parse5 tree, counted while it grows, and the few steps everyone takes in it.
import {
	defaultTreeAdapter,
	html as standard,
	parse,
	parseFragment,
	serialize,
	type DefaultTreeAdapterTypes as Tree
} from 'parse5';
import { PressFault } from './fault.ts';

export type Element = Tree.Element;
export type Node = Tree.ChildNode;
export type Parent = Tree.ParentNode;

/** Bounds on markup. A long read has some 2,000 elements, 20 deep; the reader of 512 MB phones is thought of. */
export const limits = { characters: 1_500_000, elements: 30_000, depth: 200 } as const;

const tooDeep = `the text is nested deeper than ${limits.depth} elements`;
const tooMany = `the text has more than ${limits.elements} elements`;

/** A tree builder that stops as soon as a limit is passed, for misnested marks can multiply without end (HTML 13.2.4.3). */
function boundedAdapter(): typeof defaultTreeAdapter {
	let elements = 0;
	let open = 0;
	return {
		...defaultTreeAdapter,
		createElement(...given) {
			if (++elements > limits.elements) throw new PressFault(tooMany);
			return defaultTreeAdapter.createElement(...given);
		},
		onItemPush() {
			if (++open > limits.depth + 8) throw new PressFault(tooDeep);
		},
		onItemPop() {
			open--;
		}
	};
}

/** The children of a body parsed as `innerHTML` of a `div` would be. @throws PressFault past a limit. */
export function parseBody(html: string): Element {
	if (html.length > limits.characters) {
		throw new PressFault(`the text is longer than ${limits.characters} characters of markup`);
	}
	const context = createElement('div');
	const root = createElement('div');
	root.childNodes = parseFragment(context, html, { treeAdapter: boundedAdapter() }).childNodes;
	for (const child of root.childNodes) child.parentNode = root;
	if (depthOf(root) > limits.depth + 1) throw new PressFault(tooDeep);
	return root;
}

/**
 * The body's element as a browser finds it in a whole document; undefined where the body breaks out of its place.
 * The shell resembles what the composer paints around a body.
 */
export function parseInDocument(html: string): Element | undefined {
	const whole = `<!doctype html><html><head></head><body><main><article><div>${html}</div><footer></footer></article></main></body></html>`;
	let found: Parent = parse(whole, { treeAdapter: boundedAdapter() });
	for (const name of ['html', 'body', 'main', 'article', 'div']) {
		const child: Node | undefined = found.childNodes.find((node) => node.nodeName === name);
		if (child === undefined || !isElement(child)) return undefined;
		found = child;
	}
	const after = found.nodeName === 'div' ? found.parentNode?.childNodes : undefined;
	return after?.length === 2 && after[1]?.nodeName === 'footer' && isElement(found) ? found : undefined;
}

/** A whole page of at most so many characters. @throws PressFault past a limit. */
export function parsePage(html: string, mostCharacters: number): Parent {
	if (html.length > mostCharacters) throw new PressFault(`the page is longer than ${mostCharacters} characters`);
	return parse(html, { treeAdapter: boundedAdapter() });
}

/** The markup inside an element, as the HTML standard serialises it. */
export function writeInner(element: Element): string {
	return serialize(element);
}

export function isElement(node: Node | Parent): node is Element {
	return 'tagName' in node;
}

export function isText(node: Node): node is Tree.TextNode {
	return node.nodeName === '#text';
}

/** A new element with attributes in the order given. */
export function createElement(name: string, attributes: Record<string, string> = {}): Element {
	const list = Object.entries(attributes).map(([key, value]) => ({ name: key, value }));
	return defaultTreeAdapter.createElement(name, standard.NS.HTML, list);
}

/** Gives an element its children anew, each knowing its parent. */
export function setChildren(parent: Parent, children: Node[]): void {
	parent.childNodes = children;
	for (const child of children) child.parentNode = parent;
}

/** An attribute's value. */
export function attributeOf(element: Element, name: string): string | undefined {
	return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** All text below a node. */
export function textOf(node: Node | Parent): string {
	if ('value' in node) return node.value;
	return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Every element below a node, in the order of the document. */
export function* elementsOf(node: Parent): Generator<Element> {
	for (const child of node.childNodes) {
		if (!isElement(child)) continue;
		yield child;
		yield* elementsOf(child);
	}
}

/** How deep a tree is, found without recursion, since it may be too deep for that. */
function depthOf(root: Element): number {
	let level: Node[] = [root];
	let depth = 0;
	while (level.length > 0) {
		depth++;
		level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
	}
	return depth;
}
