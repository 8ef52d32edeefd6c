// The words and facts that a composed document carries in JSON blocks, as the page reads them while hydrating.
import { elementIds } from '#lib/contract/places.ts';
import type { Words } from './catalogue.ts';

/** The words of the document's language. @throws Error where the document was not composed by us. */
export function readWords(): Words {
	// The block is our own template's: the composer wrote it from the catalogue that gives the type, but for the parts that
	// this page never says (`unsaid` in compose/template.ts).
	return readBlock(elementIds.words) as Words;
}

/** A JSON block's value by its element's id. */
export function readBlock(id: string): unknown {
	const text = document.getElementById(id)?.textContent;
	if (!text) throw new Error(`The document has no block "${id}".`);
	return JSON.parse(text);
}
