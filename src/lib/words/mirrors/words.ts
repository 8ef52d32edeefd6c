// The words of the room `mirrors`: how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { MirrorsWords } from './en.ts';

const tables: Record<Language, () => Promise<{ mirrorsWords: MirrorsWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadMirrorsWords(language: Language): Promise<MirrorsWords> {
	return (await tables[language]()).mirrorsWords;
}
