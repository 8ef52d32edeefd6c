// The door of the room of highlights and notes, for the page of an article.
import { loadMarksWords } from '#lib/words/marks/words.ts';
import { ArticleMarks, type OpenArticle } from './article-marks.svelte.ts';
import { adoptMarkStyles } from './mark-styles.ts';
import MarksParts from './MarksParts.svelte';

/** The room as a page has it: its state, and what is put on the page for it. */
export interface OpenMarks {
	state: ArticleMarks;
	Parts: typeof MarksParts;
}

/** Opens the room on an article. Rejects where its words are not to be had. */
export async function openMarks(article: OpenArticle): Promise<OpenMarks> {
	const texts = await loadMarksWords(article.language);
	adoptMarkStyles();
	return { state: new ArticleMarks(article, texts), Parts: MarksParts };
}
