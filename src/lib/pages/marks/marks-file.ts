// The file that marks are taken along in, in either of two forms.
import type { BookmarkRow } from '#lib/shelf/rows.ts';
import type { MarksWords } from '#lib/words/marks/words.ts';
import { writeAnnotations } from './annotations.ts';
import { writeMarkdown } from './markdown.ts';

/** Markdown for people, Web Annotations for other readers. */
export type MarksForm = 'markdown' | 'annotations';

/** A file of these marks, named by what it holds and the day. `origin` is where the articles stand. */
export function writeMarksFile(
	form: MarksForm,
	rows: readonly BookmarkRow[],
	name: string,
	origin: string,
	texts: MarksWords,
	now = new Date()
): File {
	const stem = `shyraq-${name}-${now.toISOString().slice(0, 10)}`;
	if (form === 'markdown') {
		const { heading, article, missing } = texts;
		// Some share sheets take plain text alone; the name says that it is Markdown
		return new File([writeMarkdown(rows, origin, { heading, article, missing })], `${stem}.md`, {
			type: 'text/markdown'
		});
	}
	const text = JSON.stringify(writeAnnotations(rows, origin, texts.heading), undefined, '\t');
	return new File([text], `${stem}.jsonld`, { type: 'application/ld+json' });
}
