// Which languages' words and pages this phone is to have: the reader's own, and every one that it has had.
import { languageOf } from '#lib/contract/app-names.ts';
import { chooseLanguage, languages, type Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { readPath } from '#lib/contract/requests.ts';
import { readFact } from '#lib/vault/ledger.ts';
import { scope } from './scope.ts';

/** The language of documents whose address names none: the one remembered, else the browser's. */
export async function usualLanguage(): Promise<Language> {
	return (await readFact('language').catch(() => undefined)) ?? chooseLanguage(navigator.languages);
}

/** The languages that an app is not whole without. `held` are the paths of all files kept of this build and of others. */
export async function wantedLanguages(held: readonly string[]): Promise<Set<Language>> {
	// A build that had all of them in one file: any may have been the reader's
	if (held.some((path) => path.startsWith(places.templates))) return new Set(languages);
	const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const open = windows.map(({ url }) => readPath(new URL(url).pathname)?.language);
	const known = [...held.map(languageOf), ...open].filter((language) => language !== undefined);
	const { active, installing } = scope.registration;
	// Until the active worker gives way the ledger is its own; what it remembers it has, and another build would change the ledger
	if (active === null || installing === null) known.push(await usualLanguage());
	else if (known.length === 0) known.push(chooseLanguage(navigator.languages));
	return new Set(known);
}
