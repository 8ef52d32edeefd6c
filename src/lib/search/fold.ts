// One word as search compares it: without case, accents and the letters that people replace when they type.

/** A word is compared by so many UTF-16 units; the rest of a longer one is no help in finding it. */
export const longestWord = 40;
/** Folded forms that are remembered, so that the words of a language are folded once. */
const mostRemembered = 20_000;

/** Letters of one script that stand for each other in what people type: Russian, Kazakh, Arabic and Persian. */
const replaced: Readonly<Record<string, string>> = {
	ё: 'е',
	ә: 'а',
	ғ: 'г',
	қ: 'к',
	ң: 'н',
	ө: 'о',
	ұ: 'у',
	ү: 'у',
	һ: 'х',
	і: 'и',
	ي: 'ی',
	ى: 'ی',
	ئ: 'ی',
	ك: 'ک',
	ة: 'ه',
	ۀ: 'ه',
	أ: 'ا',
	إ: 'ا',
	آ: 'ا',
	ٱ: 'ا',
	ؤ: 'و',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ł: 'l',
	ı: 'i',
	ς: 'σ'
};
const replaceable = new RegExp(`[${Object.keys(replaced).join('')}]`, 'gu');
/** Marks over and under letters, and what joins or lengthens without being a letter. */
const marks = /[\p{Mn}\p{Me}\u0640\u00ad\u200b-\u200f\u2060'’ʼʻ]/gu;
/** й is a letter of its own: the one mark that stays. */
const shortI = /и\u0306/gu;
/** Digits of the scripts that are read here; each row is ten signs that follow each other (Unicode, 4.6). */
const digit = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu;
const zeros = [0x0660, 0x06f0, 0x0966];
const valueOf = (sign: string): number =>
	zeros.map((zero) => sign.charCodeAt(0) - zero).find((value) => value >= 0 && value < 10) ?? 0;
const plain = /^[a-z0-9]+$/;

const remembered = new Map<string, string>();

/** A word folded: equal for all ways of writing it that a reader takes for the same. Idempotent. */
export function foldWord(word: string): string {
	const known = remembered.get(word);
	if (known !== undefined) return known;
	if (remembered.size >= mostRemembered) remembered.clear();
	const folded = fold(word);
	remembered.set(word, folded);
	return folded;
}

function fold(word: string): string {
	const lower = word.toLowerCase();
	if (plain.test(lower)) return cut(lower);
	const bare = lower
		.normalize('NFKD')
		.toLowerCase()
		.replace(shortI, 'й')
		.replace(marks, '')
		.replace(replaceable, (letter) => replaced[letter] ?? letter)
		.replace(digit, (sign) => String(valueOf(sign)));
	return cut(bare.normalize('NFC'));
}

/** No surrogate is left alone at the end. */
function cut(word: string): string {
	if (word.length <= longestWord) return word;
	const last = word.charCodeAt(longestWord - 1);
	return word.slice(0, last >= 0xd800 && last < 0xdc00 ? longestWord - 1 : longestWord);
}
