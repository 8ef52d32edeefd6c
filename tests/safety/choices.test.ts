// What was switched on for safety is read as it was kept, and leaves no word once all is off.
import { beforeEach, expect, test } from 'vitest';
import { stubLocal } from '../stage/local-words.ts';
import { localNames } from '#lib/contract/places.ts';
import { readChoices, saveChoices } from '#lib/pages/safety/choices.ts';

const kept = new Map<string, string>();

beforeEach(() => {
	kept.clear();
	stubLocal(kept);
});

test.each([
	{ hasExit: true, isDiscreet: false },
	{ hasExit: false, isDiscreet: true },
	{ hasExit: true, isDiscreet: true }
])('%o comes back', (choices) => {
	saveChoices(choices);
	expect(readChoices()).toEqual(choices);
});

test('with all off nothing is kept', () => {
	saveChoices({ hasExit: true, isDiscreet: true });
	saveChoices({ hasExit: false, isDiscreet: false });
	expect(kept.size).toBe(0);
	expect(readChoices()).toEqual({ hasExit: false, isDiscreet: false });
});

test.each(['{', '7', 'null', '{"hasExit":"yes"}', '[]'])('what is kept as %s is off', (text) => {
	kept.set(localNames.safety, text);
	expect(readChoices()).toEqual({ hasExit: false, isDiscreet: false });
});
