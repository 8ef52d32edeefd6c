// How well bytes read as each of the old encodings, judged by the letters that come out.
import { alphabets, cyrillic, greek, hebrew, kz1048Name, type Alphabet } from './decode-alphabets.ts';

/** KZ-1048 (STRK 1048-2002), which browsers do not know: windows-1251 with these letters in the places of others. */
const kz1048 = { from: 'ЌЋќћЎўЈҐЄЇґєјЅѕї', to: 'ҚҺқһҰұӘӨҒҮөғәҢңү' };

/** Marks that text of any script has. */
const neutral = /[\u00a0\u00ad«»‘’‚“”„‹›–—…•·№©®™§°€£×、。「」『』（），！？：；《》]/g;
const strange = /[^\x00-\x7f]/g;
const broken = /[\ufffd\x80-\x9f\ue000-\uf8ff]/g;
const turned = /(?=\P{ASCII})\p{Ll}\p{Lu}|\p{Ll}(?=\P{ASCII})\p{Lu}/gu;
const seam = /[a-z](?=\P{ASCII})[\p{L}\p{No}]|(?=\P{ASCII})[\p{L}\p{No}][a-z]/giu;
/** One letter that is no word: what reads so is a mark of another encoding. */
const lone = /(?<![\p{L}\p{M}])[\u0370-\u06ff\u0e00-\u0e7f](?![\p{L}\p{M}])/gu;
const cluster = /(?:(?=\P{ASCII})[\p{L}\p{No}]){3,}/gu;
/** Letters of Ukrainian, Belarusian, Serbian, Macedonian: no text has those of three, but Kazakh read wrongly does. */
const neighbours = [/[їєґЇЄҐ]/, /[ўЎ]/, /[ћђЋЂ]/, /[ќѕѓЌЅЃ]/, /[јЈ]/];
const neighbourLetters = /[їєґЇЄҐўЎћђЋЂќѕѓЌЅЃјЈ]/g;

/** What being declared is worth; more where there are too few letters to tell. */
const declaredWorth = 0.5;
const headerWorth = 0.3;
const fewLetters = 6;
/** So many letters have vowels among them in their usual share. */
const enoughLetters = 20;
const languageWorth = 0.3;
const orderCost = 0.01;

/** What a document says of itself; every label in the form of `TextDecoder`, or undefined. */
export interface Claims {
	declared: string | undefined;
	header: string | undefined;
	/** Primary language (`ru`). */
	language: string | undefined;
}

/** Decodes by a name as `likeliest` gives it. Never throws: what cannot be read becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, label: string): string {
	if (label !== kz1048Name) return new TextDecoder(label).decode(bytes);
	const { from, to } = kz1048;
	return new TextDecoder('windows-1251')
		.decode(bytes)
		.replace(new RegExp(`[${from}]`, 'g'), (letter) => to.charAt(from.indexOf(letter)));
}

/**
 * The encoding by which a sample reads best. One that is declared is worth more than one that is not, but not more than
 * sense: a declaration that gives rubbish loses.
 */
export function likeliest(sample: Uint8Array, { declared, header, language }: Claims): string {
	const known = new Map(alphabets.map((alphabet) => [alphabet.label, alphabet]));
	const labels = new Set([declared, header, ...known.keys()].filter((label) => label !== undefined));
	const trust = 1 + Math.min(1, fewLetters / Math.max(1, sample.filter((byte) => byte >= 0x80).length));
	let best = { label: 'windows-1252', worth: -Infinity };
	for (const [order, label] of [...labels].entries()) {
		const alphabet = known.get(label) ?? kin(label);
		const claim = label === declared ? declaredWorth : label === header ? headerWorth : 0;
		const fits = language !== undefined && alphabet.languages.split(' ').includes(language);
		const worth =
			read(decodeAs(sample, label), alphabet) + claim * trust + (fits ? languageWorth : 0) - order * orderCost;
		if (worth > best.worth) best = { label, worth };
	}
	return best.label;
}

/** The alphabet of an encoding that is declared but never guessed (ISO-8859-15, KOI8-R): any letters are right in it. */
function kin(label: string): Alphabet {
	if (label === 'koi8-r') return { label, ...cyrillic };
	if (label === 'iso-8859-7') return { label, ...greek };
	if (label.startsWith('iso-8859-8')) return { label, ...hebrew };
	return { label, common: /(?=\P{ASCII})\p{Ll}/gu, usual: /\p{L}/gu, languages: '', isLatin: true };
}

/** How well a text reads, about 1 for what is surely right and below 0 for what is surely not. */
function read(text: string, { common, usual, vowels, rare, odd, isLatin }: Alphabet): number {
	const all = count(text, strange);
	if (all === 0) return 0;
	const good = count(text, common);
	const fair = Math.max(0, count(text, usual) - overlap(text, common, usual));
	const quiet = count(text, neutral);
	const few = rare === undefined ? 0 : count(text, rare);
	const rest = Math.max(0, all - good - fair - quiet - few);
	const isPoor = vowels !== undefined && good + fair >= enoughLetters && count(text, vowels) < (good + fair) / 3;
	const isMixed = neighbours.filter((letters) => letters.test(text)).length >= 3;
	const wrong =
		5 * count(text, broken) +
		1.5 * rest +
		3 * count(text, turned) +
		count(text, lone) +
		(odd === undefined ? 0 : 2 * count(text, odd)) +
		(isLatin === true ? lengthOf(text, cluster) : 2 * count(text, seam)) +
		(isPoor ? 0.5 * (good + fair) : 0) +
		0.3 * few +
		(isMixed ? 4 * count(text, neighbourLetters) : 0);
	return (good + 0.3 * fair + 0.3 * quiet - wrong) / all;
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

/** How many letters stand in what a pattern finds. */
function lengthOf(text: string, pattern: RegExp): number {
	return text.match(pattern)?.join('').length ?? 0;
}

/** How many letters both patterns find. */
function overlap(text: string, one: RegExp, other: RegExp): number {
	return (text.match(one) ?? []).join('').match(other)?.length ?? 0;
}
