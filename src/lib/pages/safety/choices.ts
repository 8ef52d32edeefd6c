// What was switched on for the safety of the reader, in localStorage, since every page asks for it as it comes to life.
import { object, orElse, readAs, readJson, truth, type Of } from '#lib/article/schema.ts';
import { localNames } from '#lib/contract/places.ts';

const choicesSchema = object({ hasExit: orElse(truth, false), isDiscreet: orElse(truth, false) });
export type SafetyChoices = Of<typeof choicesSchema>;

/** The choices on this phone; a value that is missing or wrong is off. @throws DOMException where the browser keeps nothing for us */
export function readChoices(): SafetyChoices {
	return readAs(choicesSchema, readJson(localStorage.getItem(localNames.safety) ?? '{}')) ?? choicesSchema({});
}

/** Keeps the choices; where nothing is switched on, no word of them. @throws DOMException where the browser keeps nothing for us */
export function saveChoices(choices: SafetyChoices): void {
	if (choices.hasExit || choices.isDiscreet) localStorage.setItem(localNames.safety, JSON.stringify(choices));
	else localStorage.removeItem(localNames.safety);
}
