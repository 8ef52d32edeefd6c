// What the build hands to the composer, as schemas: looked at by the server; the worker knows the file by its hash.
import { languages } from '#lib/contract/languages.ts';
import { pageNames } from '#lib/contract/places.ts';
import { eachOf, list, loose, object, record, text, whole } from '../schema.ts';

const notice = object({ title: text(), text: text() });

/** Words painted into documents. `{name}` is a placeholder; plurals by Intl.PluralRules category, `other` always there. */
export const paintWordsSchema = object({
	/** Twelve month names in the form that stands with a day. */
	months: list(text(), 12, 12),
	/** `{day} {month} {year}` in the language's order. */
	date: text(),
	/** Ten digits, zero first. */
	digits: text(10, undefined, 10),
	/** `{count} min` */
	minutes: text(),
	/** The list of names of article languages: tag → name in the interface's language. */
	languages: record(text()),
	by: text(),
	updated: text(),
	sources: text(),
	libraryTitle: text(),
	libraryDescription: text(),
	/** Titles of the pages that show what is on this device. */
	titles: object({ saved: text(), settings: text(), storage: text(), ready: text() }),
	/** The way to older articles. */
	older: text(),
	/** What a notice page says, by its kind. */
	notices: object({ absent: notice, gone: notice, unknown: notice, damaged: notice, empty: notice }),
	toLibrary: text()
});

export const templateSchema = object({
	/** Text, token, text, token … text: an odd number of parts. */
	parts: list(text(), Infinity, 1),
	/** The page's content security policy, as in its `meta` element, for the header. */
	policy: text(),
	/** Which of the build's styles are the page's. */
	style: whole()
});
export const languageSetSchema = object({
	/** The interface's words; the composer knows only some, the page all, so the rest is passed on as it is. */
	words: loose(object({ paint: paintWordsSchema })),
	pages: eachOf(pageNames, templateSchema)
});
/** All templates of a build, as its one file holds them. Styles are the same in all languages, so each stands there once. */
export const templatesSchema = object({
	build: text(),
	styles: list(text()),
	sets: eachOf(languages, languageSetSchema)
});
