// The composing templates: prerendered pages cut at their tokens, made by the build and kept in one file.
import type { Language } from '#lib/contract/languages.ts';
import { elementIds, type PageName } from '#lib/contract/places.ts';
import type { Of } from '../schema.ts';
import type { languageSetSchema, templateSchema, templatesSchema } from './schemas.ts';
import { tokens, writeToken, type Token } from './tokens.ts';

/** How Kit writes a script that is to be loaded ahead. */
const scriptPreload = /\s*<link href="[^"]*" rel="modulepreload">/g;

const styleElement = /<style>([^]*?)<\/style>/;

export type Template = Of<typeof templateSchema>;
export type LanguageSet = Of<typeof languageSetSchema>;
/** All templates of a build, as its one file holds them. */
export type Templates = Of<typeof templatesSchema>;

/** Everything the composer needs for one language. */
export interface TemplateSet extends LanguageSet {
	build: string;
	language: Language;
	styles: string[];
}

/** One language's set out of a build's templates. */
export function templateSetOf({ build, styles, sets }: Templates, language: Language): TemplateSet {
	return { ...sets[language], build, language, styles };
}

/**
 * A template's parts from a prerendered page. The JSON blocks are put in right before Kit's boot script, behind the text:
 * any later, and a page that arrives slowly would start to hydrate without them.
 */
export function cutTemplate(page: string): string[] {
	const block = (id: string, token: Token) =>
		`<script type="application/json" id="${id}">${writeToken(token)}</script>`;
	// In the head, where Kit puts them, they would take a slow line from the text
	const preloads = page.match(scriptPreload)?.join('') ?? '';
	const blocks = block(elementIds.words, 'words') + block(elementIds.facts, 'facts') + preloads;
	return page
		.replaceAll(scriptPreload, '')
		.replace(styleElement, `<style>${writeToken('style')}</style>`)
		.replace(/<script>(?=\s*\{\s*__sveltekit_)/, (boot) => blocks + boot)
		.split(new RegExp(`%%shyraq\\.(${tokens.join('|')})%%`));
}

/** The styles of a prerendered page; its policy holds their hash. */
export function styleOf(page: string): string {
	return styleElement.exec(page)?.[1] ?? '';
}

/** A page's own text for each token that is not the same in all of a language. */
export type Painting = Record<Exclude<Token, 'style' | 'words'>, string>;

/** The document's text in the order it is sent. The first chunk reaches past the start of `main`, since Safari paints nothing before some 512 visible characters. */
export function fillTemplate(page: PageName, painting: Painting, { pages, styles, words }: TemplateSet): string[] {
	const { parts, style } = pages[page];
	const texts: Record<string, string> = {
		...painting,
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
	library: new Set(['dark', 'storage']),
	read: new Set(['paint', 'ready', 'library', 'settings', 'install', 'network', 'dark', 'storage']),
	saved: new Set(['dark', 'storage']),
	settings: new Set(['dark', 'storage']),
	storage: new Set(['dark', 'library', 'look', 'read', 'saved']),
	ready: new Set(['library', 'look', 'read', 'saved'])
};

/** The words that a page's document carries. */
export function wordsFor(page: PageName, words: LanguageSet['words']): Record<string, unknown> {
	return Object.fromEntries(Object.entries(words).filter(([part]) => unsaid[page]?.has(part) !== true));
}

/** JSON that may stand inside a script element: no `<`, so that nothing in it can close the element. */
export function writeJson(value: unknown): string {
	return JSON.stringify(value).replaceAll('<', '\\u003c');
}
