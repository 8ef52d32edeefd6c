// What the reader's pages call things, in one place, from the words of the interface itself.
import type { Locator, Page } from '@playwright/test';
import type { Language } from '#lib/contract/languages.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { lookWords as lookEn } from '#lib/words/look/en.ts';
import { lookWords as lookFa } from '#lib/words/look/fa.ts';
import { marksWords } from '#lib/words/marks/en.ts';

/** The words of the interface in the language that most tests read. */
export const words = wordsOf('en');

/** Those of the room of highlights and notes. */
export { marksWords };

/** The words of a language, for tests in more than one. */
export function wordsIn(language: Language) {
	return wordsOf(language);
}

/** What the choices of the look are called, in the two directions. */
export const lookWords = { en: lookEn, fa: lookFa };

/** A sentence of the words as a pattern that fits whatever stands for its `{placeholders}`. */
export function pattern(text: string): RegExp {
	const escaped = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(escaped.join('.+'));
}

/** The parts of the pages that tests look at. */
export const parts = {
	headline: (page: Page): Locator => page.locator('article h1'),
	articleLinks: (page: Page): Locator => page.locator('ol.library h2 a'),
	articleItem: (page: Page, id: string): Locator => page.locator(`ol.library li[data-id="${id}"]`),
	bookmark: (page: Page): Locator => page.getByRole('button', { name: words.read.bookmark, exact: true }),
	markPassage: (page: Page): Locator =>
		page.getByRole('toolbar').getByRole('button', { name: marksWords.colours.amber, exact: true }),
	/** What brings all that is lacking, while nothing brings it: pressed at another moment the one button there would pause it. */
	keep: (page: Page): Locator =>
		page
			.getByRole('button', { name: words.keep.start })
			.or(page.getByRole('button', { name: words.keep.again }))
			.or(page.getByRole('button', { name: words.keep.resume })),
	continueShelf: (page: Page): Locator => page.getByRole('region', { name: words.library.continue }),
	useUpdate: (page: Page): Locator => page.getByRole('button', { name: words.update.apply })
};
