// Addresses of a page made absolute, and only those that may be followed.
import { resolveAddress } from '../addresses/web.ts';

/** An absolute http(s) address without credentials, or undefined; `base` is the page's. */
export function toAddress(given: string | null | undefined, base: string): string | undefined {
	// An apostrophe ends an attribute in the hands of whoever quotes with it.
	return resolveAddress(given, base)?.replaceAll("'", '%27');
}

/** The address that relative ones on a page start from: its `base`, else its own. */
export function baseOf(page: Document, url: string): string {
	return toAddress(page.querySelector('base[href]')?.getAttribute('href'), url) ?? url;
}

/** An address or link of a page to mail, as it may stand in a link. */
export function toLink(given: string | null, base: string): string | undefined {
	if (given === null) return undefined;
	const mail = /^\s*mailto:([^\s"'<>`]{3,300})$/i.exec(given);
	return mail === null ? toAddress(given, base) : `mailto:${mail[1] ?? ''}`;
}

const sizes = /[-_.](?:\d{2,4}x\d{2,4}|\d{3,4}w|scaled|large|medium|small|thumb|e\d{9,})$/;

/** What stays the same of a picture's address in all its sizes: for telling two pictures from one in two sizes. */
export function pictureKey(address: string): string {
	const [path = '', query = ''] = address.split('?');
	let source = path;
	const inner = /(?:https?(?:%3a|:)|(?:url|src|image)=)([^&]+)/i.exec(query)?.[1];
	if (inner !== undefined) source = decode(inner).split('?')[0] ?? path;
	const parts = decode(source)
		.toLowerCase()
		.split('/')
		.filter((part) => part !== '');
	let name = parts.at(-1) ?? '';
	if (
		/^(?:[wh]|width|height)?[_-]?\d+(?:x\d+)?(?:\.\w+)?$|^(?:image|img|photo|original|master|large|default|main)(?:\.\w+)?$/.test(
			name
		)
	) {
		name = parts.slice(-2).join('/');
	}
	return name.replace(/\.(?:jpe?g|png|gif|webp|avif)$/, '').replace(sizes, '');
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		// A lone per cent sign: taken as it is written.
		return text;
	}
}
