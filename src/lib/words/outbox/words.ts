// The words of the room `outbox`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { outboxWords } from './en.ts';

export type OutboxWords = Shape<typeof outboxWords>;

const tables: Record<Language, () => Promise<{ outboxWords: OutboxWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** Brings the room's words in a language. @throws where the room's words are not on this phone and cannot be had */
export async function loadOutboxWords(language: Language): Promise<OutboxWords> {
	return (await tables[language]()).outboxWords;
}
