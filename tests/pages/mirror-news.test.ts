// The row of a mirror: one sentence on what came of it last, and the age of its copy where that is known and not said already.
import { describe, expect, test } from 'vitest';
import { writeDay } from '#lib/article/compose/words.ts';
import { languages } from '#lib/contract/languages.ts';
import type { MirrorNews, MirrorSight } from '#lib/contract/messages.ts';
import { sayAge, sayNews } from '#lib/ui/mirror-news.ts';
import { writeMoment } from '#lib/ui/moment.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { loadMirrorsWords } from '#lib/words/mirrors/words.ts';
import { say } from '#lib/words/shape.ts';

const hourMs = 3_600_000;
const now = Date.now();
const at = new Date(now - hourMs).toISOString();
const published = '2022-01-08T12:00:00Z';

describe.each(languages)('in %s', async (language) => {
	const words = wordsOf(language);
	const texts = await loadMirrorsWords(language);
	const time = writeMoment(at, words, language, now);
	const day = writeDay(words.paint, published);
	const copy = say(texts.copy, { day });
	const last = (kind: MirrorNews): MirrorSight => ({ last: { kind, at } });
	const refused = say(texts.refused, { time });

	test.each<[string, MirrorSight, string, string | undefined]>([
		['was not asked', {}, texts.silent, undefined],
		['gave a list', { published, ...last('copy') }, say(texts.answered, { time }), copy],
		['gave articles alone', last('pieces'), say(texts.ageless, { time }), undefined],
		['gave articles after a list', { published, ...last('pieces') }, say(texts.answered, { time }), copy],
		['has an older list', { published, ...last('older') }, say(texts.older, { time, day }), undefined],
		[
			'has another list of our number',
			{ published, ...last('same-number') },
			say(texts.sameNumber, { time, day }),
			undefined
		],
		['gave what is not the publisher’s', { published, ...last('refused'), refusedAt: at }, refused, copy],
		['is no library', last('odd'), say(texts.odd, { time }), undefined],
		['gave nothing after a list', { published, ...last('nothing') }, say(texts.tried, { time }), copy]
	])('of a mirror that %s this is said, and nothing else', (_what, mirror, sentence, age) => {
		expect(sayNews(mirror, texts, words, language, now)).toBe(sentence);
		expect(sayAge(mirror, texts, words)).toBe(age);
	});

	test('a refusal is told for a day though a good list came after it, and not instead of what is worse', () => {
		const good = { published, refusedAt: at, last: { kind: 'copy', at: new Date(now).toISOString() } } as const;
		expect(sayNews(good, texts, words, language, now)).toBe(refused);
		const old = new Date(now - 25 * hourMs).toISOString();
		expect(sayNews({ ...good, refusedAt: old }, texts, words, language, now)).toBe(
			say(texts.answered, { time: writeMoment(now, words, language, now) })
		);
		expect(sayNews({ ...good, ...last('nothing') }, texts, words, language, now)).toBe(say(texts.tried, { time }));
	});
});
