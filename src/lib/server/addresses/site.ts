// Whether two addresses are of one site, which decides whose word about an article is taken.

/** The name of a host without what stands for its variants. */
export function plainHost(address: string): string | undefined {
	return URL.parse(address)?.hostname.replace(/^(?:www|m|mobile|amp)\./, '');
}

/** Whether two addresses are of one host, or of one and another below it; another port is another site. */
export function isSameSite(one: string, other: string): boolean {
	const [a, b] = [plainHost(one), plainHost(other)];
	if (a === undefined || b === undefined || a === '' || b === '') return false;
	if (URL.parse(one)?.port !== URL.parse(other)?.port) return false;
	// A name of one part, or numbers, has nothing below it that is its own.
	const isAbove = (above: string, below: string) =>
		above.includes('.') && !/^[\d.]+$|^\[/.test(above) && below.endsWith(`.${above}`);
	return a === b || isAbove(a, b) || isAbove(b, a);
}

/**
 * The address by which a fetched page is known: its own word for it where that is of the same site, for otherwise any page
 * could pass for another's article.
 */
export function canonicalOf(claimed: string | undefined, found: string): string {
	const settled = claimed === undefined ? null : URL.parse(claimed);
	if (settled === null || !/^https?:$/.test(settled.protocol) || !isSameSite(settled.href, found))
		return withoutPlace(found);
	// Some sites call every page by their front's address.
	if (isFront(settled) && new URL(found).pathname !== settled.pathname) return withoutPlace(found);
	return withoutPlace(settled.href);
}

/** Whether an address is that of a site's front, or of its front in one language. */
function isFront({ pathname, search }: URL): boolean {
	return search === '' && /^\/(?:[a-z]{2}(?:[-_][a-z]{2,4})?\/?)?(?:index\.\w+)?$/i.test(pathname);
}

/**
 * Whether an address is of the site that a feed speaks for: the one where it lies, and the one it names, where that is the
 * same. A feed may name any site as its own.
 */
export function speaksFor(feed: { address: string; site: string | null }, url: string): boolean {
	const { address, site } = feed;
	return isSameSite(url, address) || (site !== null && isSameSite(site, address) && isSameSite(url, site));
}

/** Parameters by which senders count who came from where; they name no other page. */
const countingNames = /^(?:utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|_openstat)$/;

/** An address without the place in the page, and without what only counts. */
export function withoutPlace(address: string): string {
	const url = URL.parse(address);
	if (url === null) return address;
	url.hash = '';
	for (const name of [...url.searchParams.keys()]) if (countingNames.test(name)) url.searchParams.delete(name);
	return url.href;
}
