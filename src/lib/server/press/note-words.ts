// The two phrases that footnotes need, in the languages articles come in.

/** Heading above the notes, and the name of the link that leads back to the text. */
export interface NoteWords {
	heading: string;
	back: string;
}

const words: Readonly<Record<string, NoteWords>> = {
	en: { heading: 'Notes', back: 'Back to the text' },
	kk: { heading: 'Ескертпелер', back: 'Мәтінге оралу' },
	ru: { heading: 'Примечания', back: 'Назад к тексту' },
	fa: { heading: 'یادداشت‌ها', back: 'بازگشت به متن' }
};

/** The phrases of a language (BCP 47); undefined where they are not known, and then the notes have a rule for a heading. */
export function noteWordsOf(language: string): NoteWords | undefined {
	return words[language.toLowerCase().split('-')[0] ?? ''];
}
