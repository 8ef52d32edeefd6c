// Sentences of the readiness line that speak of a button or of a moment: they name what is there, and no time that is none.
import { describe, expect, test } from 'vitest';
import { languages } from '#lib/contract/languages.ts';
import type { Readiness } from '#lib/contract/messages.ts';
import { sayLost } from '#lib/pages/lost/say-lost.ts';
import { sayContact } from '#lib/ui/network.ts';
import { idleView, labelKeep, lackOf, sayKeeping } from '#lib/ui/readiness.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { sayAge, sayClock } from '#lib/words/numbers.ts';

const readinessOf = (counts: Partial<Readiness>) => counts as Readiness;

describe.each(languages)('in %s', (language) => {
	const words = wordsOf(language);

	test('an answer of this minute is told by the clock, an older one by its age', () => {
		const view = { state: 'unreachable' as const, mirror: undefined, drillUntil: undefined };
		const at = new Date(Date.now() - 2000);
		const now = sayContact({ ...view, contact: at.toISOString() }, words, language);
		expect(now).toContain(sayClock(at, language));
		expect(now).not.toContain(sayAge(0, 'second', language));
		const older = new Date(Date.now() - 2 * 3_600_000).toISOString();
		expect(sayContact({ ...view, contact: older }, words, language)).toContain(sayAge(2, 'hour', language));
	});

	test.each([
		['is nothing', 0, words.keep.start],
		['is something', 3, words.keep.resume]
	])('a pause names the button that ends it where there %s', (_what, kept, button) => {
		const label = labelKeep({ ...idleView, kind: 'paused' }, kept, words);
		expect(label).toBe(button);
		expect(sayKeeping({ ...idleView, kind: 'paused' }, label, words, language)).toContain(button);
	});

	test.each(['idle', 'waiting', 'held', 'elsewhere', 'done'] as const)(
		'where nothing is lacking the button of %s looks for newer articles, and is no call to fetch everything',
		(kind) => {
			expect(labelKeep({ ...idleView, kind, lacks: 'nothing' }, 3, words)).toBe(words.keep.again);
			expect(labelKeep({ ...idleView, kind, lacks: 'pictures', isTextOnly: true }, 3, words)).toBe(words.keep.again);
			if (kind === 'done') return;
			expect(labelKeep({ ...idleView, kind, lacks: 'pictures' }, 3, words)).toBe(words.keep.start);
			expect(labelKeep({ ...idleView, kind, lacks: 'texts' }, 3, words)).toBe(words.keep.start);
		}
	);

	test('with texts only, pictures are said to be left out where some are not here, else that new ones will be', () => {
		const done = { ...idleView, kind: 'done' as const, isTextOnly: true };
		expect(sayKeeping({ ...done, lacks: 'pictures' }, '', words, language)).toBe(words.keep.doneText);
		const whole = sayKeeping({ ...done, lacks: 'nothing' }, '', words, language);
		expect(whole).toContain(words.keep.done);
		expect(whole).toContain(words.keep.newTextOnly);
	});

	test('it is the rest that waits for Wi-Fi only where there is one', () => {
		const held = { ...idleView, kind: 'held' as const, hold: 'wifi' as const };
		expect(sayKeeping({ ...held, lacks: 'pictures' }, '', words, language)).toBe(words.keep.holds.wifi);
		expect(sayKeeping({ ...held, lacks: 'nothing' }, '', words, language)).toBe(words.keep.newWaits);
	});

	test('nothing is never said to be still to come', () => {
		const running = { ...idleView, kind: 'running' as const, done: 30, total: 30 };
		expect(sayKeeping(running, '', words, language)).toBe(words.ready.reading);
		expect(sayKeeping({ ...running, total: 31, bytesLeft: 9000 }, '', words, language)).not.toBe(words.ready.reading);
	});

	test('a loss names the button that brings it back, and none while it comes', () => {
		const lost = { at: new Date().toISOString(), articles: 2, pictures: 1 };
		expect(sayLost(lost, words.keep.start, words, language)).toContain(words.keep.start);
		const comes = sayLost(lost, undefined, words, language);
		expect(comes).toContain(words.ready.lostComes);
		expect(comes).not.toMatch(/[{}]/);
	});
});

test.each([
	['no list', 0, 0, 0, 0, 'texts'],
	['a text not here', 3, 2, 5, 5, 'texts'],
	['a picture not here', 3, 3, 5, 4, 'pictures'],
	['all here', 3, 3, 5, 5, 'nothing']
])('with %s it is known what is lacking', (_what, articles, articlesKept, pictures, picturesKept, lacks) => {
	expect(lackOf(readinessOf({ articles, articlesKept, pictures, picturesKept }))).toBe(lacks);
});
