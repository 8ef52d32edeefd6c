// The words of the document's language: from the catalogue while building, from the document itself in the browser.
import { browser } from '$app/env';
import { chooseLanguage, isLanguage, type Language } from '#lib/contract/languages.ts';
import { takeBreath } from '#lib/reader/breath.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { readWords } from '#lib/words/document.ts';
import type { LayoutLoad } from './$types';

export const prerender = true;

export const load: LayoutLoad = async ({ params }) => {
	if (!browser) {
		const language: Language = isLanguage(params.language) ? params.language : 'en';
		return { language, words: wordsOf(language) };
	}
	await takeBreath();
	return { language: chooseLanguage([document.documentElement.lang]), words: readWords() };
};
