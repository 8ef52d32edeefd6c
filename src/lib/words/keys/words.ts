// The words of the room `keys`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { keysWords } from './en.ts';

/** The words of the room `keys`. */
export type KeysWords = Shape<typeof keysWords>;

const tables: Record<Language, () => Promise<{ keysWords: KeysWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** The words in a language. @throws TypeError where they are not here and cannot be fetched */
export async function loadKeysWords(language: Language): Promise<KeysWords> {
	return (await tables[language]()).keysWords;
}
