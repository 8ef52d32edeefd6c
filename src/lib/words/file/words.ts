// The words of the room `file`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { fileWords } from './en.ts';

export type FileWords = Shape<typeof fileWords>;

const tables: Record<Language, () => Promise<{ fileWords: FileWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadFileWords(language: Language): Promise<FileWords> {
	return (await tables[language]()).fileWords;
}
