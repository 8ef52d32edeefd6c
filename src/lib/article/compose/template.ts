// The composing templates: prerendered pages cut at their tokens; a table of what changes with each build, the styles, and a file a language.
import { plainName } from '#lib/contract/app-names.ts';
import type { Language } from '#lib/contract/languages.ts';
import { elementIds, pageNames, type PageName } from '#lib/contract/places.ts';
import type { Of } from '../schema.ts';
import type { languageSetSchema, stylesSchema, tableSchema } from './schemas.ts';
import { writeToken, type Token } from './tokens.ts';

/** How the pages name a file of the app. */
const appFile = /\/_app\/immutable\/[\w./-]+\.(?:js|css)\b/g;

const policyElement = /<meta http-equiv="content-security-policy" content="([^"]*)">/;
const styleElement = /<style>([^]*?)<\/style>/;

export type LanguageSet = Of<typeof languageSetSchema>;
export type Styles = Of<typeof stylesSchema>;
export type Table = Of<typeof tableSchema>;

/** A page in one language: text, token, text …, with its policy for the header and the number of its style. */
export interface Template {
	parts: string[];
	policy: string;
	style: number;
}

/** Everything the composer needs for one language. */
export interface TemplateSet {
	build: string;
	language: Language;
	words: LanguageSet['words'];
	pages: Record<PageName, Template>;
	styles: Styles;
	/** The app's files by the tokens that stand for them. */
	files: Record<string, string>;
}

/** One language's set out of a build's files. */
export function joinSet(
	{ build, files, pages }: Table,
	styles: Styles,
	set: LanguageSet,
	language: Language
): TemplateSet {
	const joined = pageNames.map((name) => [name, { ...pages[name], parts: set.pages[name] }]);
	return {
		build,
		language,
		words: set.words,
		pages: Object.fromEntries(joined) as TemplateSet['pages'],
		styles,
		files
	};
}

/**
 * A template's parts from a prerendered page, and the app's files that it names, by their tokens. The JSON blocks are put in right before Kit's boot script, behind the text:
 * any later, and a page that arrives slowly would start to hydrate without them.
 */
export function cutTemplate(page: string): { parts: string[]; files: Record<string, string> } {
	const block = (id: string, token: Token) =>
		`<script type="application/json" id="${id}">${writeToken(token)}</script>`;
	const blocks = block(elementIds.words, 'words') + block(elementIds.facts, 'facts');
	const files: Record<string, string> = {};
	const parts = page
		.replace(policyElement, (whole, policy: string) => whole.replace(policy, () => writeToken('policy')))
		.replace(styleElement, `<style>${writeToken('style')}</style>`)
		.replace(/<script>(?=\s*\{\s*__sveltekit_)/, (boot) => blocks + boot)
		.replace(appFile, (path) => {
			files[plainName(path)] = path;
			return writeToken(plainName(path) as `/${string}`);
		})
		.split(/%%shyraq\.([\w./-]+)%%/);
	return { parts, files };
}

/** The styles of a prerendered page; its policy holds their hash. */
export function styleOf(page: string): string {
	return styleElement.exec(page)?.[1] ?? '';
}

/** The policy of a prerendered page, as its `meta` element has it; undefined where it has none. */
export function policyOf(page: string): string | undefined {
	return policyElement.exec(page)?.[1];
}

/** A page's own text for each token that is not the same in all of a language. */
export type Painting = Record<'title' | 'description' | 'main' | 'facts', string> & {
	/** That the page is not here in the language wished for; it stands above all else. */
	lacking?: string;
};

/** The document's text in the order it is sent. The first chunk reaches past the start of `main`, since Safari paints nothing before some 512 visible characters. */
export function fillTemplate(
	page: PageName,
	painting: Painting,
	{ pages, styles, words, files }: TemplateSet
): string[] {
	const { parts, policy, style } = pages[page];
	const texts: Record<string, string> = {
		...files,
		...painting,
		policy,
		style: styles[style] ?? '',
		words: writeJson(wordsFor(page, words))
	};
	const chunks: string[] = [];
	let chunk = '';
	parts.forEach((part, index) => {
		if (index % 2 === 0) chunk += part;
		else {
			chunk += texts[part] ?? '';
			if (part !== 'main') return;
			chunks.push(chunk);
			chunk = '';
		}
	});
	return [...chunks, chunk];
}

/**
 * Words that a page never says. Its document goes without them: on a slow line they would stand before the first paint.
 */
const unsaid: Partial<Record<PageName, ReadonlySet<string>>> = {
	library: new Set(['storage', 'asking']),
	read: new Set(['paint', 'ready', 'library', 'settings', 'install', 'network', 'storage', 'asking']),
	saved: new Set(['storage', 'asking']),
	settings: new Set(['storage', 'asking']),
	storage: new Set(['library', 'look', 'read', 'saved', 'asking']),
	ready: new Set(['library', 'look', 'read', 'saved', 'asking']),
	search: new Set(['library', 'look', 'read', 'storage'])
};

/** The words that a page's document carries. */
export function wordsFor(page: PageName, words: LanguageSet['words']): Record<string, unknown> {
	return Object.fromEntries(Object.entries(words).filter(([part]) => unsaid[page]?.has(part) !== true));
}

/** JSON that may stand inside a script element: no `<`, so that nothing in it can close the element. */
export function writeJson(value: unknown): string {
	return JSON.stringify(value).replaceAll('<', '\\u003c');
}
