// The discreet name: what of the templates is replaced, so that no tab, bar or icon says what this is, from the first byte of a document.
import type { Language } from '#lib/contract/languages.ts';
import type { Cover } from '#lib/contract/messages.ts';

/** A sheet with lines, as an address that holds it: no request is made for it. */
export const plainSign = `data:image/svg+xml,${encodeURIComponent(
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="5" y="2" width="22" height="28" rx="3" fill="#fff" stroke="#667" stroke-width="2"/><path d="M10 10h12M10 16h12M10 22h7" stroke="#667" stroke-width="2"/></svg>'
).replaceAll("'", '%27')}`;

/** The manifest under the discreet name; the server gives it, where an icon is put on the home screen. */
export const plainManifest = (language: Language): string => `/plain/${language}.webmanifest`;

/**
 * What stands in the place of what, in the JSON of a language's templates (`article/compose/template.ts`): the name of the app,
 * the token of the title, which every page has, that of the description, and the links to icons and to the manifest.
 */
export function coverOf(name: string): Cover {
	return [
		['Shyraq', name],
		['","title","', name],
		['","description","', ''],
		[String.raw`<link rel=\\"(?:manifest|icon|apple-touch-icon)\\"[^>]*>`, ''],
		[String.raw`(?=<meta name=\\"color-scheme\\")`, String.raw`<link rel=\"icon\" href=\"${plainSign}\">`]
	];
}

/** Puts the cover on where a document came without it: the ledger, in which the worker keeps it, may have been cleared. */
export function wearCover(name: string): void {
	if (document.title === name) return;
	document.title = name;
	navigator.serviceWorker.controller?.postMessage({ kind: 'cover', cover: coverOf(name) });
}
