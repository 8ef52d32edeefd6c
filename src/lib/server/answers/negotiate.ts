// What a request accepts, read from its headers: codings, languages, validators, media types.
import { chooseLanguage, isLanguage, type Language } from '#lib/contract/languages.ts';
import { languageCookie } from '#lib/contract/places.ts';
import type { Coding } from '../store/blobs.ts';

/** Headers longer than this are cut; what is beyond says nothing that a browser says. */
const headerLimit = 1000;

/** One item of a weighted list such as `Accept-Language`. */
interface Weighted {
	value: string;
	/** From 0, not acceptable, to 1. */
	weight: number;
}

/** The coding to send a text in (RFC 9110, section 12.5.3): brotli before gzip where both are as welcome. */
export function chooseCoding(acceptEncoding: string | null, available: readonly Coding[] = ['br', 'gzip']): Coding {
	const list = readWeighted(acceptEncoding);
	const weightOf = (coding: string) =>
		(list.find(({ value }) => value === coding) ?? list.find(({ value }) => value === '*'))?.weight ?? 0;
	const best = available
		.map((coding) => ({ coding, weight: weightOf(coding) }))
		.sort((one, other) => other.weight - one.weight)[0];
	return best !== undefined && best.weight > 0 ? best.coding : 'identity';
}

/** The language to paint a document in: the address's own, else the one chosen before, else what the browser asks for. */
export function chooseDocumentLanguage(named: Language | undefined, headers: Headers): Language {
	const wanted = readWeighted(headers.get('accept-language')).filter(({ weight }) => weight > 0);
	return named ?? rememberedLanguage(headers) ?? chooseLanguage(wanted.map(({ value }) => value));
}

/** The language chosen before in so many words, from its cookie. */
export function rememberedLanguage(headers: Headers): Language | undefined {
	for (const cookie of (headers.get('cookie') ?? '').slice(0, 8 * headerLimit).split(';')) {
		const [name, value] = cookie.split('=').map((part) => part.trim());
		if (name === languageCookie && isLanguage(value)) return value;
	}
	return undefined;
}

/** Whether the requester holds this already: weak comparison (RFC 9110, section 13.1.2) with any of the given tags. */
export function isHeld(ifNoneMatch: string | null, tags: readonly string[]): boolean {
	if (ifNoneMatch === null) return false;
	if (ifNoneMatch.trim() === '*') return true;
	const held = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
	return tags.some((tag) => held.includes(tag));
}

/** Whether a request asks for a page to look at rather than for bytes. */
export function acceptsPage(headers: Headers): boolean {
	return readWeighted(headers.get('accept')).some(({ value, weight }) => value === 'text/html' && weight > 0);
}

/** The entity tag of bytes in a coding; each coding has its own, for a strong tag names exact bytes. */
export function writeTag(hash: string, coding: Coding): string {
	return coding === 'identity' ? `"${hash}"` : `"${hash}-${coding}"`;
}

/** The tags of all codings of the same bytes. */
export function allTags(hash: string): string[] {
	return (['identity', 'br', 'gzip'] as const).map((coding) => writeTag(hash, coding));
}

function readWeighted(header: string | null): Weighted[] {
	const items = (header ?? '').slice(0, headerLimit).toLowerCase().split(',').map(readItem);
	return items.filter(({ value }) => value !== '').sort((one, other) => other.weight - one.weight);
}

function readItem(item: string): Weighted {
	const [value = '', ...parameters] = item.split(';').map((part) => part.trim());
	const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
	if (quality === undefined) return { value, weight: 1 };
	return { value, weight: /^(?:0(?:\.\d*)?|1(?:\.0*)?)$/.test(quality) ? Number(quality) : 0 };
}
