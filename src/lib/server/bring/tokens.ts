// Markup as a row of tags and texts with their places in the source: no tree, so depth and misnesting cost nothing.
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** An attribute. */
export interface TokenAttribute {
	/** In lower case, also in XML: what is looked for here is never written otherwise. */
	name: string;
	/** Decoded. */
	value: string;
}

/** A tag. `start` and `end` are places in the source, from `<` to after `>`. */
export interface TagToken {
	/** In lower case, with its prefix in XML (`dc:title`). */
	name: string;
	attributes: TokenAttribute[];
	start: number;
	end: number;
	isSelfClosing: boolean;
}

/** What is told while markup is read. A handler may throw to end the reading. */
export interface TokenHandler {
	open?: (tag: TagToken) => void;
	close?: (name: string, start: number, end: number) => void;
	/** A piece of text, decoded; a text may come in several. */
	text?: (text: string) => void;
	comment?: (text: string) => void;
}

/**
 * Reads markup once from start to end, in a time that grows with its length. As XML, only the five entities of XML and numbers
 * are decoded: what a document type declares is never expanded.
 */
export function readTokens(source: string, handler: TokenHandler, { isXml = false } = {}): void {
	const reading = new Reading(source, handler);
	const tokenizer = new Tokenizer({ xmlMode: isXml, decodeEntities: true }, reading);
	tokenizer.write(source);
	tokenizer.end();
}

/** A tag written out anew. */
export function writeTag(name: string, attributes: readonly TokenAttribute[]): string {
	return `<${name}${attributes.map((one) => ` ${one.name}="${escapeAttribute(one.value)}"`).join('')}>`;
}

/** A value that is to stand between double quotation marks. */
export function escapeAttribute(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text as markup. */
export function escapeText(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The value of a tag's attribute; the first counts, as in a browser. */
export function valueOf(tag: TagToken, name: string): string | undefined {
	return tag.attributes.find((attribute) => attribute.name === name)?.value;
}

/** Turns the tokenizer's places into tags and texts. */
class Reading implements TokenizerCallbacks {
	readonly #source: string;
	readonly #handler: TokenHandler;
	#tag: TagToken | undefined;
	#attribute: { name: string; parts: string[] } | undefined;

	constructor(source: string, handler: TokenHandler) {
		this.#source = source;
		this.#handler = handler;
	}

	ontext(start: number, end: number): void {
		this.#handler.text?.(this.#source.slice(start, end));
	}

	ontextentity(codepoint: number): void {
		this.#handler.text?.(String.fromCodePoint(codepoint));
	}

	oncdata(start: number, end: number, endOffset: number): void {
		this.#handler.text?.(this.#source.slice(start, end - endOffset));
	}

	oncomment(start: number, end: number, endOffset: number): void {
		this.#handler.comment?.(this.#source.slice(start, end - endOffset));
	}

	onopentagname(start: number, end: number): void {
		const name = this.#source.slice(start, end).toLowerCase();
		this.#tag = { name, attributes: [], start: start - 1, end: start, isSelfClosing: false };
	}

	onattribname(start: number, end: number): void {
		this.#attribute = { name: this.#source.slice(start, end).toLowerCase(), parts: [] };
	}

	onattribdata(start: number, end: number): void {
		this.#attribute?.parts.push(this.#source.slice(start, end));
	}

	onattribentity(codepoint: number): void {
		this.#attribute?.parts.push(String.fromCodePoint(codepoint));
	}

	onattribend(): void {
		if (this.#attribute !== undefined)
			this.#tag?.attributes.push({ name: this.#attribute.name, value: this.#attribute.parts.join('') });
		this.#attribute = undefined;
	}

	onopentagend(end: number): void {
		this.#endTag(end, false);
	}

	onselfclosingtag(end: number): void {
		this.#endTag(end, true);
	}

	onclosetag(start: number, end: number): void {
		// Until the mark that ends it, nothing more is read, so each of them is looked for once.
		const mark = this.#source.indexOf('>', end);
		this.#handler.close?.(
			this.#source.slice(start, end).toLowerCase(),
			start - 2,
			mark < 0 ? this.#source.length : mark + 1
		);
	}

	ondeclaration(): void {
		// A document type and what it declares say nothing here.
	}

	onprocessinginstruction(): void {
		// Neither do instructions to programs.
	}

	onend(): void {
		// What was begun and not ended is no tag.
	}

	#endTag(end: number, isSelfClosing: boolean): void {
		const tag = this.#tag;
		this.#tag = undefined;
		if (tag !== undefined) this.#handler.open?.({ ...tag, end: end + 1, isSelfClosing });
	}
}
