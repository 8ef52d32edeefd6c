// What was switched on for safety is read as it was kept, and leaves no word once all is off.
import { beforeEach, expect, test, vi } from 'vitest';
import { localNames } from '#lib/contract/places.ts';
import { readChoices, saveChoices } from '#lib/pages/safety/choices.ts';

const kept = new Map<string, string>();

beforeEach(() => {
	kept.clear();
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => void kept.set(name, value),
		removeItem: (name: string) => void kept.delete(name)
	});
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
