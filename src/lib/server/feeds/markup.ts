// Markup inside feeds: an element's children as HTML, HTML as plain text, and addresses in HTML made absolute.
import { decodeHTMLStrict, escapeAttribute, escapeText } from 'entities';
import { resolveAddress } from '../addresses/web.ts';
import { feedLimits } from './limits.ts';
import { readTag, skipOther, type Attribute, type Tag } from './tags.ts';
import type { XmlElement } from './xml.ts';

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose text nobody reads. */
const silent = new Set('script style noscript iframe object embed applet template svg math textarea select'.split(' '));
/** Elements whose inside is no markup. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const blocks = new Set(
	'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
		' '
	)
);
const inline = new Set(
	'a abbr acronym applet b base basefont bdi bdo big blink body button caption center cite code del details dfn dir em embed fieldset font form frame frameset head html i iframe img input ins kbd label legend link map mark marquee meta noembed noframes noscript object optgroup option param picture q rp rt ruby s samp script select small source span strike strong style sub summary sup svg tbody template textarea tfoot thead time title tt u var video audio wbr'.split(
		' '
	)
);

/** What an element holds, as HTML where it has markup inside, as it is where it has text alone. */
export function contentOf(element: XmlElement): string {
	if (!element.children.some((child) => typeof child !== 'string')) return textIn(element);
	return writeChildren(element);
}

/** All text inside an element, as it stands. */
export function textIn(element: XmlElement): string {
	return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** The children as HTML: text escaped, tags without prefixes. */
export function writeChildren(element: XmlElement): string {
	return element.children
		.map((child) => (typeof child === 'string' ? escapeText(child) : writeElement(child)))
		.join('');
}

function writeElement(element: XmlElement): string {
	const attributes = [...element.attributes]
		.filter(([name]) => !/^(?:xmlns(?:$|:)|xml:)/.test(name))
		.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
		.join('');
	const opening = `<${element.name}${attributes}>`;
	const inside = writeChildren(element);
	// Text that follows an unclosed <br> was read as its child
	return voids.has(element.name) ? `${opening}${inside}` : `${opening}${inside}</${element.name}>`;
}

/** Plain text as HTML: a paragraph for each stretch between empty lines. */
export function paragraphsOf(text: string): string {
	const stretches = text.split(/\n\s*\n/).filter((stretch) => stretch.trim() !== '');
	return stretches.map((stretch) => `<p>${escapeText(stretch.trim()).replace(/\n/g, '<br>')}</p>`).join('\n');
}

/**
 * HTML as one line of plain text: without markup, entities decoded, and again where they were escaped twice. A tag that HTML
 * does not know is not markup but text (`a <blank> page`).
 */
export function plainText(html: string, limitLetters: number): string {
	const parts: string[] = [];
	let length = 0;
	walk(html, {
		text: (text) => {
			parts.push(text);
			length += text.length;
			return length < limitLetters * 4;
		},
		tag: ({ name }, text) => {
			if (blocks.has(name)) parts.push(' ');
			else if (!inline.has(name)) parts.push(text);
		}
	});
	return oneLine(decodeTwice(parts.join('')), limitLetters);
}

/** Text that is said to be plain, as one line; entities in it were escaped once too often. */
export function plainLine(text: string, limitLetters: number): string {
	return oneLine(decodeTwice(text.slice(0, limitLetters * 8)), limitLetters);
}

function decodeTwice(text: string): string {
	const once = decodeHTMLStrict(text);
	return /&(?:amp|quot|apos|nbsp|#\d{1,6}|#x[\da-f]{1,5});/i.test(once) ? decodeHTMLStrict(once) : once;
}

function oneLine(text: string, limitLetters: number): string {
	const line = text
		.replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\ufeff]+/gu, ' ')
		.trim()
		.toWellFormed();
	return line.length <= limitLetters ? line : `${line.slice(0, limitLetters - 1).toWellFormed()}…`;
}

/** Whether text that is said to be plain is HTML all the same. */
export function looksLikeHtml(text: string): boolean {
	return /<\/(?:p|a|b|i|em|strong|div|span|ul|ol|li|h[1-6]|blockquote|table|figure)\s*>|<(?:br|hr|img)\b[^<>]*>/i.test(
		text
	);
}

const addressNames = new Set([
	'href',
	'src',
	'poster',
	'cite',
	'data',
	'longdesc',
	'background',
	'data-src',
	'data-original'
]);

/**
 * HTML with its addresses made absolute. Those of other schemes than http(s), `mailto:` and pictures in `data:` are emptied;
 * places in the same document (`#note`) stay. @param base undefined leaves relative ones as they are
 */
export function absoluteMarkup(html: string, base: string | undefined): string {
	const parts: string[] = [];
	let done = 0;
	walk(html, {
		tag: (tag) => {
			for (const attribute of tag.attributes) {
				const value = absoluteValue(tag, attribute, base);
				if (value === undefined || value === attribute.value) continue;
				parts.push(html.slice(done, attribute.start), `"${escapeAttribute(value)}"`);
				done = attribute.end;
			}
		}
	});
	return done === 0 ? html : parts.join('') + html.slice(done);
}

function absoluteValue(tag: Tag, { name, value }: Attribute, base: string | undefined): string | undefined {
	if (name === 'srcset' || name === 'data-srcset') {
		return value.replace(/(^|,\s+)([^\s,]+)/g, (_, before: string, address: string) => {
			return before + (resolveAddress(address, base) ?? address);
		});
	}
	if (!addressNames.has(name)) return undefined;
	const plain = value.replace(/[\p{Cc}\s]+/gu, '').toLowerCase();
	if (plain.startsWith('#') || (plain.startsWith('mailto:') && name === 'href')) return undefined;
	if (plain.startsWith('data:image/') && tag.name === 'img' && !plain.startsWith('data:image/svg')) return undefined;
	return resolveAddress(value, base) ?? '';
}

/** The first picture of a text that is more than a counting pixel. */
export function firstPicture(html: string): { url: string; alt: string } | undefined {
	let picture: { url: string; alt: string } | undefined;
	walk(html, {
		tag: (tag) => {
			if (picture !== undefined || tag.name !== 'img') return;
			const of = (name: string) => tag.attributes.find((attribute) => attribute.name === name)?.value ?? '';
			if (/^[01]$/.test(of('width').trim()) || /^[01]$/.test(of('height').trim())) return;
			const url = resolveAddress(of('src'));
			if (url !== undefined) picture = { url, alt: of('alt') };
		}
	});
	return picture;
}

interface Walker {
	/** False ends the walk. */
	text?: (text: string) => boolean;
	tag: (tag: Tag, text: string) => void;
}

/** Goes through HTML tag by tag; comments, scripts and styles are passed over. */
function walk(html: string, { text, tag: meet }: Walker): void {
	/** Names whose end does not come any more: it is not looked for again. */
	const endless = new Set<string>();
	const missing = new Set<string>();
	let at = 0;
	while (at < html.length) {
		const sign = html.indexOf('<', at);
		const end = sign < 0 ? html.length : sign;
		if (end > at && text?.(html.slice(at, end)) === false) return;
		if (sign < 0) return;
		const other = html.startsWith('<![CDATA[', sign) ? sign + 9 : skipOther(html, sign, missing);
		const tag = other === undefined ? readTag(html, sign) : undefined;
		if (tag !== undefined) meet(tag, html.slice(sign, tag.end));
		else if (other === undefined && text?.('<') === false) return;
		at = other ?? (tag === undefined ? sign + 1 : afterSilent(html, tag, text !== undefined, endless));
	}
}

/** The place after an element that has no markup inside or, where text is wanted, none that is read. */
function afterSilent(html: string, tag: Tag, wantsText: boolean, endless: Set<string>): number {
	const isPassed = rawText.has(tag.name) ? !wantsText || tag.name !== 'title' : wantsText && silent.has(tag.name);
	if (tag.isClosing || !isPassed || voids.has(tag.name) || (tag.isSelfClosing && !rawText.has(tag.name)))
		return tag.end;
	if (endless.has(tag.name)) return tag.end;
	const close = html.slice(tag.end).search(new RegExp(`</${tag.name}\\s*>`, 'i'));
	if (close < 0) endless.add(tag.name);
	return close < 0 ? tag.end : tag.end + close;
}

/** Text cut to a bound at the end of a word. */
export function shorten(text: string, limitLetters: number): string {
	if (text.length <= limitLetters) return text;
	const cut = text.slice(0, limitLetters);
	const space = cut.lastIndexOf(' ');
	return `${cut.slice(0, space > limitLetters / 2 ? space : limitLetters).toWellFormed()}…`;
}

/** Cuts markup that is beyond the bound. */
export function bounded(html: string, limitLetters: number = feedLimits.htmlLetters): string {
	return html.length <= limitLetters ? html : html.slice(0, limitLetters).toWellFormed();
}
