// The words of the room `figure`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { figureWords } from './en.ts';

/** The words of the room `figure`. */
export type FigureWords = Shape<typeof figureWords>;

const tables: Record<Language, () => Promise<{ figureWords: FigureWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** The words in a language. @throws TypeError where they are not here and cannot be fetched */
export async function loadFigureWords(language: Language): Promise<FigureWords> {
	return (await tables[language]()).figureWords;
}
