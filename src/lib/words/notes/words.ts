// The words of the room `notes`: their shape, and how a language's table of them is brought.
import type { Language } from '#lib/contract/languages.ts';
import type { Shape } from '../shape.ts';
import type { notesWords } from './en.ts';

/** The words of the room `notes`. */
export type NotesWords = Shape<typeof notesWords>;

const tables: Record<Language, () => Promise<{ notesWords: NotesWords }>> = {
	en: () => import('./en.ts'),
	kk: () => import('./kk.ts'),
	ru: () => import('./ru.ts'),
	fa: () => import('./fa.ts')
};

/** The words in a language. @throws TypeError where they are not here and cannot be fetched */
export async function loadNotesWords(language: Language): Promise<NotesWords> {
	return (await tables[language]()).notesWords;
}
