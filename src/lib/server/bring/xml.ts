// The small XML files of a book as a bounded tree: nothing is expanded, nothing is fetched, names lose their prefixes.
import { BringFault } from './fault.ts';
import { bringLimits } from './limits.ts';
import { readTokens } from './tokens.ts';

/** An element. */
export interface XmlElement {
	/** In lower case and without a prefix. */
	name: string;
	/** By their names in lower case, with prefixes as written. */
	attributes: ReadonlyMap<string, string>;
	/** Elements and texts in their order. */
	content: (XmlElement | string)[];
}

/**
 * Reads XML, well-formed or not; the result holds the document's elements.
 * @throws BringFault past a limit
 */
export function readXml(source: string): XmlElement {
	const root: XmlElement = { name: '', attributes: new Map(), content: [] };
	const open: XmlElement[] = [root];
	let count = 0;
	readTokens(
		source,
		{
			open: (tag) => {
				if (++count > bringLimits.xmlElements)
					throw new BringFault(`it has more than ${bringLimits.xmlElements} elements`);
				const attributes = new Map(tag.attributes.map(({ name, value }) => [name, value]));
				const element: XmlElement = { name: localName(tag.name), attributes, content: [] };
				open.at(-1)?.content.push(element);
				if (tag.isSelfClosing) return;
				if (open.length > bringLimits.xmlDepth)
					throw new BringFault(`its elements are nested deeper than ${bringLimits.xmlDepth}`);
				open.push(element);
			},
			close: (written) => {
				const at = open.findLastIndex(({ name }) => name === localName(written));
				if (at > 0) open.length = at;
			},
			text: (text) => open.at(-1)?.content.push(text)
		},
		{ isXml: true }
	);
	return root;
}

/** The elements within an element. */
export function childrenOf(element: XmlElement): XmlElement[] {
	return element.content.filter((one) => typeof one !== 'string');
}

/** All text in an element and below it. */
export function textOf(element: XmlElement): string {
	return element.content.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}

/** Every element of a name below another, in the order of the document. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
	for (const child of childrenOf(element)) {
		if (child.name === name) yield child;
		yield* descendants(child, name);
	}
}

/** The first element of a name below another. */
export function descendant(element: XmlElement, name: string): XmlElement | undefined {
	for (const found of descendants(element, name)) return found;
	return undefined;
}

function localName(name: string): string {
	return name.slice(name.lastIndexOf(':') + 1);
}
