// The best address of a picture as publishers hide it: lazily loaded, in sets of sizes, in `picture`, in `noscript`.
import { pictureKey, toAddress } from './addresses.ts';
import { elementsOf, nameOf, squeeze } from './dom.ts';
import { isNoise, labelOf, upTo } from './names.ts';

/** A picture of a page. */
export interface Picture {
	element: Element;
	url: string;
	key: string;
	alt: string;
}

/** Wider than this is no use on a phone and costs the fetcher. */
const widest = 2_048;
/** Smaller is an icon or a counter. */
const leastPixels = 64;

const lazySources = [
	'data-src',
	'data-lazy-src',
	'data-original',
	'data-hi-res-src',
	'data-full-src',
	'data-image-src',
	'data-url',
	'data-lazy',
	'data-source',
	'data-image',
	'data-img-src',
	'data-srcset-src',
	'data-large-file',
	'data-orig-file'
];
const lazySets = ['srcset', 'data-srcset', 'data-lazy-srcset', 'data-src-set'];
const placeholder =
	/^data:|(?:^|[/_-])(?:blank|spacer|placeholder|transparent|pixel|1x1|loading|lazy(?:load)?|grey|gray|dummy|empty|fallback)[\w-]*\.(?:gif|png|svg|jpe?g)|\/1x1[./]/i;
const useless =
	/(?:^|[/_.-])(?:pixel|beacon|track(?:er|ing)?|spacer|sprite|avatar|gravatar|favicon|emoji|badge|smil(?:ey|ie)s?|logo|icons?)(?:[/_.-]|$)|doubleclick|scorecardresearch|googlesyndication|facebook\.com\/tr|google-analytics|feedburner|gstatic\.com|\.svg(?:$|[?#])|1x1\.|twemoji/i;
const uselessLabel =
	/avatar|gravatar|author|byline|emoji|smiley|logo|icon(?!ic)|tracking|share|social|profile-?(?:pic|image)/;

/** All pictures below a root in the order of the page, one for each that a reader would see. */
export function listPictures(root: Element, base: string): Picture[] {
	const pictures: Picture[] = [];
	for (const element of elementsOf(root)) {
		const name = nameOf(element);
		if (name !== 'img' && name !== 'amp-img') continue;
		const url = sourceOf(element, base);
		if (url === undefined || isUseless(element, url)) continue;
		pictures.push({
			element,
			url,
			key: pictureKey(url),
			alt: squeeze(element.getAttribute('alt') ?? '').slice(0, 500)
		});
	}
	return pictures;
}

/** The address of the largest form of a picture that is wanted, undefined where it has none to fetch. */
export function sourceOf(element: Element, base: string): string | undefined {
	const sets = [element, ...sourcesOf(element)].flatMap((each) =>
		lazySets.map((name) => each.getAttribute(name) ?? '')
	);
	const listed = sets
		.flatMap(readSet)
		.filter(({ address, width }) => !placeholder.test(address) && width <= widest)
		.sort((one, other) => other.width - one.width);
	const lazy = lazySources.map((name) => element.getAttribute(name) ?? '').filter((each) => /[./]/.test(each));
	const own = element.getAttribute('src') ?? '';
	const wide = listed[0]?.width === undefined || listed[0].width < 300 ? [] : [listed[0].address];
	for (const candidate of [...wide, ...lazy, own, ...listed.map(({ address }) => address)]) {
		if (placeholder.test(candidate) || candidate.startsWith('{') || candidate.startsWith('[')) continue;
		const url = toAddress(candidate.replace(/\{width\}/g, '1200'), base);
		if (url !== undefined && !/[{}]/.test(url)) return url;
	}
	return undefined;
}

function sourcesOf(element: Element): Element[] {
	const parent = element.parentElement;
	return parent !== null && nameOf(parent) === 'picture' ? [...parent.querySelectorAll('source')] : [];
}

/** A `srcset` as addresses with widths (HTML, "srcset attributes"); a density counts as so many times 800 pixels. */
export function readSet(set: string): { address: string; width: number }[] {
	const found: { address: string; width: number }[] = [];
	for (const [, address, size, unit] of set
		.slice(0, 8_000)
		.matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)) {
		if (address === undefined) continue;
		found.push({ address, width: unit === 'w' ? Number(size) : unit === 'x' ? Number(size) * 800 : 1 });
	}
	return found;
}

function isUseless(element: Element, url: string): boolean {
	const width = Number.parseFloat(element.getAttribute('width') ?? '');
	const height = Number.parseFloat(element.getAttribute('height') ?? '');
	if (width < leastPixels || height < leastPixels) return !(width > 4 * leastPixels || height > 4 * leastPixels);
	if (useless.test(url.replace(/^https?:\/\/[^/]+/, '')) || useless.test(url.split('/')[2] ?? '')) return true;
	const parent = element.parentElement;
	return uselessLabel.test(labelOf(element)) || (parent !== null && uselessLabel.test(labelOf(parent)));
}

/** Whether a picture stands in a box that says it is of something else. */
export function standsInNoise(picture: Element, root: Element): boolean {
	for (const element of upTo(picture, root)) {
		if (isNoise(element) || /^(?:aside|nav|footer)$/.test(nameOf(element))) return true;
	}
	return false;
}
