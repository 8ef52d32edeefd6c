// Addresses that links may lead to, in one way of writing.
import { schemes } from './allow-list.ts';

/**
 * An outward address as it stands in a body: absolute, of a scheme on the list, as the URL standard writes it, and
 * without a name and password (which make one site look like another). Undefined where a link must not lead there.
 */
export function settleAddress(given: string): string | undefined {
	const url = URL.parse(given.trim());
	if (url === null || !schemes.includes(url.protocol.slice(0, -1))) return undefined;
	if (url.username !== '' || url.password !== '') return undefined;
	return url.href.replace(/['`"<>\s]/g, (letter) => encodeURIComponent(letter).replace("'", '%27'));
}

/** Whether an address leads over the web. */
export function isOutward(address: string): boolean {
	return /^https?:/.test(address);
}
