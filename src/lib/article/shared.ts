// The one web address in what a phone's share sheet hands over: a link, a text with a link in it, or a title.
import type { SharedParts } from '#lib/contract/messages.ts';

/** Only so much of a text is looked at; whatever shares ten megabytes shares no address. */
const lookedAt = 20_000;
/** As long as an address of a source may be, in UTF-16 units. */
const longestUrl = 2000;
const longestTitle = 200;
/** Addresses that a text may name before one of them will do. */
const mostTried = 50;

const addressInText = /https?:\/\/[^\s<>"'`{}|\\^\u00ab\u00bb\u201c\u201d]+/gi;
/** What ends a sentence or a bracket, and no address. */
const endings = /[.,;:!?\u2026\u060c\u061b\u061f*_\])]+$/;
/** Controls, and the marks that turn a line's direction; the joiners of Persian are letters and stay. */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** An address and what it was called where it was shared; the title may be empty. */
export interface Shared {
	url: string;
	title: string;
}

/** What was shared, from the share address's search part. */
export function readSharedParts(search: string): SharedParts {
	const params = new URLSearchParams(search);
	return { url: params.get('url'), text: params.get('text'), title: params.get('title') };
}

/**
 * The address in what was shared, from any app and so from anybody: http or https, without a name and password in it, in the
 * form of the URL standard, its fragment left out unless it is an address of its own (`#!`, `#/`). Undefined where there is none.
 */
export function readShared({ url, text, title }: SharedParts): Shared | undefined {
	const found = readAddress((url ?? '').trim()) ?? findAddress(text) ?? findAddress(title) ?? findAddress(url);
	return found === undefined ? undefined : { url: found, title: cleanTitle(title) };
}

/** An address as it is kept, or undefined where it is none that a server could fetch. */
export function readAddress(typed: string): string | undefined {
	if (typed.length > longestUrl || !/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return undefined;
	const url = new URL(typed);
	if (url.username !== '' || url.password !== '') return undefined;
	if (!/^#[!/]/.test(url.hash)) url.hash = '';
	return url.href.length > longestUrl ? undefined : url.href;
}

function findAddress(text: string | null): string | undefined {
	const looked = (text ?? '').slice(0, lookedAt);
	let tried = 0;
	for (const { 0: found, index } of looked.matchAll(addressInText)) {
		// Cut by our own bound, it would be another address
		if (index + found.length === lookedAt || (tried += 1) > mostTried) return undefined;
		const address = readAddress(trimEnd(found));
		if (address !== undefined) return address;
	}
	return undefined;
}

/** Without the sentence's own signs behind it; a bracket that the address itself opens is its own. */
function trimEnd(found: string): string {
	const bare = found.slice(0, longestUrl + 1).replace(endings, '');
	const isOpen = (bare.match(/\(/g)?.length ?? 0) > (bare.match(/\)/g)?.length ?? 0);
	return isOpen && found.startsWith(`${bare})`) ? `${bare})` : bare;
}

function cleanTitle(title: string | null): string {
	const line = (title ?? '').slice(0, lookedAt).replace(unseen, ' ').replace(/\s+/g, ' ').trim();
	return line.length > longestTitle ? `${[...line].slice(0, longestTitle).join('')}…` : line;
}
