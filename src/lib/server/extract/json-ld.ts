// What a page says of itself in JSON-LD (schema.org): mended where it is broken, bounded where it is made to hurt.

/** What is read of the article's node. Every text is as it came. */
export interface Linked {
	title: string | undefined;
	description: string | undefined;
	published: string | undefined;
	updated: string | undefined;
	authors: string[];
	site: string | undefined;
	image: string | undefined;
	imageCaption: string | undefined;
	language: string | undefined;
	tags: string[];
}

const longest = 400_000;
const mostNodes = 2_000;
const deepest = 12;
const article = /(?:Article|Posting|Report|Review|Recipe|WebPage|Chapter|CreativeWork|Story)$/;
const best = /(?:Article|Posting|Report)$/;

type Node = Readonly<Record<string, unknown>>;

/** Reads the scripts of a page; undefined where none speaks of an article. */
export function readLinked(page: Document): Linked | undefined {
	const nodes: Node[] = [];
	for (const script of page.querySelectorAll('script')) collect(parse(script.textContent), nodes, 0);
	const fitting = nodes.filter((node) => typesOf(node).some((type) => article.test(type)));
	const chosen =
		fitting.find((node) => typesOf(node).some((type) => best.test(type)) && hasTitle(node)) ?? fitting.find(hasTitle);
	if (chosen === undefined) return undefined;
	const image = first(chosen['image']);
	return {
		title: textOf(chosen['headline']) ?? textOf(chosen['name']),
		description: textOf(chosen['description']),
		published: textOf(chosen['datePublished']) ?? textOf(chosen['dateCreated']),
		updated: textOf(chosen['dateModified']),
		authors: list(chosen['author'] ?? chosen['creator']).flatMap((author) => resolve(author, nodes)),
		site: textOf(named(first(chosen['publisher']), nodes)),
		image: textOf(image) ?? (isNode(image) ? (textOf(first(image['url'])) ?? textOf(image['contentUrl'])) : undefined),
		imageCaption: isNode(image) ? textOf(image['caption']) : undefined,
		language: textOf(chosen['inLanguage']),
		tags: list(chosen['keywords']).flatMap((each) => (typeof each === 'string' ? each.split(/[,;]/) : []))
	};
}

/** Line breaks in strings, commas before an end and comments around it are common, and no reason to know nothing. */
function parse(text: string): unknown {
	if (text.length > longest || depthOf(text) > 100) return undefined;
	const bare = text
		.replace(/^\s*(?:\/\/\s*)?<!(?:\[CDATA\[|--)|(?:\/\/\s*)?(?:\]\]|--)>\s*;?\s*$/g, '')
		.replaceAll('<\\/', '</');
	const unescaped = /^[^"]*&quot;/.test(bare)
		? bare.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
		: bare;
	for (const attempt of [
		unescaped,
		unescaped
			.replace(/\p{Cc}+/gu, ' ')
			.replace(/,(\s*[}\]])/g, '$1')
			.replace(/;\s*$/, '')
	]) {
		try {
			return JSON.parse(attempt);
		} catch {
			// The next attempt is of the mended text; where that fails too, the page says nothing in JSON-LD.
		}
	}
	return undefined;
}

function depthOf(text: string): number {
	let depth = 0;
	let most = 0;
	for (const letter of text) {
		if (letter === '{' || letter === '[') most = Math.max(most, ++depth);
		else if (letter === '}' || letter === ']') depth--;
	}
	return most;
}

function collect(value: unknown, nodes: Node[], depth: number): void {
	if (depth > deepest || nodes.length > mostNodes) return;
	if (Array.isArray(value)) for (const each of value) collect(each, nodes, depth + 1);
	else if (isNode(value)) {
		nodes.push(value);
		for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'author', 'publisher']) {
			if (typeof value[key] === 'object') collect(value[key], nodes, depth + 1);
		}
	}
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Node): string[] {
	return list(node['@type']).filter((type) => typeof type === 'string');
}

function hasTitle(node: Node): boolean {
	return textOf(node['headline']) !== undefined || textOf(node['name']) !== undefined;
}

function list(value: unknown): unknown[] {
	return Array.isArray(value)
		? (value as unknown[]).slice(0, 50)
		: value === undefined || value === null
			? []
			: [value];
}

function first(value: unknown): unknown {
	return Array.isArray(value) ? (value as unknown[])[0] : value;
}

function textOf(value: unknown): string | undefined {
	const one = first(value);
	return typeof one === 'string' && one.trim() !== '' ? one : undefined;
}

/** The name of a person or an organisation, which may stand elsewhere under its id. */
function named(value: unknown, nodes: readonly Node[]): unknown {
	if (!isNode(value)) return value;
	const own = textOf(value['name']);
	if (own !== undefined) return own;
	const id = value['@id'];
	return typeof id === 'string'
		? nodes.find((node) => node['@id'] === id && textOf(node['name']) !== undefined)?.['name']
		: undefined;
}

function resolve(author: unknown, nodes: readonly Node[]): string[] {
	const name = textOf(named(author, nodes));
	return name === undefined ? [] : [name];
}
