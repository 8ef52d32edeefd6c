// The languages of the interface cannot drift apart, in every room: same keys, same placeholders, right plurals, nothing left in English.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { paintWordsSchema } from '#lib/article/compose/schemas.ts';
import { writeDay } from '#lib/article/compose/words.ts';
import { readAs } from '#lib/article/schema.ts';
import { faultCodes } from '#lib/contract/faults.ts';
import { languages, type Language } from '#lib/contract/languages.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import type { Plural } from '#lib/words/numbers.ts';
import { say, sayCount, type Catalogue } from '#lib/words/shape.ts';

type Leaf = string | Plural;

/** Names that stand in Latin letters in every language, and the two menu items that an iPhone shows in English to Persian readers. */
const latinNames =
	/\b(Shyraq|iPhone|iPad|Safari|Android|Wi‑Fi|https|Markdown|HTML|EPUB|PDF|JSON-LD|JSON|Shift|Share|Add to Home Screen)\b/g;

/** All that is said in a language: the words of the documents, and those of each room under its name. */
const tables = Object.fromEntries(
	await Promise.all(
		languages.map(async (language) => [language, { ...wordsOf(language), rooms: await bringRooms(language) }])
	)
) as Record<Language, Catalogue>;

async function bringRooms(language: Language): Promise<Record<string, Catalogue>> {
	const folder = new URL('../src/lib/words/', import.meta.url);
	const rooms = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	const bring = async ({ name }: { name: string }): Promise<[string, Catalogue]> => {
		const module = (await import(`${folder.href}${name}/${language}.ts`)) as Record<string, Catalogue>;
		return [name, module[`${name}Words`] ?? {}];
	};
	return Object.fromEntries(await Promise.all(rooms.map(bring)));
}

const translations = languages.filter((language) => language !== 'en');

function isPlural(table: Catalogue): table is Catalogue & Plural {
	return typeof table.other === 'string';
}

/** Every text and plural of a table by its path, as `look.widths.0`. */
function leavesOf(table: Catalogue, path = ''): Map<string, Leaf> {
	const leaves = new Map<string, Leaf>();
	for (const [name, value] of Object.entries(table)) {
		const here = path + name;
		if (typeof value === 'string') leaves.set(here, value);
		else if (isList(value)) value.forEach((text, place) => leaves.set(`${here}.${place}`, text));
		else if (isPlural(value)) leaves.set(here, value);
		else for (const [inner, leaf] of leavesOf(value, `${here}.`)) leaves.set(inner, leaf);
	}
	return leaves;
}

function isList(value: readonly string[] | Catalogue): value is readonly string[] {
	return Array.isArray(value);
}

/** Each written text of a language with its path; a plural gives one for each of its categories. */
function textsOf(language: Language): [path: string, text: string][] {
	return [...leavesOf(tables[language])].flatMap(([path, leaf]): [string, string][] =>
		typeof leaf === 'string'
			? [[path, leaf]]
			: Object.entries(leaf).map(([category, text]) => [`${path}.${category}`, text])
	);
}

function placeholdersOf(text: string): string[] {
	return [...new Set(text.match(/\{\w+\}/g))].sort();
}

/** The paths of the texts in which `fault` finds something wrong. */
function pathsWhere(language: Language, fault: (text: string, path: string) => boolean): string[] {
	return textsOf(language).flatMap(([path, text]) => (fault(text, path) ? [path] : []));
}

const english = leavesOf(tables.en);

describe.each(languages)('the words in %s', (language) => {
	const words = wordsOf(language);
	const leaves = leavesOf(tables[language]);

	test('have the keys of English, lists of the same length included', () => {
		expect([...leaves.keys()]).toEqual([...english.keys()]);
	});

	test('have in each text the placeholders of English, and of a plural in each category', () => {
		const wanted = [...english].map(([path, leaf]) => [
			path,
			placeholdersOf(typeof leaf === 'string' ? leaf : leaf.other)
		]);
		const shown = (leaf: Leaf) =>
			typeof leaf === 'string' ? [placeholdersOf(leaf)] : Object.values(leaf).map((text) => placeholdersOf(text));
		for (const [path, leaf] of leaves)
			for (const found of shown(leaf)) expect([path, found]).toEqual(wanted.find(([name]) => name === path));
	});

	test('have in every plural exactly the categories the language uses', () => {
		const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
		for (const [path, leaf] of leaves)
			if (typeof leaf !== 'string') expect([path, ...Object.keys(leaf).toSorted()]).toEqual([path, ...wanted]);
	});

	test('leave no text empty or with stray spaces', () => {
		expect(pathsWhere(language, (text) => text === '' || text !== text.trim() || / {2}/.test(text))).toEqual([]);
	});

	test('use the quotation marks, dashes and dots of print', () => {
		expect(pathsWhere(language, (text) => /["'`]| - |\.\.\./.test(text))).toEqual([]);
	});

	test('fit the composer: twelve months, ten digits, every notice', () => {
		expect(readAs(paintWordsSchema, words.paint)).toEqual(words.paint);
		expect(new Set(words.paint.months).size).toBe(12);
		expect(new Set(words.paint.digits).size).toBe(10);
	});

	test('have a sentence for every fault', () => {
		expect(Object.keys(words.faults).toSorted()).toEqual(faultCodes.toSorted());
	});

	test('name every language of the interface', () => {
		expect(Object.keys(words.paint.languages).toSorted()).toEqual(languages.toSorted());
	});
});

describe.each(translations)('the translation into %s', (language) => {
	test('has no Latin letters but those of names', () => {
		const isLeft = (text: string) => /\p{Script=Latin}/u.test(text.replace(/\{\w+\}/g, '').replace(latinNames, ''));
		expect(pathsWhere(language, isLeft)).toEqual([]);
	});

	test('has every button short enough for a narrow phone', () => {
		const { nav, keep, install, update } = wordsOf(language);
		const bar = [nav.library, nav.saved, nav.settings];
		const buttons = [keep.start, keep.pause, keep.resume, install.button, update.apply];
		expect([...bar, ...buttons].filter((text) => text.length > 14)).toEqual([]);
	});
});

test('Persian has its own letters, digits, commas and joins the prefix of the verb without a space', () => {
	const foreign = /[يكةى]|[0-9٠-٩]|[,;?]|(?:^|[\s«(])ن?می /;
	expect(pathsWhere('fa', (text) => foreign.test(text))).toEqual([]);
});

test('Kazakh and Russian have no Latin look-alike inside a word', () => {
	const mixed = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;
	for (const language of ['kk', 'ru'] as const) expect(pathsWhere(language, (text) => mixed.test(text))).toEqual([]);
});

test('only Kazakh has Kazakh letters', () => {
	expect(pathsWhere('ru', (text) => /[әғқңөұүһі]/i.test(text))).toEqual([]);
});

describe('a sentence is made', () => {
	test.each<[Language, string, string]>([
		['en', 'By Aruzhan', '8 January 2022'],
		['kk', 'Мәтін: Aruzhan', '2022 ж. 8 қаңтар'],
		['ru', 'Текст: Aruzhan', '8 января 2022'],
		['fa', 'نوشتهٔ Aruzhan', '۸ ژانویهٔ ۲۰۲۲']
	])('in %s with a name and a day', (language, byline, day) => {
		const { paint } = wordsOf(language);
		expect(say(paint.by, { name: 'Aruzhan' })).toBe(byline);
		expect(writeDay(paint, '2022-01-08T10:30:00Z')).toBe(day);
	});

	test.each<[Language, number, string]>([
		['en', 1, 'you have 1 article of 40'],
		['en', 5, 'you have 5 articles of 40'],
		['kk', 1, '40 мақаладан 1 мақала'],
		['kk', 5, '40 мақаладан 5 мақала'],
		['ru', 21, 'останется 21 статья из 40'],
		['ru', 22, 'останутся 22 статьи из 40'],
		['ru', 25, 'останется 25 статей из 40'],
		['fa', 1, 'از ۴۰ مقاله، ۱ مقاله'],
		['fa', 5, 'از ۴۰ مقاله، ۵ مقاله']
	])('in %s with the number %i', (language, count, part) => {
		const { ready } = wordsOf(language);
		const total = new Intl.NumberFormat(language).format(40);
		const sentence = sayCount(ready.some, count, language, { total, newest: '…', pictures: ready.pictures.none });
		expect(sentence).toContain(part);
		expect(sentence).toContain(ready.pictures.none);
		expect(placeholdersOf(sentence)).toEqual([]);
	});

	test('leaves a placeholder without a value as it is, and uses `other` where a category is missing', () => {
		expect(say('{a} and {b}', { a: 1 })).toBe('1 and {b}');
		expect(sayCount({ other: '{count} pages' }, 1, 'en')).toBe('1 pages');
	});
});
