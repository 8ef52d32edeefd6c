// The composing templates: prerendered pages cut at their tokens, made by the build and kept in one file.
import * as v from 'valibot';
import { languages, type Language } from '#lib/contract/languages.ts';
import { elementIds, pageNames, type PageName } from '#lib/contract/places.ts';
import { tokens, writeToken, type Token } from './tokens.ts';
import { paintWordsSchema } from './words.ts';

/** How Kit writes a script that is to be loaded ahead. */
const scriptPreload = /\s*<link href="[^"]*" rel="modulepreload">/g;

const styleElement = /<style>([^]*?)<\/style>/;

const templateSchema = v.object({
	/** Text, token, text, token … text: an odd number of parts. */
	parts: v.pipe(v.array(v.string()), v.minLength(1)),
	/** The page's content security policy, as in its `meta` element, for the header. */
	policy: v.string(),
	/** Which of the build's styles are the page's. */
	style: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type Template = v.InferOutput<typeof templateSchema>;

const languageSetSchema = v.object({
	/** The interface's words; the composer knows only some, the page all, so the rest is passed on as it is. */
	words: v.looseObject({ paint: paintWordsSchema }),
	pages: v.object(v.entriesFromList(pageNames, templateSchema))
});
export type LanguageSet = v.InferOutput<typeof languageSetSchema>;

/** All templates of a build, as its one file holds them. Styles are the same in all languages, so each stands there once. */
export const templatesSchema = v.object({
	build: v.string(),
	styles: v.array(v.string()),
	sets: v.object(v.entriesFromList(languages, languageSetSchema))
});
export type Templates = v.InferOutput<typeof templatesSchema>;

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
 * Words that an article's page never says. Its document goes without them: on a slow line they would stand before the
 * first paint.
 */
const unsaid: Partial<Record<PageName, ReadonlySet<string>>> = {
	read: new Set(['paint', 'ready', 'library', 'settings', 'install', 'network'])
};

/** The words that a page's document carries. */
export function wordsFor(page: PageName, words: LanguageSet['words']): Record<string, unknown> {
	return Object.fromEntries(Object.entries(words).filter(([part]) => unsaid[page]?.has(part) !== true));
}

/** JSON that may stand inside a script element: no `<`, so that nothing in it can close the element. */
export function writeJson(value: unknown): string {
	return JSON.stringify(value).replaceAll('<', '\\u003c');
}
