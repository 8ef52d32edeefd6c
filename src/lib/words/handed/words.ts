// The words of the room `handed`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { handedWords } from './en.ts';

export type HandedWords = Shape<typeof handedWords>;

const tables: Record<Language, () => Promise<{ handedWords: HandedWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadHandedWords(language: Language): Promise<HandedWords> {
	return (await tables[language]()).handedWords;
}
