// The points of readiness: a sign says no more than its sentence, and none of them contradicts another, whatever was lost.
import { describe, expect, test } from 'vitest';
import type { Readiness } from '#lib/contract/messages.ts';
import { readPoints, sayVerdict, type DarkView } from '#lib/ui/dark.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { darkWords as texts } from '#lib/words/dark/en.ts';

const words = wordsOf('en');
const whole: Readiness = {
	number: 3,
	publisher: 'The Lamp',
	key: 'lamp.example+0123abcd+AAAA',
	articles: 5,
	articlesKept: 5,
	pictures: 26,
	picturesKept: 26,
	newest: new Date(Date.now() - 86_400_000).toISOString(),
	minutes: 30,
	textBytes: 90_000,
	pictureBytes: 900_000,
	lackingBytes: 0,
	states: {},
	checkedAt: new Date().toISOString(),
	lost: undefined
};
/** As the ledger tells it when the caches are gone: the contents with them. */
const cleared: Partial<Readiness> = {
	number: 0,
	publisher: undefined,
	articlesKept: 0,
	picturesKept: 5,
	newest: undefined,
	minutes: 0,
	textBytes: 0,
	checkedAt: undefined
};

function viewOf(readiness: Partial<Readiness>, others: Partial<DarkView> = {}): DarkView {
	return {
		readiness: { ...whole, ...readiness },
		isTextOnly: false,
		install: 'running',
		persistence: 'lasting',
		clockSeconds: 0,
		roomBytes: 0,
		lacking: undefined,
		...others
	};
}

function pointsOf(view: DarkView) {
	return Object.fromEntries(readPoints(view, texts, words, 'en').map((point) => [point.name, point]));
}

const verdictOf = (view: DarkView): string => sayVerdict(readPoints(view, texts, words, 'en'), view, texts, 'en');

test('where all is kept every sign is good and the phone is ready', () => {
	const view = viewOf({});
	expect(readPoints(view, texts, words, 'en').map(({ sign }) => sign)).toEqual(Array(10).fill('good'));
	expect(verdictOf(view)).toBe(texts.verdicts.ready);
	// Five articles, 90 KB, and how long they read
	expect(pointsOf(view)['texts']?.text).toMatch(/30/);
});

test('what of the app is still to come is a thing to do, and where nobody knows it is not spoken of', () => {
	const part = pointsOf(viewOf({}, { roomBytes: 60_000 }))['app'];
	expect(part?.sign).toBe('act');
	expect(part?.text).toContain('60');
	expect(verdictOf(viewOf({}, { roomBytes: 60_000 }))).toBe('Nearly ready: 1 thing is left.');
	expect(pointsOf(viewOf({}, { roomBytes: undefined }))['app']).toBeUndefined();
});

test('after the library was cleared the points say what there was, what is missing, and whose key is known', () => {
	const points = pointsOf(viewOf(cleared, { clockSeconds: undefined }));
	expect(points['texts']).toMatchObject({ sign: 'act', text: '0 of 5' });
	expect(points['pictures']?.sign).toBe('act');
	expect(points['missing']).toMatchObject({ sign: 'act' });
	expect(points['missing']?.text).toContain('5 articles');
	expect(points['missing']?.text).toContain('21 pictures');
	expect(points['key']).toMatchObject({ sign: 'good' });
	expect(points['key']?.text).toContain('lamp.example');
	expect(points['checked']?.sign).toBe('unknown');
});

test.each<[string, Partial<Readiness>]>([
	['cleared', cleared],
	['new', { ...cleared, articles: 0, pictures: 0, picturesKept: 0, key: undefined }]
])('on a phone that is %s no sentence only repeats its sign, and none is good over nothing', (_name, readiness) => {
	const view = viewOf(readiness, { clockSeconds: undefined, install: 'menu' });
	const points = readPoints(view, texts, words, 'en');
	for (const { text } of points) expect(Object.values(texts.signs)).not.toContain(text);
	for (const name of ['texts', 'pictures', 'missing'])
		expect(points.find((point) => point.name === name)?.sign).not.toBe('good');
	expect(verdictOf(view)).toBe(texts.verdicts.bare);
});

describe('what is lacking', () => {
	const readiness = { picturesKept: 9, pictures: 21 };
	test.each<[string, DarkView['lacking'], string]>([
		['of every picture', { pictures: 12, bytes: 640_000 }, '12 pictures (640 kB)'],
		[
			'of some, since the articles of others are lacking',
			{ pictures: 8, bytes: 400_000 },
			'12 pictures (at least 400 kB)'
		],
		['of none', { pictures: 0, bytes: 0 }, '12 pictures'],
		['not yet', undefined, '12 pictures']
	])('is said with its size, where that is known: %s', (_name, lacking, text) => {
		const missing = pointsOf(viewOf(readiness, { lacking }))['missing']?.text;
		expect(missing?.replace(/[\u2068\u2069]/g, '').replace(/\u00a0/g, ' ')).toBe(text);
	});

	test.each<[string, Partial<Readiness>]>([
		['texts', { articlesKept: 3, lackingBytes: 9000 }],
		['pictures', { picturesKept: 25 }],
		['both', { articlesKept: 3, picturesKept: 1, lackingBytes: 9000 }]
	])('is one thing to do: %s', (_name, readiness) => {
		expect(verdictOf(viewOf(readiness))).toBe('Nearly ready: 1 thing is left.');
	});

	test('is not what was left out by choice', () => {
		const view = viewOf({ picturesKept: 0, pictureBytes: 0 }, { isTextOnly: true });
		expect(pointsOf(view)['pictures']?.sign).toBe('good');
		expect(verdictOf(view)).toBe(texts.verdicts.ready);
	});
});

test.each<[DarkView['install'], string, string, string]>([
	['running', 'good', words.install.running, texts.verdicts.ready],
	['installed', 'good', words.install.done, texts.verdicts.ready],
	['offered', 'act', texts.homeNot, 'Nearly ready: 1 thing is left.'],
	['ios', 'act', texts.homeNot, 'Nearly ready: 1 thing is left.'],
	['menu', 'unknown', words.keep.notSaid, texts.verdicts.ready],
	['unknown', 'unknown', words.keep.notSaid, texts.verdicts.ready]
])('on the home screen or not (%s): sign, sentence and verdict say the same', (install, sign, text, verdict) => {
	const view = viewOf({}, { install });
	expect(pointsOf(view)['home']).toMatchObject({ sign, text });
	expect(verdictOf(view)).toBe(verdict);
});

test.each<[DarkView['persistence'], string, string, string | undefined, string]>([
	['lasting', 'good', words.keep.persisted, undefined, texts.verdicts.ready],
	['fleeting', 'act', words.keep.notPersisted, 'persist', 'Nearly ready: 1 thing is left.'],
	['unknown', 'unknown', words.keep.notSaid, undefined, texts.verdicts.ready]
])('storage that is %s is said to be so, with what can be done', (persistence, sign, text, act, verdict) => {
	const view = viewOf({}, { persistence });
	const point = pointsOf(view)['lasting'];
	expect([point?.sign, point?.text, point?.act]).toEqual([sign, text, act]);
	expect(verdictOf(view)).toBe(verdict);
});
