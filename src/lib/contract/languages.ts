// The interface's languages: which there are, which way they run, and how one is chosen.

/** The languages the interface speaks, as BCP 47 tags; the first is the fallback. */
export const languages = ['en', 'kk', 'ru', 'fa'] as const;

/** A language the interface speaks. */
export type Language = (typeof languages)[number];

/** Which way a line runs, as in the `dir` attribute of HTML. */
export type Direction = 'ltr' | 'rtl';

const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Whether a piece of text names a language of the interface. */
export function isLanguage(tag: unknown): tag is Language {
	return typeof tag === 'string' && (languages as readonly string[]).includes(tag);
}

/** The direction of a BCP 47 tag by its primary subtag: `fa-IR` is `rtl`. */
export function directionOf(tag: string): Direction {
	return rightToLeft.has(tag.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/**
 * The first interface language among wanted BCP 47 tags, most wanted first
 * (`navigator.languages`, or `Accept-Language` sorted by weight); English where none fits.
 */
export function chooseLanguage(wanted: Iterable<string>): Language {
	for (const tag of wanted) {
		const primary = tag.toLowerCase().split('-')[0];
		if (isLanguage(primary)) return primary;
	}
	return 'en';
}
