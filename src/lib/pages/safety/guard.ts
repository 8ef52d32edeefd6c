// The room `safety` on every page: the quick exit and the discreet name, where they are switched on.
import type { Language } from '#lib/contract/languages.ts';
import { loadSafetyWords } from '#lib/words/safety/words.ts';
import { readChoices } from './choices.ts';
import { wearCover } from './cover.ts';
import { offerExit } from './exit.ts';

let takeAway: (() => void) | undefined;

/** Does on this page what is switched on now. @throws where the room's words are not on this phone and cannot be had */
export async function guard(language: Language): Promise<void> {
	const texts = await loadSafetyWords(language);
	const { hasExit, isDiscreet } = readChoices();
	takeAway?.();
	takeAway = hasExit ? offerExit(texts, language) : undefined;
	if (isDiscreet) wearCover(texts.sheet.name);
}
