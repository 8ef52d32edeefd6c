// The words of the room `next`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { nextWords } from './en.ts';

/** The words of the room `next`. */
export type NextWords = Shape<typeof nextWords>;

const tables: Record<Language, () => Promise<{ nextWords: NextWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** The words in a language. @throws TypeError where they are not here and cannot be fetched */
export async function loadNextWords(language: Language): Promise<NextWords> {
	return (await tables[language]()).nextWords;
}
