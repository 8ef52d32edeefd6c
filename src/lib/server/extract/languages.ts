// In which language a page is and which way its lines run: as it says, else as its letters show.
import type { Linked } from './json-ld.ts';

const tagForm = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;
const rightToLeft = /^(?:ar|fa|he|iw|ur|ps|sd|ug|yi|dv|ku-arab|ckb|az-arab|kk-arab)(?:-|$)/i;

/** Letters that only one of the languages we know has much of. */
const letters: readonly [language: string, form: RegExp][] = [
	['kk', /[әғқңөұүһі]/gi],
	['uk', /[їєґ]/gi],
	['fa', /[پچژگکی]/g],
	['ja', /[\u3040-\u30ff]/g],
	['ko', /[\uac00-\ud7af]/g]
];
const scripts: readonly [language: string, form: RegExp][] = [
	['ru', /[\u0400-\u04ff]/g],
	['ar', /[\u0600-\u06ff]/g],
	['he', /[\u0590-\u05ff]/g],
	['zh', /[\u4e00-\u9fff]/g]
];

/** The language as a BCP 47 tag. */
export function tellLanguage(
	page: Document,
	metas: ReadonlyMap<string, string>,
	linked: Linked | undefined
): string | undefined {
	const root = page.documentElement;
	const given = [
		root.getAttribute('lang'),
		root.getAttribute('xml:lang'),
		page.body.getAttribute('lang'),
		linked?.language
	];
	const others = [
		metas.get('content-language'),
		metas.get('language'),
		metas.get('dc.language'),
		metas.get('og:locale')
	];
	const told = [...given, ...others]
		.map((tag) => (tag ?? '').trim().replaceAll('_', '-'))
		.find((tag) => tagForm.test(tag));
	const seen = seeLanguage(page.body.textContent.slice(0, 20_000));
	// Templates say English in every country: letters that English has none of know better.
	return told === undefined || (/^en(?:-|$)/i.test(told) && seen !== undefined) ? seen : normal(told);
}

/** The language that the letters of a text show, undefined where they are shared by many. */
export function seeLanguage(text: string): string | undefined {
	const all = count(text, /\p{L}/gu);
	const script = scripts.find(([, form]) => count(text, form) > 0.4 * all)?.[0];
	const own = letters.find(([, form]) => count(text, form) > 0.02 * all)?.[0];
	return script === undefined && own !== 'ko' && own !== 'ja' ? undefined : (own ?? script);
}

/** Which way the lines run: as the page says, else as its language does. */
export function tellDirection(page: Document, language: string | undefined): 'ltr' | 'rtl' | undefined {
	const told = (page.documentElement.getAttribute('dir') ?? page.body.getAttribute('dir') ?? '').toLowerCase();
	if (told === 'rtl' || told === 'ltr') return told;
	return language === undefined ? undefined : rightToLeft.test(language) ? 'rtl' : 'ltr';
}

function count(text: string, form: RegExp): number {
	return text.match(form)?.length ?? 0;
}

/** A tag as BCP 47 writes it; one that is not well formed after all is dropped. */
function normal(tag: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(tag)[0];
	} catch {
		// Of the right letters and yet no tag.
		return undefined;
	}
}
