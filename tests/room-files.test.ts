// Which of the app's files are of rooms, whose language they are of, and how a room's styles are taken apart.
import { expect, test } from 'vitest';
import { isRoomFile, languageOf } from '#lib/contract/app-names.ts';
import { splitRules } from '#lib/reader/adopt.ts';

const folder = '/_app/immutable/chunks/';

test.each([
	['room-search.D6n6mihp.js', true, undefined],
	['room-shared.D6n6_-hp.js', true, undefined],
	['words-kk.D6n6mihp.js', true, 'kk'],
	['words-fa.D6n6mihp.js', true, 'fa'],
	['reader.D6n6mihp.js', false, undefined],
	['bedroom-search.D6n6mihp.js', false, undefined]
])('%s: of a room %s, of the language %s', (name, isOfRoom, language) => {
	expect(isRoomFile(`${folder}${name}`)).toBe(isOfRoom);
	expect(languageOf(`${folder}${name}`)).toBe(language);
});

test('a language’s pages are no room’s and are of their language', () => {
	const path = '/_app/immutable/pages.ru.0cb8b70c2960.json';
	expect([isRoomFile(path), languageOf(path)]).toEqual([false, 'ru']);
});

test('a sheet is taken apart into its rules, nested ones whole', () => {
	const sheet = 'a{color:red}@media (width>1px){b{top:0}c{top:1px}}d{e:f}';
	expect(splitRules(sheet)).toEqual(['a{color:red}', '@media (width>1px){b{top:0}c{top:1px}}', 'd{e:f}']);
});
