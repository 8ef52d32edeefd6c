// What a reader typed, as what is to be found: words that begin so, phrases in quotation marks, and words left out.
import { readWords, type Word } from './words.ts';

/** No more of what is typed is looked at. */
const longestQuery = 300;
const mostClauses = 12;

/** A word of a clause. `offset` counts positions from the clause's first word. */
export interface Wanted {
	folded: string;
	offset: number;
	/** Whether words that only begin so are meant too. */
	isPrefix: boolean;
}

/** Words that stand together as given; one word alone is the usual case. */
export interface Clause {
	words: readonly [Wanted, ...Wanted[]];
	/** Whether it must not be there. */
	isLeftOut: boolean;
}

/** Quotation marks of the languages read here, each as a pair; the last has no other end than its own. */
const quoted = /(^|[\s(])(-?)(?:"([^"]*)("?)|«([^»]*)(»?)|“([^”“]*)([”“]?)|„([^“”]*)([“”]?))/gu;

/** The clauses of what was typed; none where it holds no word. A word that is still typed, as all others, finds what begins so. */
export function readQuery(typed: string): Clause[] {
	const text = typed.slice(0, longestQuery);
	const clauses: Clause[] = [];
	let passed = 0;
	for (const found of text.matchAll(quoted)) {
		const lead = (found[1] ?? '').length;
		clauses.push(...readLoose(text.slice(passed, found.index + lead)));
		const at = [3, 5, 7, 9].find((group) => found[group] !== undefined) ?? 3;
		const isOpen = found[at + 1] === '';
		clauses.push(...toClause(readWords(found[at] ?? ''), found[2] === '-', isOpen ? 'last' : 'none'));
		passed = found.index + found[0].length;
	}
	clauses.push(...readLoose(text.slice(passed)));
	return clauses.slice(0, mostClauses);
}

/** Words without quotation marks: each for itself, but that signs of a script without spaces belong together. */
function readLoose(text: string): Clause[] {
	const words = wholeWords(readWords(text));
	const clauses: Clause[] = [];
	for (let at = 0; at < words.length;) {
		let end = at + 1;
		while (end < words.length && words[end]?.start === words[end - 1]?.end) end += 1;
		const run = words.slice(at, end);
		const start = run[0]?.start ?? 0;
		const isLeftOut = text[start - 1] === '-' && (start < 2 || /\s/u.test(text[start - 2] ?? ''));
		clauses.push(...toClause(run, isLeftOut, isLeftOut ? 'none' : 'last'));
		at = end;
	}
	return clauses;
}

/** Of a word of joined parts the whole is asked for. */
function wholeWords(words: readonly Word[]): Word[] {
	return words.filter((word, at) => words[at - 1]?.start !== word.start);
}

function toClause(words: readonly Word[], isLeftOut: boolean, prefix: 'last' | 'none'): Clause[] {
	const own = wholeWords(words);
	const [first, ...others] = own.map(({ folded, position }, at): Wanted => {
		const isPrefix = prefix === 'last' && at === own.length - 1;
		return { folded, offset: position - (own[0]?.position ?? 0), isPrefix };
	});
	return first === undefined ? [] : [{ words: [first, ...others], isLeftOut }];
}

/** Whether a word of a text is one that is wanted. */
export function fits(folded: string, wanted: Wanted): boolean {
	return wanted.isPrefix ? folded.startsWith(wanted.folded) : folded === wanted.folded;
}
