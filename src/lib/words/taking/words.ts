// The words of the room `taking`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { takingWords } from './en.ts';

export type TakingWords = Shape<typeof takingWords>;

const tables: Record<Language, () => Promise<{ takingWords: TakingWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadTakingWords(language: Language): Promise<TakingWords> {
	return (await tables[language]()).takingWords;
}
