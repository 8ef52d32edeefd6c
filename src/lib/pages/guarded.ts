// Whether more than usual is wished for on this phone to keep its reader safe; what it is, is a room's affair.
import type { Language } from '#lib/contract/languages.ts';
import { localNames } from '#lib/contract/places.ts';

/** Brings the room where anything of it is switched on. */
export async function guardPage(language: Language): Promise<void> {
	try {
		if (localStorage.getItem(localNames.safety) !== null) await (await import('./safety/guard.ts')).guard(language);
	} catch (lost) {
		console.info('shyraq: this page is not guarded', lost);
	}
}
