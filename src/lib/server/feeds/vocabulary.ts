// Which vocabulary an element belongs to: by the namespace it declares, and by its prefix where it declares none.

/**
 * Vocabularies by what their namespaces have in them, without scheme and in lower case; publishers misspell the rest (a
 * slash too many, https for http). `main` is that of the format itself.
 */
const namespaces: readonly (readonly [RegExp, string])[] = [
	[/w3\.org\/2005\/atom|purl\.org\/atom\b/, 'main'],
	[/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
	[/purl\.org\/rss\/1\.0\/modules\/syndication/, 'sy'],
	[/purl\.org\/rss\/1\.0\/modules/, 'other'],
	[/purl\.org\/rss|netscape\.com\/rdf\/simple|backend\.userland\.com\/|blogs\.law\.harvard\.edu\/tech/, 'main'],
	[/purl\.org\/dc\/elements/, 'dc'],
	[/purl\.org\/dc\/terms/, 'dcterms'],
	[/search\.yahoo\.com\/mrss/, 'media'],
	[/itunes\.com\/dtds/, 'itunes'],
	[/google\.com\/schemas\/play-podcasts/, 'googleplay'],
	[/feedburner/, 'feedburner'],
	[/w3\.org\/1999\/02\/22-rdf/, 'rdf'],
	[/w3\.org\/1999\/xhtml/, 'xhtml'],
	[/w3\.org\/2000\/svg/, 'svg'],
	[/w3\.org\/1998\/math/, 'math']
];

/** Prefixes that feeds use without declaring them. */
const prefixes: ReadonlySet<string> = new Set([
	'content',
	'sy',
	'dc',
	'dcterms',
	'media',
	'itunes',
	'googleplay',
	'feedburner',
	'rdf',
	'xhtml',
	'svg',
	'atom'
]);

/** The vocabulary of a namespace; `other` for one that we do not know, `main` for none at all. */
export function vocabularyOf(namespace: string): string {
	const plain = namespace.trim().toLowerCase();
	if (plain === '') return 'main';
	return namespaces.find(([form]) => form.test(plain))?.[1] ?? 'other';
}

/** The vocabulary of a prefix that nobody declared. */
export function vocabularyOfPrefix(prefix: string): string {
	if (prefix === '' || prefix === 'atom' || prefix === 'rss') return 'main';
	return prefixes.has(prefix) ? prefix : 'other';
}
