// What a page's `load` returns: tokens while the template is built, the painted document's own texts while hydrating.
import { browser } from '$app/env';
import { elementIds } from '#lib/contract/places.ts';
import { writeToken } from '#lib/article/compose/tokens.ts';

/** A document's texts as the page component sees them. */
export interface PaintedDocument {
	title: string;
	description: string;
	/** The inside of `main` as markup. */
	main: string;
}

/**
 * Never throws in the browser: a throw while hydrating would replace the painted article with an error page.
 * `main` is never empty there, since an empty `{@html}` wipes what stands in its place.
 */
export function paintedDocument(): PaintedDocument {
	if (!browser) return { title: writeToken('title'), description: writeToken('description'), main: writeToken('main') };
	return {
		title: document.title,
		description: document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '',
		main: document.getElementById(elementIds.main)?.innerHTML || ' '
	};
}
