// What a prerendered page still lacks when it becomes a template: its language, its direction, the look before paint.
import { writeToken } from '#lib/article/compose/tokens.ts';
import { directionOf, type Language } from '#lib/contract/languages.ts';
import lookFile from '#lib/reader/look-before-paint.js?raw';

/** The inline script as it stands in the page: the file without its opening comment. svelte.config.js hashes the same text. */
const lookScript = lookFile.replace(/^\/\/.*\n/, '').trim();

/** Fills the marks of src/app.html in a chunk of a prerendered page. */
export function dressTemplate(html: string, language: Language): string {
	return html
		.replace('%shyraq.lang%', language)
		.replace('%shyraq.dir%', directionOf(language))
		.replace('%shyraq.lacking%', writeToken('lacking'))
		.replace('%shyraq.look%', () => lookScript);
}
