// The words of a text with their places: the same rule for what is kept in the index and for what is asked of it.
import { foldWord } from './fold.ts';

/** One word of a text. */
export interface Word {
	folded: string;
	/** Where it stands in the text, in UTF-16 units, the end exclusive. */
	start: number;
	end: number;
	/** Its number in the order of words; words that stand together have numbers that follow each other. */
	position: number;
}

/** Scripts that put no space between words: each sign stands for itself, and signs that adjoin are a phrase. */
const spaceless =
	'\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const wordPattern = new RegExp(
	`[${spaceless}]\\p{M}*|(?:(?![${spaceless}])[\\p{L}\\p{N}][\\p{M}\\u0640\\u200c\\u200d\\u00ad]*(?:['’ʼ](?=\\p{L}))?)+`,
	'gu'
);
/** What Persian puts between the parts of a word, and people leave out or replace by a space. */
const joint = /\u200c+/u;

/**
 * The words of a text in their order, beginning with a position. A word of joined parts is found whole and by each
 * part: whole at its first position, the parts from there on.
 */
export function readWords(text: string, position = 0): Word[] {
	const words: Word[] = [];
	let next = position;
	for (const { 0: found, index } of text.matchAll(wordPattern)) {
		const folded = foldWord(found);
		if (folded === '') continue;
		const end = index + found.length;
		words.push({ folded, start: index, end, position: next });
		const parts = found.includes('\u200c')
			? found
					.split(joint)
					.map(foldWord)
					.filter((part) => part !== '')
			: [];
		if (parts.length > 1) for (const part of parts) words.push({ folded: part, start: index, end, position: next++ });
		else next += 1;
	}
	return words;
}
