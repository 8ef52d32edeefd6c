// Addresses out of feeds, pages and files of editors: absolute, http or https, or none at all.

/** UTF-16 units; longer ones are made to hurt. */
export const longestAddress = 4000;

/**
 * What a written address leads to; undefined for every scheme but http and https (`javascript:`, `data:`, `mailto:`), for what
 * is no address and for what is longer than `longestAddress`. A name or a password is still in it.
 * @param base absolute address that a relative one is meant from
 */
export function parseWeb(written: string | null | undefined, base?: string): URL | undefined {
	const plain = written?.replace(/[\p{Cc}\u200b\ufeff]/gu, '').trim() ?? '';
	if (plain === '' || plain.length > longestAddress) return undefined;
	const url = URL.parse(plain, base);
	if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return undefined;
	return url;
}

/** The same as text, without a name or a password in it: those are of whoever wrote it. */
export function resolveAddress(written: string | null | undefined, base?: string): string | undefined {
	const url = parseWeb(written, base);
	if (url === undefined) return undefined;
	url.username = '';
	url.password = '';
	return url.href;
}

/** Whether a text is an http(s) address by itself. */
export function isAbsolute(written: string | undefined): boolean {
	return /^\s*https?:\/\/[^\s/]/i.test(written ?? '');
}
