// The words of the room `search`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { searchWords } from './en.ts';

export type SearchWords = Shape<typeof searchWords>;

const tables: Record<Language, () => Promise<{ searchWords: SearchWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadSearchWords(language: Language): Promise<SearchWords> {
	return (await tables[language]()).searchWords;
}
