// The prerendered pages cut into templates: what every language shares, and what each has of its own.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Builder } from '@sveltejs/kit';
import { languages, type Language } from '#lib/contract/languages.ts';
import { pageNames, type PageName } from '#lib/contract/places.ts';
import {
	cutTemplate,
	policyOf,
	styleOf,
	type LanguageSet,
	type Styles,
	type Table
} from '#lib/article/compose/template.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { bootAfterPaint } from './boot.ts';

/** Where each page is prerendered as a template, below a language. */
const templatePaths: Record<PageName, string> = {
	library: '',
	read: '/read/template',
	saved: '/saved',
	settings: '/settings',
	storage: '/storage',
	ready: '/ready',
	search: '/search',
	notice: '/notice'
};

/** All templates of a build, before they have a name. */
export interface Cut extends Pick<Table, 'files' | 'pages'> {
	styles: Styles;
	sets: Record<Language, LanguageSet>;
}

/** Cuts what Kit has prerendered. @throws Error where a page is lacking, or is not the same in all languages but for its text */
export function cutTemplates(builder: Builder): Cut {
	const folder = builder.getBuildDirectory('templates');
	rmSync(folder, { force: true, recursive: true });
	builder.writePrerendered(folder);
	const styles: string[] = [];
	const files: Table['files'] = {};
	const pages: Partial<Table['pages']> = {};
	const cutPage = (language: Language, name: PageName): string[] => {
		const file = builder.prerendered.pages.get(`/${language}${templatePaths[name]}`)?.file;
		if (file === undefined) throw new Error(`The build made no template for ${name} in ${language}.`);
		const text = bootAfterPaint(readFileSync(join(folder, file), 'utf8'));
		const policy = policyOf(text);
		if (policy === undefined || policy.includes('&'))
			throw new Error(`The template for ${name} in ${language} has no policy that can be a header.`);
		const style = styleOf(text);
		if (!styles.includes(style)) styles.push(style);
		const page = { policy, style: styles.indexOf(style) };
		const known = (pages[name] ??= page);
		if (known.policy !== policy || known.style !== page.style)
			throw new Error(`The template for ${name} in ${language} has another policy or style than in ${languages[0]}.`);
		const cut = cutTemplate(text);
		Object.assign(files, cut.files);
		return cut.parts;
	};
	const cutSet = (language: Language): LanguageSet => {
		const parts = Object.fromEntries(pageNames.map((name) => [name, cutPage(language, name)]));
		return { words: wordsOf(language), pages: parts as LanguageSet['pages'] };
	};
	const sets = Object.fromEntries(languages.map((language) => [language, cutSet(language)])) as Cut['sets'];
	return { styles, sets, files, pages: pages as Table['pages'] };
}
