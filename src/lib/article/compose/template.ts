// The composing templates: prerendered pages cut at their tokens, one set a language, made by the build.
import * as v from 'valibot';
import { languages } from '#lib/contract/languages.ts';
import { elementIds, pageNames } from '#lib/contract/places.ts';
import { paintWordsSchema } from './words.ts';

/** The tokens that the prerendered pages carry where a document's own text belongs. */
export const tokens = ['title', 'description', 'main', 'facts', 'words'] as const;
export type Token = (typeof tokens)[number];

/** How a token stands in a prerendered page. */
export function writeToken(token: Token): string {
	return `%%shyraq.${token}%%`;
}

const templateSchema = v.object({
	/** Text, token, text, token … text: an odd number of parts. */
	parts: v.pipe(v.array(v.string()), v.minLength(1)),
	/** The page's content security policy, as in its `meta` element, for the header. */
	policy: v.string()
});
export type Template = v.InferOutput<typeof templateSchema>;

/** Everything the composer needs for one language. */
export const templateSetSchema = v.object({
	build: v.string(),
	language: v.picklist(languages),
	/** The interface's words; the composer knows only some, the page all, so the rest is passed on as it is. */
	words: v.looseObject({ paint: paintWordsSchema }),
	pages: v.object(v.entriesFromList(pageNames, templateSchema))
});
export type TemplateSet = v.InferOutput<typeof templateSetSchema>;

/**
 * A template's parts from a prerendered page. The JSON blocks are put in right before Kit's boot script, behind the text:
 * any later, and a page that arrives slowly would start to hydrate without them.
 */
export function cutTemplate(page: string): string[] {
	const block = (id: string, token: Token) =>
		`<script type="application/json" id="${id}">${writeToken(token)}</script>`;
	const blocks = block(elementIds.words, 'words') + block(elementIds.facts, 'facts');
	return page
		.replace(/<script>(?=\s*\{\s*__sveltekit_)/, (boot) => blocks + boot)
		.split(new RegExp(`%%shyraq\\.(${tokens.join('|')})%%`));
}

/** A page's own text for each token, `words` aside. */
export type Painting = Record<Exclude<Token, 'words'>, string>;

/** The document's text in the order it is sent. The first chunk reaches past the start of `main`, since Safari paints nothing before some 512 visible characters. */
export function fillTemplate(template: Template, painting: Painting, words: unknown): string[] {
	const texts: Record<string, string> = { ...painting, words: writeJson(words) };
	const chunks: string[] = [];
	let chunk = '';
	template.parts.forEach((part, index) => {
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

/** JSON that may stand inside a script element: no `<`, so that nothing in it can close the element. */
export function writeJson(value: unknown): string {
	return JSON.stringify(value).replaceAll('<', '\\u003c');
}
