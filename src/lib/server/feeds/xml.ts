// A tree out of XML as feeds really have it: raw signs, unclosed sections, wrong ends and cut documents are mended, not refused.
import { decodeHTMLStrict } from 'entities';
import { resolveAddress } from '../addresses/web.ts';
import { feedLimits } from './limits.ts';
import { readTag, skipOther, valueOf, type Tag } from './tags.ts';
import { vocabularyOf, vocabularyOfPrefix } from './vocabulary.ts';

/** An element. Text stands among its children as strings, decoded. */
export interface XmlElement {
	/** Without its prefix, in lower case. */
	name: string;
	/** As `vocabulary.ts` names it. */
	vocabulary: string;
	/** By name in lower case with its prefix; decoded. */
	attributes: ReadonlyMap<string, string>;
	children: (XmlElement | string)[];
	/** The address that relative ones in it are meant from: by `xml:base`, or undefined where none is said above it. */
	base: string | undefined;
	/** By `xml:lang`, here or above. */
	language: string | undefined;
}

interface Open {
	element: XmlElement;
	/** Name with its prefix. */
	label: string;
	scope: ReadonlyMap<string, string>;
}

/** Ends of other elements never close these, and one of them never stands inside another of its kind. */
const structures = /^(?:\w+:)?(?:item|entry|channel|feed|rss|rdf|opml|body)$/;
const items = /^(?:\w+:)?(?:item|entry)$/;
/** Elements of text alone: where another field begins, the end of these was forgotten. */
const leaves = /^(?:title|link|guid|pubdate|id|updated|published|dc:date|dc:creator)$/;
const fields =
	/^(?:title|link|guid|pubdate|id|updated|published|description|summary|content|content:encoded|category|enclosure|comments|dc:date|dc:creator)$/;
/** Real feeds declare about ten. */
const mostPrefixes = 100;
const noAttributes: ReadonlyMap<string, string> = new Map();
const section = '<![CDATA[';
const sectionEnd = ']]>';

/**
 * The tree of a document, under a root of the name `#document`. Never throws; what is deeper than `feedLimits.depth` loses
 * its tags, what follows `feedLimits.elements` is not read.
 * @param base address of the document
 */
export function parseXml(text: string, base: string): XmlElement {
	return new Builder(text, base).build();
}

class Builder {
	readonly #text: string;
	readonly #address: string;
	readonly #stack: [Open, ...Open[]];
	readonly #lastEnd: number;
	readonly #missing = new Set<string>();
	#elements = 0;
	/** Whether a section may still end: where the sign is nowhere ahead it is not looked for again. */
	#hasSectionEnd = true;

	constructor(text: string, address: string) {
		this.#text = text;
		this.#address = address;
		this.#lastEnd = text.lastIndexOf('>');
		const root = { name: '#document', vocabulary: 'main', attributes: new Map(), base: undefined, language: undefined };
		this.#stack = [{ element: { ...root, children: [] }, label: '#document', scope: new Map() }];
	}

	build(): XmlElement {
		const text = this.#text;
		let at = 0;
		while (at < text.length && this.#elements < feedLimits.elements) {
			const sign = text.indexOf('<', at);
			this.#addText(decodeHTMLStrict(text.slice(at, sign < 0 ? text.length : sign)));
			if (sign < 0) break;
			at = this.#readMarkup(sign);
		}
		return this.#stack[0].element;
	}

	/** Reads what stands at a `<` and gives the place after it. */
	#readMarkup(at: number): number {
		const text = this.#text;
		if (text.startsWith(section, at)) return this.#readSection(at);
		const other = skipOther(text, at, this.#missing);
		if (other !== undefined) return other;
		const tag = readTag(text, at);
		if (tag === undefined) {
			// The document ends inside a tag, or the sign means "less than"
			if (at > this.#lastEnd) return text.length;
			this.#addText('<');
			return at + 1;
		}
		if (tag.isClosing) this.#close(tag.name);
		else this.#open(tag);
		return tag.end;
	}

	/** A section of raw text; one whose end was forgotten ends with the element that it is in. */
	#readSection(at: number): number {
		const text = this.#text;
		const start = at + section.length;
		const end = this.#hasSectionEnd ? text.indexOf(sectionEnd, start) : -1;
		this.#hasSectionEnd = end >= 0;
		const close = this.#forgottenEnd(start, end);
		const stop = close ?? (end < 0 ? text.length : end);
		this.#addText(text.slice(start, stop));
		return close ?? stop + sectionEnd.length;
	}

	/** Where the element ends that a section from `start` is in, if that is before the section's own end and its end was forgotten. */
	#forgottenEnd(start: number, end: number): number | undefined {
		const text = this.#text;
		const next = end < 0 ? -1 : text.indexOf(section, start);
		if (end >= 0 && (next < 0 || next > end)) return undefined;
		const close = text.slice(start, end < 0 ? undefined : next).indexOf(`</${this.#top.label}`);
		return close < 0 ? undefined : start + close;
	}

	get #top(): Open {
		return this.#stack.at(-1) ?? this.#stack[0];
	}

	#addText(text: string): void {
		if (text !== '') this.#top.element.children.push(text);
	}

	#open(tag: Tag): void {
		this.#elements++;
		if (items.test(tag.name)) this.#closeOpenItem(tag.name);
		else if (leaves.test(this.#top.label) && fields.test(tag.name)) this.#stack.pop();
		const { element: parent, scope: outer } = this.#top;
		const scope = declare(tag, outer);
		const [prefix, name] = split(tag.name);
		const base = valueOf(tag, 'xml:base')?.trim();
		const element: XmlElement = {
			name,
			vocabulary: scope.get(prefix) ?? vocabularyOfPrefix(prefix),
			attributes: tag.attributes.length === 0 ? noAttributes : attributesOf(tag),
			children: [],
			base: base === undefined ? parent.base : (resolveAddress(base, parent.base ?? this.#address) ?? parent.base),
			language: valueOf(tag, 'xml:lang') ?? parent.language
		};
		if (this.#stack.length > feedLimits.depth) return;
		parent.children.push(element);
		if (!tag.isSelfClosing) this.#stack.push({ element, label: tag.name, scope });
	}

	/** An item inside an item: the end of the one before was forgotten. */
	#closeOpenItem(label: string): void {
		const open = this.#stack.findLastIndex((one) => one.label === label);
		if (open > 0) this.#stack.length = open;
	}

	#close(label: string): void {
		for (let at = this.#stack.length - 1; at > 0; at--) {
			const one = this.#stack[at];
			if (one?.label === label) {
				this.#stack.length = at;
				return;
			}
			if (one !== undefined && structures.test(one.label) && !structures.test(label)) return;
		}
	}
}

function attributesOf(tag: Tag): ReadonlyMap<string, string> {
	return new Map(tag.attributes.map((attribute) => [attribute.name, attribute.value]));
}

/** The vocabularies by prefix inside a tag. */
function declare(tag: Tag, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const own = tag.attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
	if (own.length === 0 || outer.size > mostPrefixes) return outer;
	return new Map([
		...outer,
		...own.map(({ name, value }) => [name.slice('xmlns:'.length), vocabularyOf(value)] as const)
	]);
}

function split(label: string): [prefix: string, name: string] {
	const colon = label.indexOf(':');
	return colon < 0 ? ['', label] : [label.slice(0, colon), label.slice(colon + 1)];
}
