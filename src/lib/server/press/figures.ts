// Pictures put in their place: each known one as an `img` of four attributes inside a `figure`, each unknown one gone.
import { places } from '#lib/contract/places.ts';
import type { Picture } from '#lib/article/types.ts';
import { phrases } from './allow-list.ts';
import { toAttribute } from './text.ts';
import { attributeOf, createElement, elementsOf, isElement, setChildren, type Element, type Parent } from './tree.ts';

/** Elements a figure may not stand in; a picture found there comes to stand after them. */
const lines = new Set([...Object.keys(phrases), 'p', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'figcaption']);

/** The addresses of the pictures below a root as written, each once, in the order of the text. */
export function listSources(root: Parent): string[] {
	const sources = [...elementsOf(root)].flatMap((element) =>
		element.tagName === 'img' ? [attributeOf(element, 'src') ?? ''] : []
	);
	return [...new Set(sources)].filter((source) => source !== '');
}

/** Places the pictures below a root; `pictures` is by address as written. The tree's containers are settled already. */
export function placePictures(root: Element, pictures: ReadonlyMap<string, Picture>): void {
	const lastAfter = new Map<Element, Element>();
	for (const image of [...elementsOf(root)].filter(({ tagName }) => tagName === 'img')) {
		const anchor = climb(image);
		const host = anchor.parentNode;
		if (host === null) continue;
		const placed = dress(image, host, pictures.get(attributeOf(image, 'src') ?? ''));
		if (anchor === image) {
			replace(host, image, placed);
			continue;
		}
		if (image.parentNode !== null) replace(image.parentNode, image, []);
		const after = lastAfter.get(anchor) ?? anchor;
		replace(host, after, [after, ...placed]);
		lastAfter.set(anchor, placed[0] ?? after);
	}
}

/** The picture as it will stand in its host: bare in a figure, else in a figure of its own; nothing where it is unknown. */
function dress(image: Element, host: Parent, picture: Picture | undefined): Element[] {
	if (picture === undefined) return [];
	const bare = createElement('img');
	bare.attrs = writeAttributes(picture, attributeOf(image, 'alt') ?? '');
	if (isElement(host) && host.tagName === 'figure') return [bare];
	const figure = createElement('figure');
	setChildren(figure, [bare]);
	return [figure];
}

function writeAttributes(picture: Picture, alt: string): Element['attrs'] {
	return [
		{ name: 'src', value: places.picture(picture.id) },
		{ name: 'alt', value: toAttribute(alt) },
		{ name: 'width', value: String(picture.width) },
		{ name: 'height', value: String(picture.height) }
	];
}

/** The outermost element around a picture that a figure cannot stand in, or the picture itself. */
function climb(image: Element): Element {
	let anchor = image;
	while (anchor.parentNode !== null && isElement(anchor.parentNode) && lines.has(anchor.parentNode.tagName)) {
		anchor = anchor.parentNode;
	}
	return anchor;
}

function replace(host: Parent, old: Element, by: Element[]): void {
	setChildren(
		host,
		host.childNodes.flatMap((child) => (child === old ? by : [child]))
	);
}
