// The room `outline`: the headings of a text in a sheet, each a way to its place.
import css from '../../../styles/outline.css?inline';
import { mount, unmount } from 'svelte';
import { adoptStyles } from '#lib/reader/adopt.ts';
import { headingAtLine, readHeadings } from '#lib/reader/headings.ts';
import type { Words } from '#lib/words/catalogue.ts';
import OutlineSheet from './OutlineSheet.svelte';

/** Opens the sheet over the text. */
export function openOutline({ words }: { words: Words }, article: Element): void {
	adoptStyles(css);
	const title = article.querySelector<HTMLElement>('h1');
	const parts = [...(title === null ? [] : [title]), ...readHeadings(article)];
	const props = { words, parts, here: headingAtLine(parts), onclose: () => void unmount(sheet) };
	const sheet = mount(OutlineSheet, { target: document.body, props });
}
