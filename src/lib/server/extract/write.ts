// The article written anew from the page: kept lines in their blocks, figures and videos between them, in the page's order.
import { toLink } from './addresses.ts';
import { isElement, isText, nameOf, squeeze } from './dom.ts';
import { isSilent, partsOf } from './lines.ts';
import { escape, tag } from './markup.ts';

/** What the writer has to know. */
export interface WriteOptions {
	/** The first node of each kept line. */
	kept: ReadonlySet<ChildNode>;
	/** Elements that are replaced, whole, by markup: figures, videos, and what is left out. */
	replaced: ReadonlyMap<Element, string>;
	/** Addresses within the page by the id they lead to, and names for the elements with such ids. */
	anchors: ReadonlyMap<string, string>;
	base: string;
}

/** Blocks that keep their name. */
const blocks = new Set(
	'p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th caption'.split(' ')
);
/** Blocks that hold a single line without a paragraph in it. */
const lineBlocks = new Set('p h2 h3 h4 h5 h6 li dt dd td th caption pre'.split(' '));
const phrases = new Set(
	'b strong i em u s del ins sub sup code kbd samp var q cite abbr dfn mark small time ruby rt rp bdi bdo'.split(' ')
);
const cells = new Set(['td', 'th']);
const renamed: Readonly<Record<string, string>> = { h1: 'h2', strike: 's', tt: 'code', menu: 'ul', dir: 'ul' };
const kinds: Readonly<Record<string, readonly string[]>> = {
	td: ['colspan', 'rowspan', 'align'],
	th: ['colspan', 'rowspan', 'align', 'scope'],
	ol: ['start', 'reversed'],
	li: ['value'],
	time: ['datetime'],
	abbr: ['title']
};

/** The markup of the article below a root. */
export function write(root: Element, options: WriteOptions): string {
	return new Writer(options).writeParts(root);
}

class Writer {
	readonly #options: WriteOptions;

	constructor(options: WriteOptions) {
		this.#options = options;
	}

	writeParts(host: Element): string {
		const parts = partsOf(host);
		const isSingle = lineBlocks.has(renamed[nameOf(host)] ?? nameOf(host)) && parts.length === 1;
		return parts
			.map((part) => {
				if (!Array.isArray(part)) return this.#writeBlock(part);
				const [first] = part;
				const isKept = first !== undefined && this.#options.kept.has(first);
				if (!isKept) return part.map((node) => this.#writeReplaced(node)).join('');
				const inner = part.map((node) => this.#writePhrase(node, nameOf(host) === 'pre')).join('');
				return isSingle || nameOf(host) === 'pre' ? inner : tag('p', {}, inner);
			})
			.join('');
	}

	#writeBlock(element: Element): string {
		const replaced = this.#options.replaced.get(element);
		if (replaced !== undefined) return replaced;
		const name = renamed[nameOf(element)] ?? nameOf(element);
		if (name === 'hr') return '<hr>';
		if (isSilent(element)) return '';
		const inner = this.writeParts(element);
		if (inner.trim() === '' && !cells.has(name)) return '';
		if (name === 'tr' && squeeze(inner.replace(/<[^>]*>/g, '')) === '' && !inner.includes('<img')) return '';
		if (!blocks.has(name)) return this.#withAnchor(element, inner);
		const attributes = this.#attributesOf(element, name);
		if (name === 'li') attributes['id'] = this.#anchorOf(element);
		return tag(name, attributes, name === 'li' ? inner : this.#withAnchor(element, inner));
	}

	/** Figures and videos within a line that is not kept. */
	#writeReplaced(node: ChildNode): string {
		if (!isElement(node)) return '';
		const replaced = this.#options.replaced.get(node);
		if (replaced !== undefined) return replaced;
		return [...node.childNodes].map((child) => this.#writeReplaced(child)).join('');
	}

	#writePhrase(node: ChildNode, isVerbatim: boolean): string {
		if (isText(node)) return escape(isVerbatim ? node.data : node.data.replace(/\s+/g, ' '));
		if (!isElement(node)) return '';
		const replaced = this.#options.replaced.get(node);
		if (replaced !== undefined) return replaced;
		const name = renamed[nameOf(node)] ?? nameOf(node);
		if (name === 'br' || name === 'wbr') return `<${name}>`;
		if (isSilent(node)) return '';
		const inner = [...node.childNodes].map((child) => this.#writePhrase(child, isVerbatim)).join('');
		if (name === 'a') return this.#writeLink(node, inner);
		if (inner === '') return '';
		return this.#withAnchor(node, phrases.has(name) ? tag(name, this.#attributesOf(node, name), inner) : inner);
	}

	#writeLink(link: Element, inner: string): string {
		const given = link.getAttribute('href');
		const local = given?.startsWith('#') === true ? this.#options.anchors.get(given.slice(1)) : undefined;
		const href =
			local !== undefined
				? `#${local}`
				: given?.startsWith('#') === true
					? undefined
					: toLink(given, this.#options.base);
		const id = this.#anchorOf(link);
		if (href === undefined && id === undefined) return inner;
		return inner.trim() === '' && id === undefined ? inner : tag('a', { href, id }, inner);
	}

	#anchorOf(element: Element): string | undefined {
		const id = element.getAttribute('id') ?? (nameOf(element) === 'a' ? element.getAttribute('name') : null);
		return id === null ? undefined : this.#options.anchors.get(id);
	}

	#withAnchor(element: Element, inner: string): string {
		const id = this.#anchorOf(element);
		return id === undefined ? inner : `${tag('a', { id }, '')}${inner}`;
	}

	#attributesOf(element: Element, name: string): Record<string, string | undefined> {
		const attributes: Record<string, string | undefined> = {};
		for (const key of ['lang', 'dir', ...(kinds[name] ?? [])]) attributes[key] = element.getAttribute(key) ?? undefined;
		return attributes;
	}
}
