// What the build hands to the composer, as schemas: looked at by the server; the worker knows the files by their hashes.
import { languages } from '#lib/contract/languages.ts';
import { pageNames } from '#lib/contract/places.ts';
import { eachOf, list, loose, maybe, object, record, text, whole } from '../schema.ts';

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
	titles: object({ saved: text(), settings: text(), storage: text(), ready: text(), search: text() }),
	/** Said above the words of a picture that is not to be had; builds of before have no such sentence. */
	noPicture: maybe(text()),
	/** The way to older articles. */
	older: text(),
	/** Articles of all sources. */
	all: text(),
	/** What a notice page says, by its kind. */
	notices: object({ absent: notice, gone: notice, unknown: notice, damaged: notice, empty: notice, desk: notice }),
	toLibrary: text(),
	/** That the page is not here in `{language}` yet. */
	lacking: text()
});

/** A language's file. Nothing in it changes with a build that changes neither words nor markup. */
export const languageSetSchema = object({
	/** The interface's words; the composer knows only some, the page all, so the rest is passed on as it is. */
	words: loose(object({ paint: paintWordsSchema })),
	/** Each page as text, token, text, token … text: an odd number of parts. */
	pages: eachOf(pageNames, list(text(), Infinity, 1))
});
/** The styles' file: they are the same in all languages, so each stands there once. */
export const stylesSchema = list(text());
/** The table: all that changes with most builds, and where the rest lies. */
export const tableSchema = object({
	build: text(),
	/** Paths of the styles' file and of the languages' files. */
	styles: text(),
	languages: eachOf(languages, text()),
	/** The path of each file of the app that the pages name, by its path without the hash in it, which is its token. */
	files: record(text()),
	pages: eachOf(
		pageNames,
		object({
			/** The page's content security policy, as in its `meta` element, for the header. */
			policy: text(),
			/** Which of the styles are the page's. */
			style: whole()
		})
	)
});
