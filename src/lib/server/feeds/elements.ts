// Looking into the elements of a feed: one by its name, its text, and what the modules of RSS add to an item.
import { contentOf, textIn } from './markup.ts';
import type { XmlElement } from './xml.ts';

/** The child elements. */
export function elementsOf(parent: XmlElement): XmlElement[] {
	return parent.children.filter((child) => typeof child !== 'string');
}

/** A feed in a namespace that nobody knows: what stands in the same is taken for the format's own. */
export function adopt(feed: XmlElement): void {
	if (feed.vocabulary !== 'other') return;
	for (const child of elementsOf(feed)) {
		if (child.vocabulary !== 'other') continue;
		if (child.name === 'item' || child.name === 'entry') adopt(child);
		child.vocabulary = 'main';
	}
}

/** All children of a name, of the format itself unless another vocabulary is given. */
export function all(parent: XmlElement, name: string, vocabulary = 'main'): XmlElement[] {
	return elementsOf(parent).filter((child) => child.name === name && child.vocabulary === vocabulary);
}

/** The first child of a name that is not empty, else the first. */
export function first(parent: XmlElement, name: string, vocabulary = 'main'): XmlElement | undefined {
	const found = all(parent, name, vocabulary);
	return found.find((child) => child.children.length > 0) ?? found[0];
}

/** The text of a child, without space around it; undefined where it has none. */
export function textOf(parent: XmlElement | undefined, name: string, vocabulary = 'main'): string | undefined {
	const found = parent === undefined ? undefined : first(parent, name, vocabulary);
	if (found === undefined) return undefined;
	const text = textIn(found).trim();
	return text === '' ? undefined : text;
}

/** The same with markup kept. */
export function markupOf(parent: XmlElement, name: string, vocabulary = 'main'): string | undefined {
	const found = first(parent, name, vocabulary);
	if (found === undefined) return undefined;
	const text = contentOf(found);
	return text.trim() === '' ? undefined : text;
}

/** The element of a name anywhere below, seen breadth first to a depth of four: where a wrapper stands around a feed. */
export function find(root: XmlElement, isWanted: (element: XmlElement) => boolean): XmlElement | undefined {
	let level = [root];
	for (let depth = 0; depth < 4; depth++) {
		level = level.flatMap(elementsOf);
		const found = level.find(isWanted);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** A picture that an item names beside its text. */
export interface NamedPicture {
	url: string | undefined;
	alt: string;
}

const pictureName = /\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)/i;

/** Pictures of an item, those most surely meant for it first: media:content, media:thumbnail, enclosures, itunes:image. */
export function picturesOf(item: XmlElement): NamedPicture[] {
	const groups = [item, ...all(item, 'group', 'media'), ...all(item, 'content', 'media')];
	const media = groups.flatMap((group) =>
		all(group, 'content', 'media')
			.filter(isPicture)
			.sort((one, other) => widthOf(other) - widthOf(one))
			.map((content) =>
				pictureOf(content, 'url', textOf(content, 'description', 'media') ?? textOf(content, 'title', 'media'))
			)
	);
	const thumbnails = groups.flatMap((group) => all(group, 'thumbnail', 'media').map((one) => pictureOf(one, 'url')));
	const enclosures = all(item, 'enclosure')
		.filter(isPicture)
		.map((one) => pictureOf(one, 'url'));
	const links = all(item, 'link')
		.filter((link) => link.attributes.get('rel') === 'enclosure' && isPicture(link))
		.map((link) => pictureOf(link, 'href', link.attributes.get('title')));
	const images = all(item, 'image').map((image) => ({
		url: textOf(image, 'url') ?? hrefOrText(image),
		alt: textOf(image, 'title') ?? ''
	}));
	const podcast = all(item, 'image', 'itunes').map((image) => pictureOf(image, 'href'));
	return [...media, ...enclosures, ...links, ...thumbnails, ...images, ...podcast];
}

function hrefOrText(image: XmlElement): string | undefined {
	return image.attributes.get('href') ?? image.attributes.get('url') ?? textIn(image).trim();
}

function isPicture({ attributes }: XmlElement): boolean {
	const medium = attributes.get('medium') ?? '';
	const type = attributes.get('type') ?? '';
	const url = attributes.get('url') ?? attributes.get('href') ?? '';
	if (medium !== '') return medium.toLowerCase() === 'image';
	return type === '' ? pictureName.test(url) : type.toLowerCase().startsWith('image/') && !type.includes('svg');
}

function widthOf({ attributes }: XmlElement): number {
	const width = Number(attributes.get('width'));
	return Number.isFinite(width) ? width : 0;
}

function pictureOf(element: XmlElement, name: string, alt = ''): NamedPicture {
	return { url: element.attributes.get(name), alt };
}

/** Who wrote an item, by the modules' elements. */
export function creatorsOf(item: XmlElement): string[] {
	return [...all(item, 'creator', 'dc'), ...all(item, 'creator', 'dcterms'), ...all(item, 'author', 'itunes')].map(
		(one) => textIn(one).trim()
	);
}

/** The language that an item or feed names. */
export function languageOf(element: XmlElement): string | undefined {
	return textOf(element, 'language') ?? textOf(element, 'language', 'dc') ?? element.language;
}
