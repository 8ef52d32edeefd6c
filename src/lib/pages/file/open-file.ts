// The room `file`: the article that is open as a file, to be kept or passed on.
import css from '../../../styles/file.css?inline';
import { mount, unmount } from 'svelte';
import { adoptStyles } from '#lib/reader/adopt.ts';
import type { ArticleFacts } from '#lib/reader/facts.ts';
import { loadFileWords } from '#lib/words/file/words.ts';
import type { App } from '../app.svelte.ts';
import { ArticleFile } from './file.svelte.ts';
import FileDialog from './FileDialog.svelte';
import { takeText } from './take.ts';

/**
 * Opens the choice of a file; `print` prints the article that is open. Where the text cannot be had, the reader is told so.
 * @throws where the room's words are not on this phone and cannot be had
 */
export async function openFile(app: App, facts: ArticleFacts, print: () => void): Promise<void> {
	const [texts, text] = await Promise.all([loadFileWords(app.language), takeText(facts)]);
	if (text === undefined) {
		app.tray.show({ text: texts.noText });
		return;
	}
	adoptStyles(css);
	const { words, language } = app;
	const making = new ArticleFile(app, text);
	const props = { words, language, texts, making, print, onclose: () => void unmount(dialog) };
	const dialog = mount(FileDialog, { target: document.body, props });
}
