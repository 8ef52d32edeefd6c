// Every language of the interface in one place, for the build and the server; the page reads its own from the document.
import type { Language } from '#lib/contract/languages.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';
import type { Shape } from './shape.ts';

/** The words of the interface. */
export type Words = Shape<typeof en>;

const catalogue: Record<Language, Words> = { en, kk, ru, fa };

/** The interface's words in a language. */
export function wordsOf(language: Language): Words {
	return catalogue[language];
}
