// The room `next`: the next article that is unread, where the text ends.
import css from '../../../styles/next.css?inline';
import { mount } from 'svelte';
import { adoptStyles } from '#lib/reader/adopt.ts';
import { loadNextWords } from '#lib/words/next/words.ts';
import type { App } from '../app.svelte.ts';
import NextArticle from './NextArticle.svelte';

/** Shows it in an element. Nothing is shown before the list on this phone has been looked at, nor where there is none. */
export async function showNext(app: App, article: HTMLElement, place: HTMLElement): Promise<void> {
	const texts = await loadNextWords(app.language);
	adoptStyles(css);
	mount(NextArticle, { target: place, props: { app, texts, id: article.dataset['id'] ?? '' } });
}
