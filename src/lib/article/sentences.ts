// Where sentences begin and end, by a small rule of our own: Intl.Segmenter differs between browsers, and places kept
// by one must be found by another.

const terminators = '.!?…؟۔。！？';
const closers = '"\'”’»›)]}';
const space = /\s/u;
const lowerCase = /\p{Ll}/u;

/** How far back a boundary is looked for through spaces and closing marks; more than this is no prose. */
const lookBack = 16;

/** A stretch of a text, in UTF-16 units, the end exclusive. */
export interface Span {
	start: number;
	end: number;
}

/**
 * Whether a sentence begins at this place: at the text's start, after a newline, or after a terminator, its closing
 * marks and a space, unless a lower-case letter follows ("approx. ten").
 */
export function isSentenceStart(text: string, at: number): boolean {
	const first = text.codePointAt(at);
	if (first === undefined || space.test(text.charAt(at))) return false;
	let back = at - 1;
	const limit = Math.max(0, at - lookBack);
	while (back >= limit && space.test(text.charAt(back))) {
		if (text[back] === '\n') return true;
		back--;
	}
	if (back < 0) return true;
	if (back === at - 1) return false;
	while (back >= limit && closers.includes(text.charAt(back))) back--;
	// Nothing but closing marks before: the text was cut out of a longer one in the middle of a sentence's end.
	const isAfterEnd = back < 0 || (back >= limit && terminators.includes(text.charAt(back)));
	return isAfterEnd && !lowerCase.test(String.fromCodePoint(first));
}

/** The sentence around a place of a text, without the spaces about it; between two, the one before. */
export function sentenceAt(text: string, at: number): Span {
	let start = Math.min(Math.max(0, at), text.length);
	while (start > 0 && !isSentenceStart(text, start)) start--;
	let end = Math.max(start, Math.min(at, text.length));
	do end++;
	while (end < text.length && !isSentenceStart(text, end));
	end = Math.min(end, text.length);
	while (start < end && space.test(text.charAt(start))) start++;
	while (end > start && space.test(text.charAt(end - 1))) end--;
	return { start, end };
}
