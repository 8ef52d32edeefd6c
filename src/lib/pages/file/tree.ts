// The canonical markup of a body as a tree, and a tree as HTML or XHTML. Whatever is written has gone through the one that escapes.

/** An element of a text; what it holds are texts and elements. */
export interface Element {
	name: string;
	attributes: Readonly<Record<string, string>>;
	children: readonly Node[];
}
export type Node = string | Element;

/** How a tree is written. */
export type Markup = 'html' | 'xhtml';

/** A start or end of an element, or a stretch of text. Canonical attributes are double-quoted, and hold no angle bracket. */
const piece = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>|[^<]+|</g;
const attribute = /([a-z][a-z-]*)(?:="([^"]*)")?/g;
const lone = new Set(['br', 'hr', 'img', 'wbr']);
/** What the serialiser of HTML writes as names. */
const letters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
/** What no XML may hold, however it is written (XML 1.0, 2.2). */
const unlawful = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** An element, by its name. */
export function make(name: string, attributes: Element['attributes'], ...children: readonly Node[]): Element {
	return { name, attributes, children };
}

/** The tree of a body. What is not canonical stands as text, or ends where its parent ends. */
export function readTree(body: string): Node[] {
	const root: Node[] = [];
	const open: { name: string; children: Node[] }[] = [{ name: '', children: root }];
	for (const [text, end, name, attributes = ''] of body.matchAll(piece)) {
		const top = open.at(-1);
		if (top === undefined) break;
		if (name === undefined) top.children.push(readText(text));
		else if (end === '/') {
			const place = open.findLastIndex((one) => one.name === name);
			if (place > 0) open.length = place;
		} else {
			const children: Node[] = [];
			top.children.push({ name, attributes: readAttributes(attributes), children });
			if (!lone.has(name)) open.push({ name, children });
		}
	}
	return root;
}

function readAttributes(text: string): Element['attributes'] {
	return Object.fromEntries([...text.matchAll(attribute)].map(([, name = '', value = '']) => [name, readText(value)]));
}

function readText(text: string): string {
	return text.replace(/&(?:(amp|lt|gt|quot|nbsp)|#(\d{1,7}));/g, (whole, name?: string, number?: string) => {
		if (name !== undefined) return letters[name] ?? whole;
		const code = Number(number);
		return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

/** A tree as text: `xhtml` is well-formed XML too. */
export function writeTree(nodes: readonly Node[], as: Markup): string {
	return nodes.map((node) => (typeof node === 'string' ? writeText(node) : writeElement(node, as))).join('');
}

/** Text as it stands in markup, without what XML forbids. */
export function writeText(text: string): string {
	return text.replace(unlawful, '').replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function writeElement({ name, attributes, children }: Element, as: Markup): string {
	const isXml = as === 'xhtml';
	const written = Object.entries(attributes).map(([key, value]) => {
		const both = isXml && key === 'lang' ? ` xml:lang="${writeText(value)}"` : '';
		return ` ${key}="${writeText(value)}"${both}`;
	});
	const start = `<${name}${written.join('')}`;
	if (lone.has(name)) return isXml ? `${start}/>` : `${start}>`;
	return `${start}>${writeTree(children, as)}</${name}>`;
}

/** The words of a tree, without marks of notes. */
export function wordsOf(node: Node): string {
	if (typeof node === 'string') return node;
	return node.name === 'sup' ? '' : node.children.map(wordsOf).join('');
}

/** Every element of a tree put through `change`, from the inside out. */
export function changeTree(nodes: readonly Node[], change: (element: Element) => Node): Node[] {
	return nodes.map((node) =>
		typeof node === 'string' ? node : change({ ...node, children: changeTree(node.children, change) })
	);
}
