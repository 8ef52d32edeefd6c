// The words of the room `voice`: how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { VoiceWords } from './en.ts';

const tables: Record<Language, () => Promise<{ voiceWords: VoiceWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadVoiceWords(language: Language): Promise<VoiceWords> {
	return (await tables[language]()).voiceWords;
}
