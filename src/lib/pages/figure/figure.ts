// The room `figure`: a picture of the text over the whole screen, to be looked at closely.
import css from '../../../styles/figure.css?inline';
import { mount, unmount } from 'svelte';
import { adoptStyles } from '#lib/reader/adopt.ts';
import { loadFigureWords } from '#lib/words/figure/words.ts';
import type { App } from '../app.svelte.ts';
import FigureView from './FigureView.svelte';

/** One at a time: a double tap is one wish. */
let isOpen = false;

/** Opens a picture that is here; going back closes it, as do its button and Escape. */
export async function openFigure({ words, language }: App, image: HTMLImageElement): Promise<void> {
	if (isOpen) return;
	isOpen = true;
	const texts = await loadFigureWords(language).catch((lost: unknown) => {
		isOpen = false;
		throw lost;
	});
	adoptStyles(css);
	// Where the focus goes back to, whatever was tapped
	image.closest('.picture')?.querySelector('button')?.focus({ preventScroll: true });
	const caption = image.closest('figure')?.querySelector('figcaption')?.cloneNode(true);
	history.pushState({ isFigure: true }, '');
	let isBack = false;
	const wentBack = () => {
		isBack = true;
		document.querySelector<HTMLDialogElement>('.figure-view')?.close();
	};
	addEventListener('popstate', wentBack, { once: true });
	const onclose = () => {
		isOpen = false;
		removeEventListener('popstate', wentBack);
		if (!isBack) history.back();
		void unmount(view);
	};
	const view = mount(FigureView, { target: document.body, props: { words, texts, image, caption, onclose } });
}
