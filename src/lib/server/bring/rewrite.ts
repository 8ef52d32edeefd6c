// Markup with its addresses settled: pictures that came along by their names, links that lead nowhere taken off.
import type { PictureList } from './pictures.ts';
import { readTokens, valueOf, writeTag, type TagToken, type TokenAttribute } from './tokens.ts';

/** How markup is to be rewritten. */
export interface Rewriting {
	pictures: PictureList;
	/** XHTML: `<a id="x"/>` is closed. */
	isXml?: boolean;
	/**
	 * Whether the text is the article itself: then an address of a picture that did not come along and is not of the web goes, and
	 * so do links that `linkOf` does not settle. In a whole page they stay for the extraction, which knows the page's address.
	 */
	isArticle: boolean;
	/** The web address that relative ones of the article start from. */
	base?: string;
	/** The address that a link is to have; undefined takes it off. Asked only for those that are neither of the web nor `#…`. */
	linkOf?: (href: string) => string | undefined;
	/** Pictures that a saved page keeps in its styles, by their number (SingleFile). */
	styled?: ReadonlyMap<string, string>;
}

/** Where an address of a picture may stand, in the order in which they are believed. */
const pictureAttributes = ['src', 'data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'href', 'xlink:href'];
const setAttributes = ['srcset', 'data-srcset', 'data-lazy-srcset'];
const voidNames = new Set(
	'area base br col embed hr img input link meta param source track wbr'.split(' ') as readonly string[]
);
const isOfTheWeb = (address: string): boolean => /^https?:\/\//i.test(address);
/** A name that can stand in a tag; what else a tokenizer may call a name is left out. */
const plainName = /^[a-z_][a-z0-9_.:-]*$/;

/** Rewrites a piece of markup or a page in one pass. What is not touched stays as it is written. */
export function rewriteMarkup(source: string, rewriting: Rewriting): string {
	const parts: string[] = [];
	let at = 0;
	const put = (start: number, end: number, text: string): void => {
		parts.push(source.slice(at, start), text);
		at = end;
	};
	// The contents of styles and scripts are of no use to an article, and hold fonts and pictures as text.
	let dropped: { name: string; start: number } | undefined;
	readTokens(
		source,
		{
			open: (tag) => {
				if (dropped !== undefined) return;
				const written = rewriteTag(tag, rewriting);
				if (written !== undefined) put(tag.start, tag.end, written);
				if (!tag.isSelfClosing && isDropped(tag)) dropped = { name: tag.name, start: tag.end };
			},
			close: (name, start) => {
				if (dropped?.name !== name) return;
				put(dropped.start, start, '');
				dropped = undefined;
			}
		},
		{ isXml: rewriting.isXml ?? false }
	);
	if (dropped !== undefined) put(dropped.start, source.length, '');
	return parts.join('') + source.slice(at);
}

function isDropped(tag: TagToken): boolean {
	return tag.name === 'style' || (tag.name === 'script' && !/^application\/ld\+json/i.test(valueOf(tag, 'type') ?? ''));
}

/** The tag anew, or undefined where it can stay as it is. */
function rewriteTag(tag: TagToken, rewriting: Rewriting): string | undefined {
	const name = tag.name === 'image' || tag.name === 'svg:image' ? 'img' : tag.name;
	const isVoid = voidNames.has(name);
	const isChanged = { value: name !== tag.name || (tag.isSelfClosing && rewriting.isXml === true && !isVoid) };
	let attributes = tag.attributes.filter(({ name: written }) => plainName.test(written));
	const change = (changed: TokenAttribute[]): void => {
		if (changed.length !== attributes.length || changed.some((one, index) => one !== attributes[index]))
			isChanged.value = true;
		attributes = changed;
	};
	if (name === 'img') change(settlePicture(attributes, rewriting));
	else if (name === 'source') change(settleSource(attributes, rewriting));
	else if ((name === 'a' || name === 'area') && rewriting.isArticle) change(settleLink(attributes, rewriting));
	change(attributes.filter(({ name: written, value }) => !holdsData(written, value)));
	if (!isChanged.value) return undefined;
	if (!plainName.test(name)) return '';
	const end = tag.isSelfClosing && !isVoid ? `</${name}>` : '';
	return writeTag(name, attributes) + end;
}

function holdsData(name: string, value: string): boolean {
	return /^\s*data:/i.test(value.slice(0, 100)) || (name === 'style' && value.includes('data:'));
}

function settlePicture(attributes: TokenAttribute[], rewriting: Rewriting): TokenAttribute[] {
	const valueBy = (name: string): string | undefined => attributes.find((one) => one.name === name)?.value;
	const styled = /var\(--sf-img-(\d+)\)/.exec(valueBy('style') ?? '')?.[1];
	const candidates = [
		styled === undefined ? undefined : rewriting.styled?.get(styled),
		...pictureAttributes.map(valueBy),
		...setAttributes.flatMap((name) => addressesOf(valueBy(name) ?? ''))
	].filter((found): found is string => found !== undefined && found.trim() !== '');
	const others = attributes.filter(({ name }) => !pictureAttributes.includes(name) && !setAttributes.includes(name));
	for (const candidate of candidates) {
		const name = rewriting.pictures.nameOf(candidate);
		if (name !== undefined) return [{ name: 'src', value: name }, ...others];
	}
	if (!rewriting.isArticle) return attributes;
	const address = candidates.map((one) => toWeb(one, rewriting.base)).find((one) => one !== undefined);
	return address === undefined ? others : [{ name: 'src', value: address }, ...others];
}

function settleSource(attributes: TokenAttribute[], rewriting: Rewriting): TokenAttribute[] {
	return attributes.flatMap((one) => {
		if (!setAttributes.includes(one.name)) return [one];
		for (const address of addressesOf(one.value)) {
			const value = rewriting.pictures.nameOf(address);
			if (value !== undefined) return [{ name: one.name, value }];
		}
		return rewriting.isArticle ? [] : [one];
	});
}

function settleLink(attributes: TokenAttribute[], { linkOf, base }: Rewriting): TokenAttribute[] {
	return attributes.flatMap((one) => {
		if (one.name !== 'href' || isOfTheWeb(one.value) || /^(?:#|mailto:)/i.test(one.value)) return [one];
		const value = linkOf?.(one.value) ?? toWeb(one.value, base);
		return value === undefined ? [] : [{ name: 'href', value }];
	});
}

/** An address of the web, made absolute where it is known from where it starts. */
function toWeb(address: string, base: string | undefined): string | undefined {
	if (isOfTheWeb(address.trim())) return address.trim();
	const href = base === undefined || address.length > 4000 ? undefined : URL.parse(address, base)?.href;
	return href !== undefined && isOfTheWeb(href) ? href : undefined;
}

/** The addresses of a `srcset`, the largest first; commas inside an address are part of it (HTML 4.8.4.4). */
function addressesOf(set: string): string[] {
	const candidates: { address: string; size: number }[] = [];
	let isInside = false;
	for (const word of set.trim().split(/\s+/)) {
		const last = candidates.at(-1);
		if (isInside && last !== undefined) last.size = Number.parseFloat(word) || last.size;
		else if (word.replace(/,+$/, '') !== '') candidates.push({ address: word.replace(/,+$/, ''), size: 1 });
		isInside = !word.endsWith(',') && word !== '';
	}
	return candidates.sort((one, other) => other.size - one.size).map(({ address }) => address);
}
