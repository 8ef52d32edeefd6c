// What the composer paints of an edition and of an article, in the languages that need care.
import { describe, expect, test } from 'vitest';
import { paintArticle } from '#lib/article/compose/article.ts';
import { paintLibrary } from '#lib/article/compose/library.ts';
import { articleHeadSchema, entrySchema } from '#lib/article/types.ts';
import { languages } from '#lib/contract/languages.ts';
import { wordsOf } from '#lib/words/catalogue.ts';

const hash = 'a'.repeat(64);

function paintFront(articles: [id: string, language: string][], language: (typeof languages)[number]): string[] {
	const published = '2022-01-08T12:00:00Z';
	const told = { hash, revision: 1, bytes: 9, direction: 'ltr', standfirst: '', minutes: 1, tags: [], pictures: 0 };
	const entries = articles.map(([id, own]) => entrySchema({ ...told, id, language: own, title: id, published }));
	const contents = { number: 1, published, publisher: 'Test' };
	const shown = { contents, isFront: true, entries, last: undefined };
	const { main } = paintLibrary(shown, language, wordsOf(language).paint);
	return [...main.matchAll(/<li data-id="([^"]+)"/g)].map(([, id]) => id ?? '');
}

function paintText(
	told: { language: string; byline?: string; body?: string; sources?: { name: string; note?: string }[] },
	language: (typeof languages)[number]
) {
	const head = articleHeadSchema({
		id: 'abcdef',
		revision: 1,
		direction: 'ltr',
		title: 'A title',
		standfirst: '',
		byline: '',
		published: '2022-01-08T12:00:00Z',
		tags: [],
		words: 1,
		minutes: 1,
		pictures: [],
		sources: [],
		...told
	});
	return paintArticle({ head, body: told.body ?? '<p>Text.</p>' }, hash, language, wordsOf(language).paint).main;
}

describe('the front', () => {
	const edition: [string, string][] = [
		['leadaa', 'en'],
		['aaaaru', 'ru'],
		['aaaakk', 'kk'],
		['bbbben', 'en-GB'],
		['bbbbfa', 'fa'],
		['bbbbkk', 'kk']
	];

	test.each([
		['en', ['leadaa', 'bbbben', 'aaaaru', 'aaaakk', 'bbbbfa', 'bbbbkk']],
		['kk', ['leadaa', 'aaaakk', 'bbbbkk', 'aaaaru', 'bbbben', 'bbbbfa']],
		['fa', ['leadaa', 'bbbbfa', 'aaaaru', 'aaaakk', 'bbbben', 'bbbbkk']]
	] as const)('in %s has the lead, then its own language, then the rest, each in their order', (language, order) => {
		expect(paintFront(edition, language)).toEqual(order);
	});

	test('of an edition without articles is an empty list', () => expect(paintFront([], 'en')).toEqual([]));
});

describe('an article', () => {
	test('has its author apart from the words around, so that a foreign name does not turn them about', () => {
		expect(paintText({ language: 'fa', byline: 'A. "B" {name} <C>' }, 'fa')).toContain(
			'<span class="byline">نوشتهٔ <bdi>A. &#34;B&#34; {name} &#60;C&#62;</bdi></span>'
		);
	});

	test('has what a source was used for set off from its name', () => {
		const sources = [{ name: 'Access Now', note: 'counts' }, { name: 'RFE/RL' }];
		expect(paintText({ language: 'en', sources }, 'en')).toMatch(
			/<cite>Access Now<\/cite>: counts<.*RFE\/RL<\/cite><\/li>/
		);
	});

	const body =
		'<p>One.<sup><a href="#n-fn-1" id="n-fnref-1">12</a></sup> <a href="https://e.example/">3</a> 4<sup>5</sup></p>';

	test.each([
		['fa', '۱۲'],
		['ar', '١٢'],
		['ru', '12']
	])(
		'in %s, read in any language, has its notes numbered as %s and every other number as it stands',
		(language, mark) => {
			for (const shown of languages) expect(paintText({ language, body }, shown)).toContain(body.replace('12', mark));
		}
	);
});
