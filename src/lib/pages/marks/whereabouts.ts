// Where an article's highlights stand, told to the shelf by one document: each of them once.
import type { ArticleFacts } from '#lib/reader/facts.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { noteWhereabouts } from '#lib/shelf/highlights.ts';
import type { HighlightRow, Span } from '#lib/shelf/rows.ts';

/**
 * What one document has told of its highlights. Another tab may have another revision open, and two that told of each change would
 * answer each other without end.
 */
export class Whereabouts {
	readonly #shelf: Shelf;
	readonly #facts: Pick<ArticleFacts, 'id' | 'revision'>;
	readonly #told = new Set<string>();

	constructor(shelf: Shelf, facts: Pick<ArticleFacts, 'id' | 'revision'>) {
		this.#shelf = shelf;
		this.#facts = facts;
	}

	/**
	 * Meets the highlights that there are now, and where those were found that were.
	 * @param wanted key of the one that the page was opened at
	 * @returns whether it is news to the reader that some were not, and when the shelf knows
	 */
	meet(
		rows: readonly HighlightRow[],
		spans: ReadonlyMap<string, Span>,
		wanted?: string
	): { isNews: boolean; noted: Promise<void> } {
		const { id, revision } = this.#facts;
		const fresh = rows.filter(({ key }) => !this.#told.has(key));
		for (const { key } of fresh) this.#told.add(key);
		const isNews = fresh.some(({ key, missing }) => !spans.has(key) && (key === wanted || (missing ?? 0) < revision));
		const whereabouts = new Map(fresh.map(({ key }) => [key, spans.get(key)]));
		return {
			isNews,
			noted: fresh.length === 0 ? Promise.resolve() : noteWhereabouts(this.#shelf, id, revision, whereabouts)
		};
	}
}
