// Every language of the interface in one place, for the build and the server; the page reads its own from the document.
import type { Language } from '#lib/contract/languages.ts';
import { en } from './en.ts';
import type { Shape } from './shape.ts';

/** The words of the interface. */
export type Words = Shape<typeof en>;

const catalogue: Record<Language, Words> = { en, kk: en, ru: en, fa: en };

/** The interface's words in a language. */
export function wordsOf(language: Language): Words {
	return catalogue[language];
}
