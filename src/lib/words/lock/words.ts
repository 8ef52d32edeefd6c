// The words of the room `lock`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { lockWords } from './en.ts';

export type LockWords = Shape<typeof lockWords>;

const tables: Record<Language, () => Promise<{ lockWords: LockWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadLockWords(language: Language): Promise<LockWords> {
	return (await tables[language]()).lockWords;
}
