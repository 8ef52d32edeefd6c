// Which language a text is in, by its letters and its smallest words, where neither source nor page says.

/** Letters by which languages of one script are told apart. */
const letters: readonly (readonly [string, RegExp])[] = [
	['kk', /[әғқңөұүһі]/gi],
	['uk', /[їєґі]/gi],
	['be', /[ўі]/gi],
	['fa', /[پچژگکی]/g],
	['ur', /[ٹڈڑںے]/g]
];

/** The smallest words of languages in Latin letters, which nearly every sentence has. */
const words: Readonly<Record<string, readonly string[]>> = {
	en: ['the', 'and', 'of', 'to', 'is', 'that', 'with', 'for', 'was', 'are'],
	de: ['der', 'die', 'und', 'das', 'ist', 'nicht', 'mit', 'den', 'ein', 'von'],
	fr: ['le', 'les', 'des', 'est', 'une', 'dans', 'que', 'pour', 'et', 'du'],
	es: ['el', 'los', 'que', 'las', 'una', 'por', 'con', 'para', 'del', 'es'],
	it: ['il', 'che', 'di', 'per', 'una', 'della', 'sono', 'non', 'con', 'gli'],
	pt: ['que', 'não', 'uma', 'para', 'com', 'os', 'dos', 'em', 'do', 'é'],
	nl: ['het', 'een', 'van', 'niet', 'dat', 'zijn', 'voor', 'met', 'op', 'de'],
	pl: ['nie', 'jest', 'się', 'na', 'że', 'do', 'to', 'jak', 'przez', 'oraz'],
	tr: ['ve', 'bir', 'bu', 'için', 'ile', 'da', 'de', 'olarak', 'çok', 'daha'],
	sv: ['och', 'att', 'det', 'som', 'är', 'inte', 'för', 'på', 'med', 'ett']
};

const scripts: readonly (readonly [string, RegExp])[] = [
	['ja', /[\u3040-\u30ff]/g],
	['ko', /[\uac00-\ud7af]/g],
	['zh', /[\u4e00-\u9fff]/g],
	['el', /\p{Script=Greek}/gu],
	['he', /\p{Script=Hebrew}/gu],
	['hy', /\p{Script=Armenian}/gu],
	['ka', /\p{Script=Georgian}/gu],
	['hi', /\p{Script=Devanagari}/gu],
	['th', /\p{Script=Thai}/gu]
];

/** A few thousand letters tell as much as all. */
const looked = 4000;
/** A language's own letters make up at least so much of its text. */
const leastShare = 0.01;
/** Of a script, at least so much, for other texts quote it. */
const leastScript = 0.2;
/** And of its smallest words. */
const leastWords = 0.05;

/** The language of a plain text as a BCP 47 tag; `und` where it cannot be told (RFC 5646, section 4.1). */
export function guessLanguage(text: string): string {
	const sample = text.slice(0, looked);
	const size = count(sample, /\p{L}/gu);
	if (size === 0) return 'und';
	const script = scripts.find(([, pattern]) => count(sample, pattern) >= leastScript * size);
	if (script !== undefined) return script[0];
	if (count(sample, /\p{Script=Cyrillic}/gu) > size / 2) return bestOf(['kk', 'uk', 'be'], sample, size) ?? 'ru';
	if (count(sample, /\p{Script=Arabic}/gu) > size / 2) return firstOf(['ur', 'fa'], sample, size) ?? 'ar';
	return count(sample, /\p{Script=Latin}/gu) > size / 2 ? byWords(sample) : 'und';
}

/** Urdu has the letters of Persian too, so it is looked for first. */
function firstOf(languages: readonly string[], sample: string, size: number): string | undefined {
	return languages.find((language) => {
		const pattern = letters.find(([known]) => known === language)?.[1];
		return pattern !== undefined && count(sample, pattern) >= leastShare * size;
	});
}

/** Ukrainian and Belarusian share і with Kazakh, which has eight letters beside it: who has the most is meant. */
function bestOf(languages: readonly string[], sample: string, size: number): string | undefined {
	const counted = letters
		.filter(([language]) => languages.includes(language))
		.map(([language, pattern]) => ({ language, share: count(sample, pattern) / size }))
		.filter(({ share }) => share >= leastShare);
	const best = Math.max(...counted.map(({ share }) => share));
	const tied = counted.filter(({ share }) => share === best);
	// Where і alone decides, the one without letters of its own has none of the others.
	return (tied.find(({ language }) => language !== 'kk') ?? tied[0])?.language;
}

function byWords(sample: string): string {
	const all = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
	let best = { language: 'und', hits: Math.max(1, all.length * leastWords) };
	for (const [language, small] of Object.entries(words)) {
		const known = new Set(small);
		const hits = all.filter((word) => known.has(word)).length;
		if (hits > best.hits) best = { language, hits };
	}
	return best.language;
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}
