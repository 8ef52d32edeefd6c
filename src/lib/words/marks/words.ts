// The words of the room `marks`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { marksWords } from './en.ts';

export type MarksWords = Shape<typeof marksWords>;

const tables: Record<Language, () => Promise<{ marksWords: MarksWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadMarksWords(language: Language): Promise<MarksWords> {
	return (await tables[language]()).marksWords;
}
