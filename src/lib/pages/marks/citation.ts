// A passage copied with what it is from: who wrote it, what it is called, who published it, when, and where it stands.
import { tellQuote } from '#lib/article/locator-passage.ts';
import { places } from '#lib/contract/places.ts';
import { readDateline } from '#lib/reader/dateline.ts';
import { say } from '#lib/words/shape.ts';
import type { App } from '../app.svelte.ts';
import type { ArticleMarks } from './article-marks.svelte.ts';

/** What a citation names. `day` is as the reader's language writes it. */
export interface Source {
	title: string;
	byline: string;
	publisher: string;
	day: string;
	address: string;
}

/** A quote and a line that says what it is from; what is not known is left out. `quoted` is the form of a quote, as “{text}”. */
export function writeCitation(quote: string, source: Source, quoted: string): string {
	const named = [source.byline, source.title, source.publisher, source.day].filter((part) => part !== '').join(', ');
	return `${say(quoted, { text: quote.trim() })}\n— ${named}\n${source.address}`;
}

/** Copies a quote of the article that is open, and says so; where the browser forbids it, says that. */
export async function copyWithSource(quote: string, { article, texts }: ArticleMarks, app: App): Promise<void> {
	const { facts, words, tray } = article;
	const { byline, published } = readDateline();
	const source: Source = {
		title: facts.title,
		byline,
		publisher: app.keeping?.readiness?.publisher ?? words.nav.name,
		day: published,
		address: new URL(places.read(facts.id), location.origin).href
	};
	try {
		await navigator.clipboard.writeText(writeCitation(tellQuote(quote), source, texts.quoted));
		tray.show({ text: texts.copied });
	} catch (refused) {
		if (!(refused instanceof DOMException) && !(refused instanceof TypeError)) throw refused;
		tray.show({ text: texts.notCopied });
	}
}
