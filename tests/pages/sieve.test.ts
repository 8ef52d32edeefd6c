// By what the list is sifted and in which order it stands, and the publisher's own order.
import { describe, expect, test } from 'vitest';
import { articleIdSchema } from '#lib/article/types.ts';
import { inOrder, type Listed } from '#lib/pages/library/listed.ts';
import {
	countEach,
	countStates,
	everything,
	isIn,
	isSifted,
	putInOrder,
	sieveSchema,
	siftFacts,
	type OrderName,
	type Sieve,
	type Standing
} from '#lib/pages/library/sieve.ts';

const now = new Date(2026, 10, 30, 12).getTime();
const hourMs = 3_600_000;

function makeListed(letter: string, fields: Partial<Listed> = {}): Listed {
	const at = fields.at ?? now - hourMs;
	return {
		id: articleIdSchema(letter.repeat(6)),
		revision: 1,
		language: 'en',
		direction: 'ltr',
		title: letter,
		minutes: 3,
		standfirst: '',
		site: '',
		published: new Date(at).toISOString(),
		tags: [],
		at,
		...fields
	};
}

const articles = [
	makeListed('a', { minutes: 9, tags: ['oil'] }),
	makeListed('b', { at: now - 30 * hourMs, language: 'kk', minutes: 1 }),
	makeListed('c', { at: now - 10 * 24 * hourMs, site: 'Weekly', minutes: 5 }),
	makeListed('d', { at: now - 90 * 24 * hourMs, site: 'Weekly', language: 'kk', tags: ['oil', 'snow'] }),
	makeListed('e', { at: now - 2 * hourMs })
];
const standing: Standing = {
	reached: new Map([
		['aaaaaa', { fraction: 0.4, finished: false, at: 5 }],
		['bbbbbb', { fraction: 1, finished: true, at: 9 }],
		['eeeeee', { fraction: 0.5, finished: false, at: 7 }]
	]),
	saved: new Set(['aaaaaa', 'cccccc', 'eeeeee']),
	archived: new Set(['eeeeee'])
};
const names = (listed: readonly Listed[]) => listed.map(({ title }) => title).join('');

test.each<[Sieve['state'], string]>([
	['all', 'abcd'],
	['unread', 'cd'],
	['begun', 'a'],
	['saved', 'ac'],
	['finished', 'b'],
	['archived', 'e']
])('%s are the articles %s; what is archived is in that state alone', (state, wanted) => {
	expect(names(articles.filter(({ id }) => isIn(state, id, standing)))).toBe(wanted);
	expect(countStates(articles, standing)[state]).toBe(wanted.length);
});

test.each<[string, Partial<Sieve>, string]>([
	['nothing', {}, 'abcde'],
	['what came today by the phone’s calendar', { span: 'today' }, 'ae'],
	['seven days, today with them', { span: 'week' }, 'abe'],
	['thirty days', { span: 'month' }, 'abce'],
	['one day', { span: 'day', day: '2026-11-29' }, 'b'],
	['a day that is not chosen yet', { span: 'day' }, 'abcde'],
	['a source', { source: 'Weekly' }, 'cd'],
	['what the publisher wrote', { source: '' }, 'abe'],
	['a language', { language: 'kk' }, 'bd'],
	['a topic', { tag: 'oil' }, 'ad'],
	['several at once', { tag: 'oil', source: 'Weekly', language: 'kk' }, 'd']
])('sifted by %s', (_name, sieve, wanted) => {
	expect(names(siftFacts(articles, { ...everything, ...sieve }, now))).toBe(wanted);
});

test.each<[OrderName, string]>([
	['publisher', 'abcde'],
	['newest', 'aebcd'],
	['oldest', 'dcbea'],
	['shortest', 'bdeca'],
	['longest', 'acdeb'],
	['read', 'beacd']
])('in the order %s', (order, wanted) => {
	expect(names(putInOrder(articles, order, standing))).toBe(wanted);
});

test('what there is to choose among is counted, the most first', () => {
	expect(countEach(articles, ({ tags }) => tags)).toEqual([
		['oil', 2],
		['snow', 1]
	]);
	expect(countEach(articles, ({ site }) => [site])).toEqual([
		['', 3],
		['Weekly', 2]
	]);
});

describe('the publisher’s order', () => {
	test('is the front’s: those chosen, then by age; after the lead the reader’s language comes first', () => {
		expect(names(inOrder(articles, ['cccccc', 'dddddd'], 'en'))).toBe('caedb');
		expect(names(inOrder(articles, ['cccccc', 'zzzzzz'], 'kk'))).toBe('cbdae');
	});

	test('is by age alone beyond the first forty', () => {
		const many = Array.from({ length: 50 }, (_, at) =>
			makeListed('a', {
				id: articleIdSchema(
					`aaaa${String.fromCharCode(97 + Math.floor(at / 10))}${String.fromCharCode(97 + (at % 10))}`
				),
				at: now - at,
				title: `${at};`,
				language: at === 45 ? 'kk' : 'en'
			})
		);
		expect(
			names(inOrder(many, [], 'kk'))
				.split(';')
				.indexOf('45')
		).toBe(45);
	});
});

test('what was remembered wrongly is not chosen', () => {
	expect(sieveSchema({ state: 'lost', span: 'never', order: 1 })).toEqual(everything);
	expect(isSifted(sieveSchema({}))).toBe(false);
	expect(isSifted(sieveSchema({ source: '' }))).toBe(true);
});
