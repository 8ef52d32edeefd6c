// The words of the look's choices, each language brought by itself when the choices are.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { lookWords } from './en.ts';

/** The words of the look's choices. */
export type LookWords = Shape<typeof lookWords>;

const tables: Record<Language, () => Promise<{ lookWords: LookWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** The words in a language. @throws TypeError where they are not here and cannot be fetched */
export async function loadLookWords(language: Language): Promise<LookWords> {
	return (await tables[language]()).lookWords;
}
