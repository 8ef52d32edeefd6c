// The words of the room `dark`: how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { DarkWords } from './en.ts';

const tables: Record<Language, () => Promise<{ darkWords: DarkWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadDarkWords(language: Language): Promise<DarkWords> {
	return (await tables[language]()).darkWords;
}
