// How long a text reads: its words counted by the rules of its language, divided by that language's pace.
import { parseBody, isElement, isText, type Parent } from './tree.ts';

/**
 * Words a minute, read silently: Trauzettel-Klosinski and Dietz, "Standardized assessment of reading performance: the
 * new International Reading Speed Texts IReST", 2012. Kazakh and Persian are not among its seventeen languages: Turkish
 * stands for Kazakh, which joins its endings in the same way, Arabic for Persian, which shares its letters.
 */
const paces: Readonly<Record<string, number>> = { ar: 138, en: 228, fa: 138, kk: 166, ru: 184, tr: 166 };

/** The mean of the seventeen languages of that study. */
const meanPace = 184;

/** Words of a canonical body, footnote marks aside. */
export function countWords(body: string, language: string): number {
	const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
	let count = 0;
	for (const { isWordLike } of segmenter.segment(readText(parseBody(body)))) if (isWordLike) count++;
	return count;
}

/** Whole minutes, at least one. */
export function minutesOf(words: number, language: string): number {
	return Math.max(1, Math.round(words / (paces[language.toLowerCase().split('-')[0] ?? ''] ?? meanPace)));
}

/** The text with a space after each element that is not within a line, so that words do not grow together. */
function readText(parent: Parent): string {
	return parent.childNodes
		.map((node) => {
			if (isText(node)) return node.value;
			if (!isElement(node)) return '';
			const isMark =
				node.tagName === 'sup' && node.childNodes.some((child) => isElement(child) && child.tagName === 'a');
			return isMark
				? ''
				: `${readText(node)}${/^(?:p|h\d|li|d[td]|t[dh]|tr|br|hr|figcaption|caption|pre|small)$/.test(node.tagName) ? ' ' : ''}`;
		})
		.join('');
}
