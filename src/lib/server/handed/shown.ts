// What a page shows beside what was signed, word by word.
import { writeNoteMarks } from '#lib/article/note-marks.ts';
import type { Article } from '#lib/article/types.ts';
import {
	attributeOf,
	elementsOf,
	isElement,
	isText,
	parseBody,
	textOf,
	type Element,
	type Parent
} from '../press/tree.ts';

/** What a page of ours may say around a text: its facts and the heading of the sources, in each language of the interface. */
export interface Around {
	facts: readonly (readonly string[])[];
	headings: readonly string[];
}

/** Elements above and below a text; none of them turns the order of letters around. */
const aroundText = new Set('h1 h2 p bdi img figcaption small ul li a'.split(' '));
const unlike = 'The page is not built as a page of ours: what it shows is not proved.';

/** A page's last line: the publisher's name as the phone knew it, and where the article stands. */
const longestName = 200;

/** What a page shows otherwise than was signed, a sentence each. */
export function findDifferences(page: Parent, { head, body }: Article, around: Around, pictures: Pictures): string[] {
	const found: string[] = [];
	const differs = (what: string, shown: string, signed: string): void => {
		if (squeeze(shown) !== squeeze(signed)) found.push(`${what} on the page is not what was signed.`);
	};
	const article = onlyChild(onlyChild(findElement(page, 'body'), 'main'), 'article');
	if (article === undefined) return [unlike];
	const parts = childrenOf(article);
	const [header, ...rest] = parts;
	const lead = rest[0]?.tagName === 'figure' ? rest.shift() : undefined;
	const [text, footer, ...more] = rest;
	const strange = [header, lead, footer].flatMap((each) => (each === undefined ? [] : [...elementsOf(each)]));
	if (strange.some(({ tagName }) => !aroundText.has(tagName))) return [unlike];
	if (header?.tagName !== 'header' || text?.tagName !== 'div' || footer?.tagName !== 'footer' || more.length > 0)
		return [unlike];
	const byClass = (name: string): string => {
		const own = childrenOf(header).filter((each) => attributeOf(each, 'class') === name);
		return own.map(textOf).join(' ');
	};
	const title = childrenOf(header).filter(({ tagName }) => tagName === 'h1');
	differs('The headline', title.map(textOf).join(' '), head.title);
	differs('The standfirst', byClass('standfirst'), head.standfirst);
	const facts = around.facts.map((each) => squeeze(each.join(' · ')));
	if (!facts.includes(squeeze(byClass('meta')))) found.push('Author or date on the page are not what was signed.');
	const shownInHeader = [...title.map(textOf), byClass('standfirst'), byClass('meta')].join('');
	differs('What stands above the text', bare(textOf(header)), bare(shownInHeader));
	const signed = parseBody(writeNoteMarks(body, head.language));
	const leadNames = [`[${head.lead?.alt ?? ''}]`, '…'];
	const { caption = '', credit = '' } = head.lead ?? {};
	if (lead !== undefined) {
		const [shown] = [...elementsOf(lead)];
		const isOwn =
			shown?.tagName === 'img'
				? pictures.get(shown) === head.lead?.picture
				: leadNames.includes(squeeze(shown ? textOf(shown) : ''));
		if (!isOwn) found.push('The first picture on the page is not the one that was signed.');
		const captions = childrenOf(lead).filter(({ tagName }) => tagName === 'figcaption');
		differs('The caption of the first picture', captions.map(textOf).join(' '), `${caption} ${credit}`);
		if (childrenOf(lead).length > 1 + captions.length) found.push(unlike);
	}
	if (!isSame(read(signed, idsIn(signed)), read(text, pictures)))
		found.push('The text on the page is not what was signed.');
	const sources = head.sources.map(({ name, note }) => (note === undefined ? name : `${name}: ${note}`));
	const list = childrenOf(footer).filter(({ tagName }) => tagName === 'ul');
	differs('The list of sources', bare(list.map(textOf).join('')), bare(sources.join('')));
	const urls = head.sources.flatMap(({ url }) => url ?? []);
	if (list.flatMap(linksIn).join('\n') !== urls.join('\n'))
		found.push('The links of the sources are not what was signed.');
	if (!isFooter(footer, around, head.id)) found.push('What stands below the text was changed.');
	return found;
}

/** Below the text stand a heading and the sources, and a last line: a name and an address, which prove nothing and are not believed. */
function isFooter(footer: Element, { headings }: Around, id: string): boolean {
	return (
		childrenOf(footer).every((each) => {
			const text = squeeze(textOf(each));
			if (each.tagName === 'h2') return headings.includes(text);
			if (each.tagName === 'ul') return true;
			const [name = '', address = ''] = text.split(' · ');
			const links = linksIn(each);
			if (links.length !== 1 || links[0] !== address) return false;
			return (
				name.length <= longestName &&
				/^https?:\/\/[^\s/]+(?:\/[a-z]{2})?\/read\/\w+$/.test(address) &&
				address.endsWith(`/read/${id}`)
			);
		}) && footer.childNodes.every((each) => isElement(each) || squeeze(textOf(each)) === '')
	);
}

/** Where the links of a part lead. */
function linksIn(part: Element): string[] {
	return [...elementsOf(part)].flatMap((each) => attributeOf(each, 'href') ?? []);
}

/** Which picture of the article each element of a page shows, by its id. */
export type Pictures = ReadonlyMap<Element, string>;

/** Those of a signed body, which says it by their addresses. */
function idsIn(body: Element): Pictures {
	const pictures = [...elementsOf(body)].filter(({ tagName }) => tagName === 'img');
	return new Map(pictures.map((each) => [each, attributeOf(each, 'src')?.slice('/i/'.length) ?? '']));
}

/** A part of a text: words, the beginning or end of a mark, or a picture; `left` are the words that may stand in a picture's place. */
type Token = string | { picture: string; left: string };

/** A text as the row of its parts; what only a page has around tables is left out. */
function read(part: Parent, pictures: Pictures): Token[] {
	return part.childNodes.flatMap((node): Token[] => {
		if (isText(node)) return squeeze(node.value) === '' ? [] : [squeeze(node.value)];
		if (!isElement(node)) return [];
		const { tagName } = node;
		if (tagName === 'img')
			return [{ picture: pictures.get(node) ?? '', left: squeeze(`[${attributeOf(node, 'alt') ?? ''}]`) }];
		if (attributeOf(node, 'class') === 'lacking') return [{ picture: '', left: squeeze(textOf(node)) }];
		if (attributeOf(node, 'class') === 'wide') return read(node, pictures);
		// A page has no days in a form for machines, and code from left to right
		const name = tagName === 'time' ? 'span' : tagName;
		const direction = name === 'pre' ? '' : (attributeOf(node, 'dir') ?? '');
		return [`<${name} ${direction} ${attributeOf(node, 'href') ?? ''}>`, ...read(node, pictures), `</${name}>`];
	});
}

function isSame(signed: readonly Token[], shown: readonly Token[]): boolean {
	return (
		signed.length === shown.length &&
		signed.every((one, at) => {
			const other = shown[at];
			if (typeof one === 'string' || typeof other !== 'object') return one === other;
			if (other.picture !== '') return other.picture === one.picture;
			return other.left === one.left || (one.left === '[]' && other.left === '…');
		})
	);
}

/** The facts in a painted article, as a page that is made of it says them. */
export function factsOf(main: string): string[] {
	const meta = [...elementsOf(parseBody(main))].find((each) => attributeOf(each, 'class') === 'meta');
	const own = meta === undefined ? [] : childrenOf(meta);
	return own.filter((each) => attributeOf(each, 'class') !== 'minutes').map(textOf);
}

/** The one child that a part may have, white space aside; undefined where there is another, or text. */
function onlyChild(parent: Parent | undefined, name: string): Element | undefined {
	if (parent === undefined) return undefined;
	const own = childrenOf(parent).filter(({ tagName }) => tagName !== 'template');
	const isBare = parent.childNodes.every((each) => isElement(each) || !isText(each) || squeeze(each.value) === '');
	return isBare && own.length === 1 && own[0]?.tagName === name ? own[0] : undefined;
}

function findElement(parent: Parent, name: string): Element | undefined {
	for (const element of elementsOf(parent)) if (element.tagName === name) return element;
	return undefined;
}

function childrenOf(parent: Parent): Element[] {
	return parent.childNodes.filter(isElement);
}

/** White space is what a page's markup makes of it; every other sign counts, those that are not seen too. */
function squeeze(text: string): string {
	return text.replace(/[\t\n\f\r \u00a0]+/g, ' ').trim();
}

/** Without any white space, where what stands side by side has it or not. */
function bare(text: string): string {
	return squeeze(text).replaceAll(' ', '');
}
