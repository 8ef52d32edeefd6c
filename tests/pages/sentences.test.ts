// Sentences of the readiness line that speak of a button or of a moment: they name what is there, and no time that is none.
import { describe, expect, test } from 'vitest';
import { languages } from '#lib/contract/languages.ts';
import { sayContact } from '#lib/ui/network.ts';
import { idleView, labelKeep, sayKeeping } from '#lib/ui/readiness.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { sayAge, sayClock } from '#lib/words/numbers.ts';

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
		const label = labelKeep('paused', kept, words);
		expect(label).toBe(button);
		expect(sayKeeping({ ...idleView, kind: 'paused' }, label, words, language)).toContain(button);
	});
});
