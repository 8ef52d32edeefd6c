// The words of the room `library`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { libraryWords } from './en.ts';

export type LibraryWords = Shape<typeof libraryWords>;

const tables: Record<Language, () => Promise<{ libraryWords: LibraryWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadLibraryWords(language: Language): Promise<LibraryWords> {
	return (await tables[language]()).libraryWords;
}
