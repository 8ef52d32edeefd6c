// Taking everything away, the app as well: done by a document that stands alone, since the reader itself would make things anew.
import type { Language } from '#lib/contract/languages.ts';
import { databaseNames } from '#lib/contract/places.ts';
import type { SafetyWords } from '#lib/words/safety/words.ts';
import { keepAlone } from './alone.ts';
import script from './removal.js?raw';

/** Where that document stands for as long as it takes. */
const address = '/removal';
/** Begins the name of everything that is kept here under a name of ours. */
const prefix = 'shyraq-';

/** Goes to the document that removes everything and says what stays. @throws DOMException where the phone would not keep it */
export async function removeAll({ sheet, removal }: SafetyWords, language: Language): Promise<void> {
	const body =
		`<main><h1>${sheet.name}</h1><p id="working" role="status">${removal.working}</p>` +
		`<p id="done" role="status" hidden>${removal.done}</p>` +
		`<div id="left" role="alert" hidden><p>${removal.left}</p><button id="again" type="button">${removal.again}</button></div>` +
		`<h2>${removal.stays}</h2><ul>${removal.stay.map((each) => `<li>${each}</li>`).join('')}</ul></main>`;
	const facts = { prefix, databases: Object.values(databaseNames).join(' ') };
	await keepAlone(address, { language, title: sheet.name, body, facts, script });
	location.replace(address);
}
