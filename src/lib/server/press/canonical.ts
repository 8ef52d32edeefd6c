// The canonical form of a body and the proof of it: a fixed point of parse and serialise that holds only what the list allows.
import { html as standard } from 'parse5';
import { attributesOf } from './allow-list.ts';
import { PressFault } from './fault.ts';
import {
	attributeOf,
	isElement,
	isText,
	parseBody,
	parseInDocument,
	writeInner,
	type Element,
	type Node
} from './tree.ts';

/** How often markup may change on its way to a fixed point; two rounds settle nearly everything. */
const roundLimit = 12;

/** The form forbids every control character but the newline. */
const control = /(?!\n)\p{Cc}/u;

/**
 * The markup of a shaped tree at its fixed point.
 * @throws PressFault where it does not settle or holds what is not allowed.
 */
export function writeCanonical(root: Element): string {
	let body = writeInner(root);
	for (let round = 0; round < roundLimit; round++) {
		const again = writeInner(parseBody(body));
		if (again === body) {
			const breach = findBreach(body);
			if (breach !== undefined) throw new PressFault(`the text cannot be made safe: ${breach}`);
			return body;
		}
		body = again;
	}
	throw new PressFault('the markup is so broken that it has no settled form');
}

/** Whether a body is canonical: see `docs/format.md`. Never throws. */
export function isCanonical(body: string): boolean {
	try {
		return findBreach(body) === undefined;
	} catch (caught) {
		if (caught instanceof PressFault) return false;
		throw caught;
	}
}

/**
 * The first thing about a body that the canonical form forbids, in words; undefined where there is none. Looks at the
 * parsed tree alone and shares nothing with the sanitiser but the list. @throws PressFault past the bounds of parsing.
 */
export function findBreach(body: string): string | undefined {
	if (control.test(body) || !body.isWellFormed()) return 'a control character or half a letter';
	const root = parseBody(body);
	if (writeInner(root) !== body) return 'the markup is not as a parser would write it';
	const placed = parseInDocument(body);
	if (placed === undefined || writeInner(placed) !== body) return 'the markup reads otherwise inside a document';
	const ids = new Set<string>();
	return findInChildren(root, ids) ?? findLooseReference(root, ids);
}

function findInChildren(parent: Element, ids: Set<string>): string | undefined {
	for (const child of parent.childNodes) {
		const breach = findInNode(child, parent, ids);
		if (breach !== undefined) return breach;
	}
	return undefined;
}

function findInNode(node: Node, parent: Element, ids: Set<string>): string | undefined {
	if (isText(node)) return undefined;
	if (!isElement(node)) return `a node of the kind ${node.nodeName}`;
	const allowed = attributesOf(node.tagName);
	if (allowed === undefined || node.namespaceURI !== standard.NS.HTML) return `the element "${node.tagName}"`;
	for (const { name, value, prefix, namespace } of node.attrs) {
		const form = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
		if (form === undefined || prefix !== undefined || namespace !== undefined || !form.test(value)) {
			return `the attribute "${name}" of "${node.tagName}"`;
		}
		if (name === 'id' && ids.size === ids.add(value).size) return `the id "${value}" twice`;
	}
	return findInElement(node, parent) ?? findInChildren(node, ids);
}

/** Laws of single elements that a table of attributes cannot say. */
function findInElement(element: Element, parent: Element): string | undefined {
	const names = element.attrs.map(({ name }) => name).join(' ');
	if (element.tagName === 'img') {
		if (names !== 'src alt width height') return 'a picture without its four attributes in order';
		if (parent.tagName !== 'figure') return 'a picture outside a figure';
	}
	if (element.tagName === 'a') {
		const isOutward = attributeOf(element, 'href')?.startsWith('http') ?? false;
		if (isOutward !== names.split(' ').includes('rel')) return 'a link whose "rel" does not fit its address';
	}
	return undefined;
}

function findLooseReference(root: Element, ids: Set<string>): string | undefined {
	for (const child of root.childNodes) {
		if (!isElement(child)) continue;
		const href = attributeOf(child, 'href');
		if (href?.startsWith('#') && !ids.has(href.slice(1))) return `a link to "${href}", which is not there`;
		const breach = findLooseReference(child, ids);
		if (breach !== undefined) return breach;
	}
	return undefined;
}
