// The index against a plain scan: what is found is what is there, in every language, whatever is asked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildShard, mergeShards, type Findable } from '#lib/search/build.ts';
import { findIn } from '#lib/search/find.ts';
import { foldWord } from '#lib/search/fold.ts';
import { readQuery } from '#lib/search/query.ts';
import { Shard } from '#lib/search/shard.ts';
import { StandingIndex, type Question } from '#lib/search/standing-index.ts';
import { warmUp } from '#lib/search/warm-up.ts';
import { readWords } from '#lib/search/words.ts';
import { articleIdSchema, hashSchema } from '#lib/article/types.ts';
import type { Bytes } from '#lib/article/bytes.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

function article(number: number, blocks: readonly string[]): Findable {
	const id = articleIdSchema(`abcd${letters[number >> 5] ?? 'a'}${letters[number & 31] ?? 'a'}`);
	const hash = hashSchema(number.toString(16).padStart(64, '0'));
	return { id, hash, revision: 1, language: 'en', site: '', published: 1_700_000_000 + number, blocks };
}

async function open(bytes: Bytes): Promise<Shard> {
	const shard = await Shard.read(bytes);
	if (shard === undefined) throw new Error('the shard is damaged');
	return shard;
}

function ids(shards: readonly Shard[], typed: string): string[] {
	const asked = { clauses: readQuery(typed), admits: () => true, most: 10_000, order: 'best' as const };
	const { hits, total } = findIn(shards, asked);
	expect(total).toBe(hits.length);
	return hits.map((hit) => hit.article.id).sort();
}

const some = [
	['Шырақ жанды', 'Қазақстанда интернет өшірілді. Үңгір, һәм әлем; ғалам ұлы.'],
	['Ёлка в январе', 'Всё ещё нет сети. Мой дом и мои книги. Интернет отключили в Алматы.'],
	['The café stayed open', 'It’s a naïve résumé; the lamp was lit. State-of-the-art, 1,000 lamps.'],
	['چراغ در تاریکی', 'اینترنت قطع شد و مردم نمی‌خواهند بخوابند. كتاب و يار'],
	['مصباح', 'كِتَابٌ عَرَبِيٌّ في اللَّيْل، والمدرسة مغلقة'],
	['東京の夜', '灯りが消えた。東京は静かだった。'],
	['Two blocks', 'ends with lamp', 'lit begins the next']
];

/** What each finds, by the number of the article. */
const table: [string, number[]][] = [
	['шырак', [0]],
	['ШЫРАҚ', [0]],
	['казакстан', [0]],
	['оширилди', [0]],
	['унгир улы галам', [0]],
	['елка', [1]],
	['ёл', [1]],
	['все еще', [1]],
	['всё ещё', [1]],
	['интернет', [0, 1]],
	['"нет сети"', [1]],
	['"нет интернет"', []],
	['мой', [1]],
	['cafe', [2]],
	['CAFÉ', [2]],
	['resume naive', [2]],
	['its', [2]],
	['it’s', [2]],
	['lamp', [2, 6]],
	['lamp -café', [6]],
	['"lamp was lit"', [2]],
	['"lamp lit"', []],
	['«the lamp»', [2]],
	['"the la', [2]],
	['state-of-the-art', [2]],
	['1,000', [2]],
	['کتاب', [3, 4]],
	['كتاب', [3, 4]],
	['نمی‌خواهند', [3]],
	['نمیخواهند', [3]],
	['نمی خواهند', [3]],
	['"نمی‌خواهند بخوابند"', [3]],
	['یار', [3]],
	['مدرسه', []],
	['والمدرسه', [4]],
	['عربی', [4]],
	['東京', [5]],
	['京東', []],
	['灯り', [5]],
	['', []],
	['-lamp', []],
	['"', []],
	['zzz', []]
];

describe('a table of queries in five languages and more', async () => {
	const articles = some.map((blocks, number) => article(number, blocks));
	const one = await open(await buildShard(articles));
	const many = await Promise.all(articles.map(async (each) => open(await buildShard([each]))));
	const merged = await open(await mergeShards(many, () => true));
	test.each(table)('%s', (typed, numbers) => {
		const wanted = numbers.map((number) => articles[number]?.id).sort();
		for (const shards of [[one], many, [merged]]) expect(ids(shards, typed)).toEqual(wanted);
	});
});

test('shards merged are, byte for byte, the one that would have been built', async () => {
	const articles = some.map((blocks, number) => article(number, blocks));
	const parts = await Promise.all(
		[articles.slice(0, 3), articles.slice(3)].map(async (each) => open(await buildShard(each)))
	);
	expect(await mergeShards(parts, () => true)).toEqual(await buildShard(articles));
	const without = articles.filter((_, number) => number !== 2);
	expect(await mergeShards(parts, ({ id }) => id !== articles[2]?.id)).toEqual(await buildShard(without));
});

// Few words and letters, so that chance meets what is there
const word = fc.oneof(
	fc.stringMatching(/^[abc]{1,3}$/),
	fc.constantFrom('lamp', 'lamps', 'ёлка', 'елки', 'қар', 'кар', 'کتاب', 'كتاب', 'می‌روم', 'é', 'e', '火', '水火')
);
const block = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

/**
 * By looking at every word, without an index: whether each of the loose words begins one, and each phrase stands in a block. Of a
 * phrase that is still typed, which can be the last clause alone, the last word only begins one.
 */
function scan(blocks: readonly string[], typed: readonly (string | string[])[], isOpen: boolean): boolean {
	const all = blocks.map((text) => readWords(text));
	return typed.every((clause, number) =>
		all.some((words) => {
			if (typeof clause === 'string') return words.some(({ folded }) => folded.startsWith(foldWord(clause)));
			const isBegun = (at: number): boolean => isOpen && number === typed.length - 1 && at === clause.length - 1;
			return words.some(({ position }) =>
				clause.every((wanted, at) =>
					words.some(
						({ position: own, folded }) =>
							own === position + at && (isBegun(at) ? folded.startsWith(foldWord(wanted)) : folded === foldWord(wanted))
					)
				)
			);
		})
	);
}

const simple = fc.constantFrom('a', 'ab', 'abc', 'b', 'ca', 'lamp', 'lam', 'ёлка', 'қар', 'کتاب', 'é', '火');

test('whatever is asked, what is found is what a plain scan finds', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(block, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 40 }),
			fc.array(fc.oneof(simple, fc.array(simple, { minLength: 2, maxLength: 3 })), { minLength: 1, maxLength: 3 }),
			fc.integer({ min: 1, max: 5 }),
			fc.boolean(),
			async (texts, typed, size, isOpen) => {
				const articles = texts.map((blocks, number) => article(number, blocks));
				const shards: Shard[] = [];
				for (let at = 0; at < articles.length; at += size)
					shards.push(await open(await buildShard(articles.slice(at, at + size))));
				const end = (number: number): string => (isOpen && number === typed.length - 1 ? '' : '"');
				const query = typed
					.map((clause, number) => (typeof clause === 'string' ? clause : `"${clause.join(' ')}${end(number)}`))
					.join(' ');
				const wanted = articles
					.filter(({ blocks }) => scan(blocks, typed, isOpen))
					.map(({ id }) => id)
					.sort();
				expect(ids(shards, query)).toEqual(wanted);
				expect(ids([await open(await mergeShards(shards, () => true))], query)).toEqual(wanted);
			}
		),
		{ numRuns: 200 }
	);
});

test('the engine is warmed by what the index itself has, and by nothing once somebody asks', async () => {
	const index = new StandingIndex();
	const shard = await open(await buildShard(some.map((blocks, number) => article(number, blocks))));
	index.change({ ...index.manifest, shards: [{ sum: shard.sum, articles: some.length }] }, shard);
	const asked: string[] = [];
	const heard = {
		get shards() {
			return index.shards;
		},
		ask: (question: Question) => {
			asked.push(question.typed);
			expect(index.ask(question).total).toBeGreaterThan(0);
			return index.ask(question);
		}
	};
	const pause = () => Promise.resolve();
	await warmUp(heard, pause, () => false);
	expect(asked).toEqual(['Ш', 'Шырақ', '"Шырақ ж']);
	await warmUp(heard, pause, () => asked.length > 3);
	expect(asked).toHaveLength(4);
});

test('a folded word folds to itself', () => {
	const property = fc.property(fc.string({ unit: 'grapheme' }), (text) => {
		expect(foldWord(foldWord(text))).toBe(foldWord(text));
	});
	fc.assert(property, { numRuns: 2000 });
});

test('damaged bytes are no shard, wherever the damage is', async () => {
	const bytes = await buildShard(some.map((blocks, number) => article(number, blocks)));
	await fc.assert(
		fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
			const damaged = bytes.slice();
			damaged[at] = (damaged[at] ?? 0) ^ by;
			expect(await Shard.read(damaged)).toBeUndefined();
			expect(await Shard.read(bytes.slice(0, at))).toBeUndefined();
		}),
		{ numRuns: 200 }
	);
});
