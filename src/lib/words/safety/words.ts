// The words of the room `safety`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { safetyWords } from './en.ts';

export type SafetyWords = Shape<typeof safetyWords>;

const tables: Record<Language, () => Promise<{ safetyWords: SafetyWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadSafetyWords(language: Language): Promise<SafetyWords> {
	return (await tables[language]()).safetyWords;
}
