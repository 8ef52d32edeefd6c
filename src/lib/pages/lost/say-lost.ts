// What was lost on this phone, in a sentence.
import type { Language } from '#lib/contract/languages.ts';
import type { Lost } from '#lib/contract/messages.ts';
import { writeMoment } from '#lib/ui/moment.ts';
import type { Words } from '#lib/words/catalogue.ts';
import { sayNumber } from '#lib/words/numbers.ts';
import { say } from '#lib/words/shape.ts';

/** What was found gone, and how it comes again; `button` is the label of what brings it, where it does not come already. */
export function sayLost(
	{ at, articles, pictures }: Lost,
	button: string | undefined,
	words: Words,
	language: Language
): string {
	return say(words.ready.lost, {
		time: writeMoment(at, words, language),
		articles: sayNumber(articles, language),
		pictures: sayNumber(pictures, language),
		rest: button === undefined ? words.ready.lostComes : say(words.ready.lostBy, { button })
	});
}
